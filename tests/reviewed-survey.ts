import type pg from 'pg';
import { createIncident } from '@/domain/incidents/mutations';
import type { Answer } from '@/domain/questionnaires/schema';
import { getDialogue } from '@/domain/reviews/data';
import { createSurvey, openSurvey } from '@/domain/surveys/mutations';
import { listRequests } from '@/domain/tracking/data';
import { getTrackedRequest } from '@/domain/tracking/detail-data';
import type { Actor } from '@/lib/actor';
import { atMoment } from '@/lib/clock';
import { asActorStatement } from '@/lib/db';
import { does, must } from './outcomes.ts';
import { insertSampleRegister, people } from './sample-register.ts';

const { bufdir, leaderTrondheim, leaderMolde } = people;
const opened = new Date('2023-06-07T14:00:00Z');
const early = new Date('2023-06-12T10:00:00Z');
/** When the survey is due, and a moment before it at which answers are reviewed. */
export const dueAt = new Date('2023-06-15T10:00:00Z');
export const during = new Date('2023-06-13T10:00:00Z');

export const says = (value: string | number): Answer => ({ kind: 'stated', value });

type Answers = Record<string, Record<string, Answer>>;
const query = { sort: 'service' as const, descending: false, limit: 500 };

/** The directorate's survey of the sample register: Trondheim is affected and still counts, Molde is not affected. */
export class ReviewedSurvey {
  surveyId = '';
  readonly #requests = new Map<string, string>();

  constructor(readonly owner: pg.Client) {}

  async open(): Promise<void> {
    await insertSampleRegister(this.owner);
    const incident = { title: 'Tapte meldinger', system: 'Familia', summary: 'Noe forsvant.' };
    const { incidentId } = await must(does(bufdir, opened, (tx) => createIncident(bufdir, tx, incident)));
    const survey = {
      incidentId,
      template: 'one-week-deviation-report',
      introduction: 'Hei',
      legalBasis: 'Loven',
      dueAt: dueAt.toISOString(),
    };
    const { surveyId } = await must(does(bufdir, opened, (tx) => createSurvey(bufdir, tx, survey)));
    this.surveyId = surveyId;
    await must(does(bufdir, opened, (tx) => openSurvey(bufdir, tx, { surveyId })));
    const rows = await this.owner.query(`select id, "serviceId" from request where "surveyId" = $1`, [
      surveyId,
    ]);
    for (const row of rows.rows) this.#requests.set(row.serviceId, row.id);
    await this.submit(leaderTrondheim, 'tr-trondheim', early, 1, {
      '5001': { affected: says('yes'), lost: { kind: 'notKnownYet' } },
    });
    await this.submit(leaderMolde, 'mr-molde', early, 1, { '1506': { affected: says('no'), lost: says(0) } });
  }

  /** The request of a service. */
  id(serviceId: string): string {
    return this.#requests.get(serviceId) ?? '';
  }

  /** Stores a version past the form's rules. */
  async submit(
    actor: Actor,
    serviceId: string,
    at: Date,
    version: number,
    answers: Answers,
    grade = 'final',
    remainsUntil: string | null = null,
  ): Promise<void> {
    const lines = Object.entries(answers).map(([municipalityNumber, said]) => ({
      municipalityNumber,
      grade,
      answers: said,
    }));
    const result = await atMoment(at, () =>
      asActorStatement<{ ok: boolean }>(actor, 'submit_return', {
        requestId: this.id(serviceId),
        baseVersion: version - 1,
        idempotencyKey: `${serviceId} ${version}`,
        content: JSON.stringify({ schema: 1, answers: {}, lines }),
        lines: lines.map(({ answers: said, ...line }) => ({ ...line, remainsUntil, indicators: said })),
        reason: version > 1 ? 'Rettet' : null,
        givenById: actor.personId,
        givenByRole: 'leader',
        recordedById: actor.personId,
        audit: { role: 'leader' },
      }),
    );
    if (!result.ok) throw new Error(JSON.stringify(result));
  }

  /** A service's row in the list, as somebody sees it. */
  async row(serviceId: string, actor: Actor = bufdir) {
    const { surveyId } = this;
    const page = await must(does(actor, during, (tx) => listRequests(actor, tx, { surveyId, ...query })));
    const row = page.rows.find((one) => one.serviceId === serviceId);
    if (!row) throw new Error(`${serviceId} is not in the list`);
    return row;
  }

  /** The same request in whole. */
  detail(serviceId: string, actor: Actor = bufdir) {
    const requestId = this.id(serviceId);
    return must(does(actor, during, (tx) => getTrackedRequest(actor, tx, { requestId })));
  }

  /** What both sides see of its review. */
  dialogue(actor: Actor, serviceId: string) {
    const requestId = this.id(serviceId);
    return does(actor, during, (tx) => getDialogue(actor, tx, { requestId }));
  }

  /** The mails of a kind, in the order in which they were queued. */
  async mails(kind: string): Promise<{ personId: string; params: Record<string, unknown> }[]> {
    const sql = `select "personId", params from message where kind = $1 order by "createdAt", id`;
    return (await this.owner.query(sql, [kind])).rows;
  }
}
