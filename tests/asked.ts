import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { concernWords } from '@/domain/incidents/concern-words';
import type { IncidentWords } from '@/domain/incidents/words';
import type { Definition } from '@/domain/questionnaires/schema';
import { templates } from '@/domain/questionnaires/templates';
import { type Actor, nobody } from '@/lib/actor';
import { realNow } from '@/lib/clock';

export type AskedService = {
  requestId: string;
  serviceId: string;
  leader: Actor;
  municipalityNumbers: string[];
};

export type Asked = {
  incidentId: string;
  surveyId: string;
  questionnaireVersionId: string;
  services: AskedService[];
  /** A governor of the county whose office asks. */
  governor: Actor;
  /** A leader of a service that was not asked. */
  stranger: Actor;
};

type Wanted = {
  /** Municipality numbers, service by service. */
  services?: string[][];
  definition?: Definition;
  dueAt?: string;
  openedAt?: string;
  lateAllowed?: boolean;
  words?: IncidentWords;
};

const shipped = (key: string) => {
  const found = templates.find((template) => template.key === key);
  if (!found) throw new Error(`no template ${key}`);
  return found.definition;
};

/**
 * An open survey with one request per service, written as the database's owner: for tests of what comes after
 * opening. Times are plain ISO text; by default opened an hour ago and due in a week.
 */
export async function askServices(owner: pg.Client, wanted: Wanted = {}): Promise<Asked> {
  const tag = randomUUID().slice(0, 8);
  const office = `sf-${tag}`;
  const county = tag.slice(0, 6);
  const openedAt = wanted.openedAt ?? new Date(realNow().getTime() - 3_600_000).toISOString();
  const dueAt = wanted.dueAt ?? new Date(realNow().getTime() + 7 * 86_400_000).toISOString();
  const incidentId = randomUUID();
  const surveyId = randomUUID();
  const questionnaireVersionId = randomUUID();
  const questionnaireId = randomUUID();
  const insert = (table: string, row: Record<string, unknown>) => insertRow(owner, table, row);

  await insert('office', {
    id: office,
    kind: 'governor',
    names: JSON.stringify([{ from: null, name: 'Statsforvalteren' }]),
  });
  await insert('county', { number: county, name: 'Vestland', officeId: office });
  await insert('incident', {
    id: incidentId,
    officeId: office,
    title: 'Tapte bekymringsmeldinger',
    system: 'Familia',
    summary: 'Meldinger forsvant.',
    words: JSON.stringify(wanted.words ?? concernWords),
    inProductionOn: '2020-09-30',
    createdAt: openedAt,
  });
  await insert('questionnaire', { id: questionnaireId, title: 'Spørsmål' });
  await insert('questionnaire_version', {
    id: questionnaireVersionId,
    questionnaireId,
    version: 1,
    definition: JSON.stringify(wanted.definition ?? shipped('county-three-questions')),
    publishedAt: openedAt,
  });
  await insert('survey', {
    id: surveyId,
    incidentId,
    officeId: office,
    questionnaireVersionId,
    title: 'Tre spørsmål',
    introduction: 'Vi ber om svar.',
    legalBasis: 'Barnevernsloven § 17-3',
    state: 'open',
    recipients: '{}',
    lateAllowed: wanted.lateAllowed ?? true,
    dueAt,
    openedAt,
    createdAt: openedAt,
  });
  const services: AskedService[] = [];
  for (const [at, municipalityNumbers] of (wanted.services ?? [['4601']]).entries()) {
    const serviceId = `bv-${tag}-${at}`;
    const requestId = randomUUID();
    await insert('service', { id: serviceId, name: `Barneverntjenesten ${at}`, kind: 'municipal' });
    const personId = await addContact(owner, serviceId, 'leader', `Leder ${at}`);
    const shared = { surveyId, incidentId, serviceId, officeId: office };
    await insert('request', {
      id: requestId,
      ...shared,
      countyOfficeIds: [office],
      queuedAt: openedAt,
      dueAt,
    });
    for (const number of municipalityNumbers) {
      await owner.query(
        `insert into municipality (number, name, "countyNumber", "officeId", latitude, longitude)
         values ($1, $2, $3, $4, 60, 5) on conflict do nothing`,
        [number, `Kommune ${number}`, county, office],
      );
      await owner.query(
        `insert into service_municipality (id, "serviceId", "municipalityNumber", part) values (uuidv7(), $1, $2, '')
         on conflict do nothing`,
        [serviceId, number],
      );
      await insert('request_municipality', {
        requestId,
        municipalityNumber: number,
        ...shared,
        countyOfficeId: office,
      });
    }
    for (const [kind, value] of [
      ['queued', null],
      ['due_set', JSON.stringify({ dueAt })],
    ]) {
      await insert('request_fact', {
        id: randomUUID(),
        requestId,
        ...shared,
        countyOfficeIds: [office],
        kind,
        value,
        at: openedAt,
        recordedAt: openedAt,
      });
    }
    services.push({
      requestId,
      serviceId,
      municipalityNumbers,
      leader: leaderOf(personId, `Leder ${at}`, [serviceId]),
    });
  }
  return {
    incidentId,
    surveyId,
    questionnaireVersionId,
    services,
    governor: {
      ...nobody,
      kind: 'person',
      personId: await addPerson(owner, 'Saksbehandler'),
      memberships: [{ role: 'governor', officeId: office }],
    },
    stranger: leaderOf(await addPerson(owner, 'Fremmed'), 'Fremmed', [`other-${tag}`]),
  };
}

/** A person who is a contact of the service from now on. */
export async function addContact(
  owner: pg.Client,
  serviceId: string,
  role: string,
  name: string | null,
): Promise<string> {
  const personId = await addPerson(owner, name);
  await insertRow(owner, 'contact', { id: randomUUID(), serviceId, personId, role });
  return personId;
}

/** The actor that a session of this person would give. */
export function leaderOf(
  personId: string,
  name: string | null,
  serviceIds: string[],
  mailboxOnly = false,
): Actor {
  return { ...nobody, kind: 'person', personId, name, serviceIds, mailboxOnly };
}

async function addPerson(owner: pg.Client, name: string | null): Promise<string> {
  const id = randomUUID();
  await insertRow(owner, 'person', { id, name, email: `${id}@example.test` });
  return id;
}

async function insertRow(owner: pg.Client, table: string, row: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(row);
  await owner.query(
    `insert into "${table}" (${columns.map((c) => `"${c}"`).join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(row),
  );
}
