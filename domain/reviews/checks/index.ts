import type { Flag } from '../schema';
import { affectedWithoutCounts } from './affected-without-counts';
import { awareAfterNotified } from './aware-after-notified';
import { countedTwice } from './counted-twice';
import { fixedBeforeRelease } from './fixed-before-release';
import { noLongerAffected } from './no-longer-affected';
import { outOfLine } from './out-of-line';
import type { Said } from './said';
import { type AskedService, silentNeighbours } from './silent-neighbour';

type Basis = {
  /** What the survey's answers say now. */
  judged: readonly Said[];
  /** What everybody in the incident says now, in whatever survey. */
  incident: readonly Said[];
  asked: readonly AskedService[];
  /** YYYY-MM-DD */
  fixedReleasedOn: string | null;
};

/** Every flag of the plausibility checks. They are for a human to look at, and block nothing. */
export function findFlags({ judged, incident, asked, fixedReleasedOn }: Basis): Flag[] {
  const ofOne = judged.flatMap((said) =>
    [
      affectedWithoutCounts(said),
      fixedBeforeRelease(said, fixedReleasedOn),
      awareAfterNotified(said),
      noLongerAffected(said),
    ].filter((found) => found !== null),
  );
  return [
    ...ofOne,
    ...outOfLine(judged, incident),
    ...countedTwice(judged, incident),
    ...silentNeighbours(asked),
  ];
}
