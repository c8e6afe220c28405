import type { RealWrites } from './call.ts';
import { people } from './real-writes/people.ts';
import { requests } from './real-writes/requests.ts';
import { surveys } from './real-writes/surveys.ts';

/**
 * Calls that really write, for every write whose call in the table of access may change nothing. They are made in the
 * order of the API's list, and some build on those before.
 */
export const realWrites: RealWrites = { ...surveys, ...requests, ...people };
