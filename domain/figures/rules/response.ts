import type { Response as RequestResponse } from '@/domain/requests/rules';
import type { Coverage } from '../schema';
import type { Response } from '../states';

/**
 * Response of a municipality, from the requests about it: not asked when there are none; exempt when all are;
 * answered when all that are not exempt are, on time when all of them are; else overdue if any is; else
 * outstanding. Source: domain.md, "The state of a municipality".
 */
export function municipalityResponse(requests: readonly RequestResponse[]): Response {
  if (requests.length === 0) return 'not_asked';
  const counting = requests.filter((response) => response !== 'exempt');
  if (counting.length === 0) return 'exempt';
  if (counting.every((response) => response === 'answered_on_time')) return 'answered_on_time';
  if (counting.every((response) => response === 'answered_on_time' || response === 'answered_late'))
    return 'answered_late';
  return counting.includes('overdue') ? 'overdue' : 'outstanding';
}

/**
 * Coverage: asked = answered (on time + late) + outstanding + overdue + exempt. The responses are of requests or
 * of municipalities, never of both; whoever was not asked is in none of them. Source: domain.md, "Figures".
 */
export function coverage(responses: readonly Response[]): Coverage {
  const count = (wanted: Response) => responses.filter((response) => response === wanted).length;
  const onTime = count('answered_on_time');
  const late = count('answered_late');
  const outstanding = count('outstanding');
  const overdue = count('overdue');
  const exempt = count('exempt');
  return {
    asked: onTime + late + outstanding + overdue + exempt,
    answered: onTime + late,
    onTime,
    late,
    outstanding,
    overdue,
    exempt,
  };
}
