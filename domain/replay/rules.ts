import type { Fields } from '@/domain/questionnaires/compose';
import type { IndicatorKey } from '@/domain/questionnaires/indicators';
import { indicators } from '@/domain/questionnaires/indicators';
import type { Answer } from '@/domain/questionnaires/schema';
import { jumps, type ReturnRow } from './schema';

const columns: Partial<Record<keyof ReturnRow, IndicatorKey>> = {
  uses_system: 'usesSystem',
  integration_in_use: 'integrationInUse',
  affected: 'affected',
  how_checked: 'howChecked',
  system_version: 'systemVersion',
  checked_on: 'checkedOn',
  lost: 'lost',
  recovered: 'recovered',
  irretrievable: 'irretrievable',
  followed_up: 'followedUp',
  first_lost_on: 'firstLostOn',
  last_lost_on: 'lastLostOn',
  aware_at: 'awareAt',
  dpa_notified_at: 'dpaNotifiedAt',
  dpa_delay_reason: 'dpaDelayReason',
  measures: 'measures',
};

/** What a person would have typed to give this return: `-` and empty were never typed, `?` is not known yet. */
export function fieldsOf(rows: readonly ReturnRow[]): Fields {
  const fields: Fields = {};
  for (const row of rows) {
    for (const [column, key] of Object.entries(columns)) {
      const answer = answerOf(row[column as keyof ReturnRow] as string, key);
      if (answer) fields[`${row.municipality_number}.${key}`] = answer;
    }
    fields[`${row.municipality_number}.grade`] = { kind: 'stated', value: row.grade };
    if (row.text !== '' && row.text !== '-') fields['.comment'] = { kind: 'stated', value: row.text };
  }
  return fields;
}

function answerOf(cell: string, key: IndicatorKey): Answer | null {
  if (cell === '' || cell === '-') return null;
  if (cell === '?') return { kind: 'notKnownYet' };
  switch (indicators[key].type) {
    case 'integer':
      return { kind: 'stated', value: Number(cell) };
    case 'multiple':
      return { kind: 'stated', value: cell.split(';') };
    default:
      return { kind: 'stated', value: cell };
  }
}

/** Where the demo's control jumps next; null when the whole story has been played. */
export function nextJump(playedUntil: Date): Date | null {
  const next = jumps.find((jump) => new Date(jump) > playedUntil);
  return next ? new Date(next) : null;
}
