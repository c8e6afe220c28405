import { statedText } from '@/domain/questionnaires/values';
import type { Flag } from '../schema';
import { flag, type Said } from './said';

/** The fixed version was installed before it was released. `releasedOn` as YYYY-MM-DD; null: not known. */
export function fixedBeforeRelease(said: Said, releasedOn: string | null): Flag | null {
  const installedOn = statedText(said.answers.fixedVersionOn);
  if (!installedOn || !releasedOn || installedOn >= releasedOn) return null;
  return flag('fixedBeforeRelease', said, 'fixedVersionOn', [installedOn, releasedOn], {
    installedOn,
    releasedOn,
  });
}
