import type { Call, Calls } from './call.ts';
import { incidents } from './calls/incidents.ts';
import { people } from './calls/people.ts';
import { requests } from './calls/requests.ts';
import { surveys } from './calls/surveys.ts';
import type { Cast } from './cast.ts';
import { incidentOf, questionnaireOf, requestOf, surveyOf } from './objects.ts';
import type { Role } from './roles.ts';

/** Those that need more than the address of their object. */
const calls: Calls = { ...incidents, ...surveys, ...requests, ...people };

/** What to send for a row of the table as a role; params follow from the object unless the operation has others. */
export async function callOf(cast: Cast, operation: string, of: string, role: Role): Promise<Call> {
  const made = (await calls[operation]?.(cast, of, role)) ?? {};
  const params: Record<string, string> = {};
  if (operation.includes('{incidentId}')) params.incidentId = incidentOf(cast, of);
  if (operation.includes('{questionnaireVersionId}'))
    params.questionnaireVersionId = questionnaireOf(cast, of);
  if (operation.includes('{surveyId}')) params.surveyId = surveyOf(cast, of);
  if (operation.includes('{requestId}')) params.requestId = requestOf(cast, of).requestId;
  return { ...made, params: { ...params, ...made.params } };
}
