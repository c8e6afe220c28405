import { statedNumber, statedText } from '@/domain/questionnaires/values';
import type { Flag } from '../schema';
import { flag, type Said } from './said';

/**
 * Equal count, first and last date in two municipalities of one office: the same reports may stand in both, whichever
 * survey of the incident they were told in. One flag for each that is judged, which names the others.
 */
export function countedTwice(judged: readonly Said[], incident: readonly Said[]): Flag[] {
  const groups = Map.groupBy(
    incident.filter((said) => signature(said) !== null),
    (said) => signature(said) ?? '',
  );
  return judged.flatMap((said) => {
    const own = signature(said);
    const others = (own === null ? [] : (groups.get(own) ?? []))
      .filter((other) => other.municipalityNumber !== said.municipalityNumber)
      .toSorted((a, b) => a.municipalityNumber.localeCompare(b.municipalityNumber));
    if (own === null || others.length === 0) return [];
    const names = [...new Set(others.map((other) => other.municipalityName))].join(', ');
    const numbers = [...new Set(others.map((other) => other.municipalityNumber))];
    return flag('countedTwice', said, 'lost', [own, ...numbers], {
      names,
      lost: statedNumber(said.answers.lost) ?? 0,
    });
  });
}

function signature({ answers, countyOfficeId }: Said): string | null {
  const lost = statedNumber(answers.lost);
  const first = statedText(answers.firstLostOn);
  const last = statedText(answers.lastLostOn);
  return lost && first && last ? [countyOfficeId, lost, first, last].join(' ') : null;
}
