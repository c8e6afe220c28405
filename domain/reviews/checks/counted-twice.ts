import { statedNumber, statedText } from '@/domain/questionnaires/values';
import type { Flag } from '../schema';
import { flag, type Said } from './said';

/**
 * Equal count, first and last date in two municipalities of one office: the same reports may stand in both. One
 * flag for each of them, which names the others.
 */
export function countedTwice(all: readonly Said[]): Flag[] {
  const groups = Map.groupBy(
    all.filter((said) => signature(said) !== null),
    (said) => signature(said) ?? '',
  );
  return [...groups.values()].flatMap((group) =>
    group.flatMap((said) => {
      const others = group
        .filter((other) => other.municipalityNumber !== said.municipalityNumber)
        .sort((a, b) => a.municipalityNumber.localeCompare(b.municipalityNumber));
      if (others.length === 0) return [];
      const names = [...new Set(others.map((other) => other.municipalityName))].join(', ');
      const numbers = [...new Set(others.map((other) => other.municipalityNumber))];
      return flag('countedTwice', said, 'lost', [signature(said) ?? '', ...numbers], {
        names,
        lost: statedNumber(said.answers.lost) ?? 0,
      });
    }),
  );
}

function signature({ answers, countyOfficeId }: Said): string | null {
  const lost = statedNumber(answers.lost);
  const first = statedText(answers.firstLostOn);
  const last = statedText(answers.lastLostOn);
  return lost && first && last ? [countyOfficeId, lost, first, last].join(' ') : null;
}
