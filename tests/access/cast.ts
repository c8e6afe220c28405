import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { addNotice, createIncident, importOperatorList } from '@/domain/incidents/mutations';
import { storedIn } from '@/domain/replay/data';
import { loadStory } from '@/domain/replay/mutations';
import { closeSurvey, createSurvey, openSurvey } from '@/domain/surveys/mutations';
import { type Actor, systemActor } from '@/lib/actor';
import { actorByEmail } from '@/lib/auth';
import { asActor, type Tx } from '@/lib/db';
import type { Outcome } from '@/lib/outcome';
import { must } from '@/tests/outcomes';
import { addQuestionnaires } from './cast-questionnaires.ts';
import type { Role } from './roles.ts';

/** Rindal is in Trøndelag (50), Surnadal in Møre og Romsdal (15); Bergen (46) is a third county. */
export const counties = { governor: '50', otherGovernor: '15', third: '46' };
export const service = 'mr-surnadal-rindal';
const otherService = 'vl-bergen';

const emails: Partial<Record<Role, string>> = {
  leader: `leder@${service}.example.test`,
  otherLeader: `leder@${otherService}.example.test`,
  governor: 'trondelag@example.test',
  otherGovernor: 'more@example.test',
  directorate: 'bufdir@example.test',
  ministry: 'departementet@example.test',
  observer: 'datatilsynet@example.test',
  operator: 'ks@example.test',
  otherOperator: 'leverandor@example.test',
  admin: 'admin@example.test',
  endedGovernor: 'tidligere@example.test',
  endedLeader: `tidligere@${service}.example.test`,
};

type Asked = { requestId: string; returnId: string; number: string; entryHash: string };

/** The story of June 2023 with what the table's objects need besides. */
export type Cast = {
  owner: pg.Client;
  personIds: Partial<Record<Role, string>>;
  incidents: { directorate: string; governor: string };
  surveys: { national: string; county: string; closed: string; countyDraft: string; nationalDraft: string };
  /** Answered ones: of the service in both surveys, of the other service in the national one. */
  requests: { national: Asked; county: Asked; other: Asked };
  /** Of the service, in the national survey that nobody of it has answered yet. */
  unanswered: string;
  noticeId: string;
  questionnaires: { template: string; governor: string; governorDraft: string };
  mailId: string;
};

/** Loads the story and adds the roles and objects that it lacks. */
export async function makeCast(owner: pg.Client): Promise<Cast> {
  process.env.DEMO = '1';
  await loadStory();
  await addPeople(owner);
  const stored = await asActor(systemActor('test'), storedIn);
  const national = stored.surveys['status-round'] ?? '';
  const county = stored.surveys['county-tr'] ?? '';
  const [governor, otherGovernor, directorate, operator] = await Promise.all(
    (['governor', 'otherGovernor', 'directorate', 'operator'] as const).map((role) => actorOf(role)),
  );
  if (!governor || !otherGovernor || !directorate || !operator) throw new Error('somebody is missing');
  const started = await does(governor, (tx) => createIncident(governor, tx, incident('Fylkets hendelse')));
  // So that the other office has something on its page of the audit, too.
  await does(otherGovernor, (tx) => createIncident(otherGovernor, tx, incident('Et annet fylkes hendelse')));
  const { incidentId } = stored;
  const notice = await does(operator, (tx) =>
    addNotice(operator, tx, {
      incidentId,
      at: '2023-06-01T10:00:00Z',
      from: 'KS',
      kind: 'other',
      title: 'T',
      body: 'B',
    }),
  );
  await does(operator, (tx) =>
    importOperatorList(operator, tx, {
      incidentId,
      rows: [{ municipalityNumber: '4601', usesSystem: 'yes' }],
    }),
  );
  const drafted = (actor: Actor, title: string) =>
    does(actor, (tx) =>
      createSurvey(actor, tx, {
        incidentId,
        title,
        template: 'county-three-questions',
        introduction: 'Vi spør.',
        legalBasis: 'Barnevernsloven.',
        recipients: { all: false, counties: [], usesSystem: false, include: [service], exclude: [] },
      }),
    );
  const closed = (await drafted(governor, 'Lukket')).surveyId;
  await does(governor, (tx) => openSurvey(governor, tx, { surveyId: closed }));
  await does(governor, (tx) => closeSurvey(governor, tx, { surveyId: closed }));
  return {
    owner,
    personIds: await personIds(owner),
    incidents: { directorate: incidentId, governor: started.incidentId },
    surveys: {
      national,
      county,
      closed,
      countyDraft: (await drafted(governor, 'Fylkets kladd')).surveyId,
      nationalDraft: (await drafted(directorate, 'Direktoratets kladd')).surveyId,
    },
    requests: {
      national: await asked(owner, national, service),
      county: await asked(owner, county, service),
      other: await asked(owner, national, otherService),
    },
    unanswered: (await requestOf(owner, stored.surveys.deviation ?? '', service)).requestId,
    noticeId: notice.noticeId,
    questionnaires: await addQuestionnaires(owner),
    mailId: await added(
      owner,
      `insert into mailbox_message (id, "receivedAt", "to", subject, text, html)
      values ($1, now(), 'a@example.test', 'S', 'T', 'T')`,
    ),
  };
}

