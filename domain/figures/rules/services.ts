import type { Answer } from '@/domain/questionnaires/schema';
import { stated } from '@/domain/questionnaires/values';
import { isAnswered, type Response } from '@/domain/requests/rules';
import type { ServiceFigures } from '../schema';
import type { Finding } from '../states';

/** What one service says of one municipality it serves. */
export type Saying = {
  serviceId: string;
  municipalityNumber: string;
  answers: Readonly<Record<string, Answer>>;
  finding: Finding | null;
  lost: number | null;
  grade: string;
};

/**
 * Figures counted in services. Asked and answered: services with any request, and with any answered request. Not
 * affected: services that answered for a municipality whose finding is not affected, and those municipalities.
 * Had the integration, confirm a loss (lost ≥ 1), not finished (a line under investigation): services that say so
 * of any municipality.
 */
export function serviceFigures(
  requests: readonly { serviceId: string; response: Response }[],
  sayings: readonly Saying[],
  municipalities: readonly { number: string; finding: Finding | null }[],
): ServiceFigures {
  const notAffected = new Set(
    municipalities.filter((m) => m.finding === 'not_affected').map((m) => m.number),
  );
  const services = (says: (saying: Saying) => boolean) =>
    new Set(sayings.filter(says).map((saying) => saying.serviceId)).size;
  return {
    asked: new Set(requests.map((request) => request.serviceId)).size,
    answered: new Set(requests.filter((r) => isAnswered(r.response)).map((r) => r.serviceId)).size,
    notAffected: {
      services: services((s) => s.finding === 'not_affected' && notAffected.has(s.municipalityNumber)),
      municipalities: notAffected.size,
    },
    hadIntegration: services((s) => stated(s.answers.integrationInUse) === 'yes'),
    confirmLoss: services((s) => (s.lost ?? 0) >= 1),
    notFinished: services((s) => s.grade === 'under_investigation'),
  };
}
