import { ownItems } from '@/domain/questionnaires/compose';
import { indicators, isIndicator } from '@/domain/questionnaires/indicators';
import { type Answer, type Definition, type Fields, lineKeys } from '@/domain/questionnaires/schema';
import { stated } from '@/domain/questionnaires/values';

/**
 * What one municipality's answers can say of others too, into fields that are empty: how it was checked, when one
 * became aware, what has been done, that nothing was lost. Never counts, nor whether and when something was lost
 * where something was, nor what is particular to a line (its grade and what remains).
 */
export function sameForAll(
  definition: Definition,
  fields: Fields,
  from: string,
  others: readonly string[],
): { path: string; value: Answer }[] {
  const denied =
    stated(fields[`${from}.affected`]) !== 'yes' &&
    (fields[`${from}.affected`] ?? fields[`${from}.usesSystem`]) !== undefined;
  const copied = Object.entries(fields).flatMap(([path, value]) => {
    const key = path.slice(path.indexOf('.') + 1);
    return path.startsWith(`${from}.`) && mayBeSame(key, definition, denied) ? [{ key, value }] : [];
  });
  return others.flatMap((number) =>
    copied.flatMap(({ key, value }) => {
      const path = `${number}.${key}`;
      return fields[path] ? [] : [{ path, value }];
    }),
  );
}

function mayBeSame(key: string, definition: Definition, denied: boolean): boolean {
  if ((lineKeys as readonly string[]).includes(key)) return false;
  if (key === 'firstLostOn' || key === 'lastLostOn') return false;
  if (key === 'affected' || key === 'usesSystem') return denied;
  const type = isIndicator(key)
    ? indicators[key].type
    : ownItems(definition, 'municipality').find((item) => item.key === key)?.type;
  return type !== undefined && type !== 'integer';
}
