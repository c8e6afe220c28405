import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** A small country for data tests, written past the functions: two counties, three services, two surveys. */
export type SampleCountry = {
  incidentId: string;
  /** Of the directorate, to all services. */
  national: string;
  /** Of the county governor of the north, to the services that serve its municipalities. */
  county: string;
};

const opened = '2023-06-05T13:00:00Z';
/** Earlier, so that the national survey is the latest that asks about any municipality. */
const openedInCounty = '2023-06-05T08:00:00Z';
const due = '2023-06-09T13:00:00Z';

/** Request ids follow from survey and service, so that tests can name them. */
export async function sampleCountry(owner: Client): Promise<SampleCountry> {
  await owner.query(`
    insert into office (id, kind, names) values ('bufdir', 'directorate', '[]'), ('sf-north', 'governor', '[]'), ('sf-south', 'governor', '[]');
    insert into county (number, name, "officeId") values ('50', 'Nord', 'sf-north'), ('46', 'Sør', 'sf-south');
    insert into municipality (number, name, "countyNumber", "officeId", latitude, longitude) values
      ('5001', 'Nordby', '50', 'sf-north', 63, 10), ('5002', 'Nordvik', '50', 'sf-north', 64, 11), ('4601', 'Sørby', '46', 'sf-south', 60, 5);
    insert into service (id, name, kind) values ('north', 'Nord', 'intermunicipal'), ('border', 'Grense', 'intermunicipal'), ('south', 'Sør', 'municipal');`);
  const ids = { incidentId: randomUUID(), national: randomUUID(), county: randomUUID() };
  const version = randomUUID();
  await owner.query(
    `with q as (insert into questionnaire (id, title) values (uuidv7(), 'Q') returning id)
     insert into questionnaire_version (id, "questionnaireId", version, definition) select $1, id, 1, '{}' from q`,
    [version],
  );
  await owner.query(
    `insert into incident (id, "officeId", title, system, summary, words, "createdAt") values ($1, 'bufdir', 'I', 'S', '', '{}', $2)`,
    [ids.incidentId, opened],
  );
  for (const [id, office] of [
    [ids.national, 'bufdir'],
    [ids.county, 'sf-north'],
  ]) {
    await owner.query(
      `insert into survey (id, "incidentId", "officeId", "questionnaireVersionId", title, introduction, "legalBasis", state, recipients, "dueAt", "openedAt", "createdAt")
       values ($1, $2, $3, $4, $3, '', '', 'open', '{}', $5, $6, $6)`,
      [id, ids.incidentId, office, version, due, opened],
    );
  }
  const ask = (surveyId: string, office: string, service: string, about: [string, string][]) =>
    addRequest(owner, ids.incidentId, surveyId, office, service, about);
  await ask(ids.national, 'bufdir', 'north', [
    ['5001', 'sf-north'],
    ['5002', 'sf-north'],
  ]);
  await ask(ids.national, 'bufdir', 'border', [
    ['5002', 'sf-north'],
    ['4601', 'sf-south'],
  ]);
  await ask(ids.national, 'bufdir', 'south', [['4601', 'sf-south']]);
  await ask(ids.county, 'sf-north', 'north', [['5001', 'sf-north']]);
  await ask(ids.county, 'sf-north', 'border', [
    ['5002', 'sf-north'],
    ['4601', 'sf-south'],
  ]);
  return ids;
}

async function addRequest(
  owner: Client,
  incidentId: string,
  surveyId: string,
  office: string,
  service: string,
  about: [string, string][],
): Promise<void> {
  const id = randomUUID();
  const queuedAt = office === 'bufdir' ? opened : openedInCounty;
  const offices = [...new Set(about.map(([, countyOffice]) => countyOffice))];
  await owner.query(
    `insert into request (id, "surveyId", "incidentId", "serviceId", "officeId", "countyOfficeIds", "queuedAt", "dueAt") values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, surveyId, incidentId, service, office, offices, queuedAt, due],
  );
  for (const [number, countyOffice] of about) {
    await owner.query(
      `insert into request_municipality ("requestId", "municipalityNumber", "surveyId", "incidentId", "serviceId", "officeId", "countyOfficeId") values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, number, surveyId, incidentId, service, office, countyOffice],
    );
  }
  await addFact(owner, surveyId, service, 'due_set', queuedAt, { dueAt: due });
}

export async function addFact(
  owner: Client,
  surveyId: string,
  service: string,
  kind: string,
  at: string,
  value: unknown = null,
): Promise<void> {
  await owner.query(
    `insert into request_fact (id, "requestId", "surveyId", "incidentId", "serviceId", "officeId", "countyOfficeIds", kind, value, at, "recordedAt")
     select uuidv7(), id, "surveyId", "incidentId", "serviceId", "officeId", "countyOfficeIds", $3, $4, $5, $5 from request where "surveyId" = $1 and "serviceId" = $2`,
    [surveyId, service, kind, JSON.stringify(value), at],
  );
}

/** One version of a return, with the same answers for every municipality of the request. */
export async function addReturn(
  owner: Client,
  surveyId: string,
  service: string,
  at: string,
  indicators: unknown,
): Promise<void> {
  await owner.query(
    `with r as (update request set "currentVersion" = "currentVersion" + 1 where "surveyId" = $1 and "serviceId" = $2 returning *),
       v as (insert into "return" (id, "requestId", "surveyId", "incidentId", "serviceId", "officeId", "questionnaireVersionId",
           version, content, "contentHash", "givenById", "givenByRole", "recordedById", "submittedAt", "idempotencyKey")
         select uuidv7(), r.id, r."surveyId", r."incidentId", r."serviceId", r."officeId", s."questionnaireVersionId",
           r."currentVersion", '{}', '', uuidv7(), 'leader', uuidv7(), $3::timestamptz, uuidv7()::text
         from r join survey s on s.id = r."surveyId" returning *)
     insert into line ("returnId", "municipalityNumber", "requestId", "surveyId", "incidentId", "serviceId", "officeId", "countyOfficeId", version, "submittedAt", grade, indicators)
     select v.id, m."municipalityNumber", v."requestId", v."surveyId", v."incidentId", v."serviceId", v."officeId", m."countyOfficeId", v.version, $3::timestamptz, 'final', $4
     from v join request_municipality m on m."requestId" = v."requestId"`,
    [surveyId, service, at, JSON.stringify(indicators)],
  );
  await addFact(owner, surveyId, service, 'submitted', at, { version: 1 });
}
