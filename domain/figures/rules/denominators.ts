import type { Denominators, MunicipalityState } from '../schema';

type Needed = Pick<MunicipalityState, 'finding' | 'usesSystem' | 'usesSystemDiffers' | 'fixedVersionOn'>;

/**
 * The ladder of denominators: all → use the system → have checked (affected or not affected; who is still
 * looking into it has not finished checking) → affected; each is part of the one before. Beside it, of those that
 * use the system, those with the fixed version. An incident that does not ask about the system (`asksUse` false) has
 * all in that step. Source: domain.md, "Figures".
 */
export function denominators(municipalities: readonly Needed[], asksUse = true): Denominators {
  const users = asksUse ? municipalities.filter((m) => m.usesSystem === true) : municipalities;
  const affected = users.filter((m) => m.finding === 'affected').length;
  return {
    all: municipalities.length,
    usesSystem: users.length,
    checked: affected + users.filter((m) => m.finding === 'not_affected').length,
    affected,
    fixedVersion: users.filter((m) => m.fixedVersionOn !== null).length,
    differs: municipalities.filter((m) => m.usesSystemDiffers).length,
  };
}
