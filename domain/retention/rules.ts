import { addMonths } from 'date-fns';

export type Rule = { personMonths: number; addressMonths: number };

/** Where an authority has no rule of its own. Why so long: docs/privacy.md. */
export const defaultRule: Rule = { personMonths: 24, addressMonths: 6 };

/** What a person last had to do with an authority (null: with none in particular); `active`: has a role now. */
export type InUse = { officeId: string | null; lastAt: Date; active: boolean };

/** A package for the public archive: of an authority (null: of all), with everything until `through`. */
export type Archived = { officeId: string | null; through: Date };

/** An authority's own rule, or the one that holds until it sets one. */
export const ruleOf = (rules: ReadonlyMap<string, Rule>, officeId: string | null): Rule =>
  (officeId === null ? undefined : rules.get(officeId)) ?? defaultRule;

/**
 * When nobody needs a person's data any more: when the last of the authorities concerned no longer keeps them. Null
 * while the person has a role.
 */
export function personDueAt(uses: readonly InUse[], rules: ReadonlyMap<string, Rule>): Date | null {
  if (uses.length === 0 || uses.some((use) => use.active)) return null;
  const ends = uses.map(({ officeId, lastAt }) => addMonths(lastAt, ruleOf(rules, officeId).personMonths));
  return new Date(Math.max(...ends.map(Number)));
}

/**
 * Whether everything that the person had to do with an authority is in a package for the archive: of each authority
 * concerned, or of all. Who had to do with none needs a package of all.
 */
export function isArchived(uses: readonly InUse[], archived: readonly Archived[]): boolean {
  const concerned = uses.filter((use) => use.officeId !== null);
  return (concerned.length > 0 ? concerned : uses).every(({ officeId, lastAt }) =>
    archived.some(
      (one) =>
        (one.officeId === null || one.officeId === officeId) && one.through.getTime() >= lastAt.getTime(),
    ),
  );
}

/** The moment before which an authority's network addresses are erased. */
export function addressesBefore(rule: Rule, moment: Date): Date {
  return addMonths(moment, -rule.addressMonths);
}