const incident = (title: string) => ({ title, system: 'Familia', summary: 'Noe forsvant.' });

const does = <T>(actor: Actor, run: (tx: Tx) => Promise<Outcome<T>>) => must(asActor(actor, run));

/** The actor that a session of the role's person gives. */
export const actorOf = (role: Role): Promise<Actor> => actorByEmail(emails[role] ?? '');

export async function added(owner: pg.Client, statement: string, ...values: unknown[]): Promise<string> {
  const id = randomUUID();
  await owner.query(statement, [id, ...values]);
  return id;
}

async function addPeople(owner: pg.Client): Promise<void> {
  await owner.query(
    `insert into office (id, kind, names) values ('visma', 'operator', '[{"from": null, "name": "Visma"}]')`,
  );
  const person = (role: Role) =>
    added(owner, 'insert into person (id, name, email) values ($1, $2, $3)', role, emails[role]);
  const member = async (role: Role, as: string, office: string, until: string | null) =>
    added(
      owner,
      'insert into membership (id, "personId", role, "officeId", "validTo") values ($1, $2, $3, $4, $5)',
      await person(role),
      as,
      office,
      until,
    );
  await member('otherGovernor', 'governor', 'sf-mr', null);
  await member('otherOperator', 'operator', 'visma', null);
  await member('endedGovernor', 'governor', 'sf-tr', '2023-06-08T12:00:00Z');
  await added(
    owner,
    `insert into contact (id, "serviceId", "personId", role, "validTo") values ($1, $2, $3, 'leader', $4)`,
    service,
    await person('endedLeader'),
    '2023-06-08T12:00:00Z',
  );
}

async function personIds(owner: pg.Client): Promise<Cast['personIds']> {
  const { rows } = await owner.query('select id, email from person where email = any ($1)', [
    Object.values(emails),
  ]);
  const ids = new Map(rows.map((row) => [row.email, row.id]));
  const of = Object.entries(emails).map(([role, email]) => [role, ids.get(email)]);
  return {
    ...Object.fromEntries(of),
    token: ids.get(emails.governor),
    revokedToken: ids.get(emails.governor),
  };
}

async function requestOf(owner: pg.Client, surveyId: string, serviceId: string) {
  const { rows } = await owner.query<Asked>(
    `select r.id as "requestId", t.id as "returnId", c.number, c."entryHash"
     from request r left join "return" t on t."requestId" = r.id left join receipt c on c."returnId" = t.id
     where r."surveyId" = $1 and r."serviceId" = $2 order by t.version desc limit 1`,
    [surveyId, serviceId],
  );
  if (!rows[0]) throw new Error(`${serviceId} was not asked in ${surveyId}`);
  return rows[0];
}

async function asked(owner: pg.Client, surveyId: string, serviceId: string): Promise<Asked> {
  const found = await requestOf(owner, surveyId, serviceId);
  if (!found.returnId) throw new Error(`${serviceId} has not answered ${surveyId}`);
  return found;
}

/** A copy of a draft, to be changed or deleted by one caller. */
export async function copyOfDraft({ owner }: Cast, surveyId: string): Promise<string> {
  const columns = `"incidentId", "officeId", "questionnaireVersionId", title, introduction, "legalBasis", recipients, "dueAt", "createdAt"`;
  return added(
    owner,
    `insert into survey (id, ${columns}) select $1, ${columns} from survey where id = $2`,
    surveyId,
  );
}
