import { parse } from 'csv-parse/sync';
import { type Cast, counties } from './cast.ts';
import type { Role } from './roles.ts';

/** What the answer of an operation shows, in the table's words. */
type Shown = (body: unknown, of: Of) => string | Promise<string>;
type Of = { cast: Cast; role: Role; of: string };

type Numbered = { number: string };
type Tracked = { municipalities: { number: string; countyNumber: string }[] };

/** `all`, `own counties` …: how far a list of municipalities reaches for a role. */
function reachOf(numbers: Iterable<string>, role: Role, { all }: { all: string } = { all: 'all' }): string {
  const found = new Set([...numbers].map((number) => number.slice(0, 2)));
  if (found.size === 0) return 'none';
  if (found.size > 2) return all;
  const [only] = found;
  const own = role === 'otherGovernor' ? counties.otherGovernor : counties.governor;
  if (found.size === 1 && only === own) return 'own counties';
  return found.size === 1 && only === counties.third ? 'that county' : `counties ${[...found].join()}`;
}

const csvRows = (body: unknown) => parse(String(body), { bom: true, delimiter: ';' }) as string[][];

const inOwn = ({ role }: Of, number: string) =>
  number.startsWith(role === 'otherGovernor' ? counties.otherGovernor : counties.governor);

/** A county survey asks one county only: all of it is told by its number of requests. */
async function trackedReach(numbers: string[], requests: number, { cast, role, of }: Of): Promise<string> {
  const surveyId = of === 'county' ? cast.surveys.county : cast.surveys.national;
  const { rows } = await cast.owner.query(
    'select count(*)::int as count from request where "surveyId" = $1',
    [surveyId],
  );
  return rows[0].count === requests ? 'all' : reachOf(numbers, role);
}

/** A survey's figures hold the municipalities that it asks: those of the county survey are all in one county. */
function figuresReach(numbers: string[], { role, of }: Of): string {
  const reach = reachOf(numbers, role);
  return of === 'county' && reach === 'own counties' ? 'all' : reach;
}

const ofFigures: Shown = (body, of) =>
  figuresReach(
    (body as { states: Numbered[] }).states.map((state) => state.number),
    of,
  );
const ofFiguresCsv: Shown = (body, of) =>
  figuresReach(
    csvRows(body)
      .slice(1)
      .map((row) => row[1] ?? ''),
    of,
  );

type Event = { officeId: string | null; networkAddress: string | null };

function auditReach(events: Event[], { role }: Of): string {
  const own = { governor: 'sf-tr', token: 'sf-tr', otherGovernor: 'sf-mr', directorate: 'bufdir' };
  const addresses = events.some((event) => event.networkAddress) ? ', with network addresses' : '';
  if (events.length === 0) return 'none';
  const office = own[role as keyof typeof own];
  return `${events.every((event) => event.officeId === office) ? 'own office' : 'all'}${addresses}`;
}

/** Ids of a list that belong to the role's person, of those in a table. */
async function onlyOwn(table: string, ids: string[], { cast, role }: Of): Promise<string> {
  const { rows } = await cast.owner.query(
    `select distinct "personId" as id from ${table} where id = any ($1)`,
    [ids],
  );
  if (ids.length === 0) return 'own';
  return rows.length === 1 && rows[0].id === cast.personIds[role] ? 'own' : "others'";
}

const named = (ids: string[], names: Record<string, string>) =>
  Object.entries(names)
    .filter(([, id]) => ids.includes(id))
    .map(([name]) => name);

const idsOf = (body: unknown) => (body as { rows: { id: string }[] }).rows.map((row) => row.id);

/** By operation; those that are not here are let through or not, and that is all. */
export const shown: Record<string, Shown> = {
  'GET /api/v1/incidents': (body, { cast }) => {
    const seen = named(idsOf(body), {
      "the directorate's": cast.incidents.directorate,
      "the governor's": cast.incidents.governor,
    });
    return seen.length === 2 ? 'both' : (seen[0] ?? 'none');
  },
  'GET /api/v1/incidents/{incidentId}/facts': (body, { role }) => {
    const { rows } = body as { rows: (Numbered & { usesSystem: { own: unknown } })[] };
    const withoutOwn = rows.every((row) => row.usesSystem.own === null);
    return reachOf(
      rows.map((row) => row.number),
      role,
      { all: withoutOwn ? 'own lists' : 'all' },
    );
  },
  'GET /api/v1/questionnaires': (body, { cast, role }) => {
    const { rows } = body as { rows: { id: string; key: string | null }[] };
    if (!rows.some((row) => row.key)) return 'none';
    if (!rows.some((row) => row.id === cast.questionnaires.governor)) return 'templates';
    return role === 'directorate' ? 'templates and all' : 'templates and own';
  },
  'GET /api/v1/questionnaires/all': (body, { cast: { questionnaires } }) => {
    const ids = (body as { rows: { versions: { id: string }[] }[] }).rows.flatMap((row) =>
      row.versions.map((version) => version.id),
    );
    if (!ids.includes(questionnaires.template)) return 'none';
    if (!ids.includes(questionnaires.governor)) return 'templates';
    return ids.includes(questionnaires.governorDraft) ? 'templates, own with draft' : 'templates, own';
  },
  'GET /api/v1/surveys': (body, { cast: { surveys } }) =>
    named(idsOf(body), {
      national: surveys.national,
      county: surveys.county,
      closed: surveys.closed,
      'county draft': surveys.countyDraft,
      'national draft': surveys.nationalDraft,
    }).join(', ') || 'none',
  'POST /api/v1/surveys/{surveyId}/recipients': (body, { role }) => {
    const { services } = body as { services: { municipalities: Numbered[] }[] };
    if (services.length === 0) return 'nobody asked';
    return reachOf(
      services.flatMap((service) => service.municipalities.map((m) => m.number)),
      role,
    );
  },
  'GET /api/v1/surveys/{surveyId}/requests': (body, of) => {
    const { rows } = body as { rows: Tracked[] };
    const numbers = rows.flatMap((row) => row.municipalities.map((m) => m.number));
    return trackedReach(numbers, rows.length, of);
  },
  'GET /api/v1/surveys/{surveyId}/requests.csv': (body, of) => {
    const rows = csvRows(body).slice(1);
    const numbers = rows.flatMap((row) => (row[1] ?? '').split(', '));
    return trackedReach(numbers, rows.length, of);
  },
  'GET /api/v1/requests/{requestId}/tracking': (body, of) => {
    const detail = body as {
      whole: boolean;
      request: Tracked;
      facts: { by: string | null; reason: string | null }[];
      messages: unknown[];
      versions: {
        givenBy: unknown;
        receiptNumber: unknown;
        answers: object;
        lines: { municipalityNumber: string }[];
      }[];
    };
    const { versions, facts, messages } = detail;
    if (detail.whole && versions.length > 0 && versions.every((version) => version.givenBy)) return 'whole';
    const numbers = versions.flatMap((version) => version.lines.map((line) => line.municipalityNumber));
    const lines = [...numbers, ...detail.request.municipalities.map((m) => m.number)].every((n) =>
      inOwn(of, n),
    );
    const silent = versions.every(
      (v) => !v.givenBy && !v.receiptNumber && Object.keys(v.answers).length === 0,
    );
    const nameless = facts.every((fact) => !fact.by && !fact.reason) && messages.length === 0;
    return lines && silent && nameless && numbers.length > 0
      ? 'lines of own counties'
      : 'more than the own lines';
  },
  'GET /api/v1/requests': async (body, { cast, role }) => {
    const service = role === 'otherLeader' ? 'vl-bergen' : 'mr-surnadal-rindal';
    const { rows } = body as { rows: { service: { id: string } }[] };
    if (rows.length === 0) return 'none';
    const all = await cast.owner.query('select from request where "serviceId" = $1', [service]);
    return rows.length === all.rowCount && rows.every((row) => row.service.id === service)
      ? 'own'
      : "others'";
  },
  'PATCH /api/v1/requests/{requestId}/draft': (body, { of }) => {
    if (!of.includes('another municipality')) return 'ok';
    const { saved, refused } = body as { saved: unknown[]; refused: unknown[] };
    return saved.length === 0 && refused.length === 1 ? 'nothing saved' : 'saved';
  },
  'GET /api/v1/requests/{requestId}/returns': (body) => {
    const { rows } = body as { rows: { content: unknown }[] };
    if (rows.length === 0) return 'none';
    return rows.every((row) => row.content) ? 'whole' : 'part';
  },
  'GET /api/v1/receipts/{number}': (body) =>
    (body as { holder: unknown }).holder ? 'that it holds, and for whom' : 'that it holds',
  'GET /api/v1/incidents/{incidentId}/figures': ofFigures,
  'GET /api/v1/incidents/{incidentId}/figures.csv': ofFiguresCsv,
  'GET /api/v1/surveys/{surveyId}/figures': ofFigures,
  'GET /api/v1/surveys/{surveyId}/figures.csv': ofFiguresCsv,
  'GET /api/v1/surveys/{surveyId}/answers': (body) => {
    const { texts, ownCounties } = body as { texts: unknown; ownCounties: boolean };
    return `${texts === null ? 'counts' : 'words'}${ownCounties ? ', own counties' : ''}`;
  },
  'GET /api/v1/surveys/{surveyId}/answers.csv': (body, of) =>
    figuresReach(
      csvRows(body)
        .slice(1)
        .map((row) => row[3] ?? ''),
      of,
    ),
  'GET /api/v1/incidents/{incidentId}/breaches': (body, { role }) =>
    reachOf(
      (body as { rows: Numbered[] }).rows.map((row) => row.number),
      role,
    ),
  'GET /api/v1/audit': (body, of) =>
    auditReach(
      (body as { events: { officeId: string | null; who: Event }[] }).events.map(({ officeId, who }) => ({
        ...who,
        officeId,
      })),
      of,
    ),
  'GET /api/v1/audit/export': (body, of) => {
    const [head = [], ...rows] = csvRows(body);
    const cell = (row: string[], column: string) => row[head.indexOf(column)] || null;
    return auditReach(
      rows.map((row) => ({ officeId: cell(row, 'officeId'), networkAddress: cell(row, 'networkAddress') })),
      of,
    );
  },
  'GET /api/v1/sessions': (body, of) =>
    onlyOwn(
      'session',
      (body as { id: string }[]).map((row) => row.id),
      of,
    ),
  'GET /api/v1/api-tokens': (body, of) =>
    onlyOwn(
      'api_token',
      (body as { id: string }[]).map((row) => row.id),
      of,
    ),
  'GET /api/v1/register/municipalities': (body, { role }) =>
    reachOf(
      (body as { rows: Numbered[] }).rows.map((r) => r.number),
      role,
    ),
  'GET /api/v1/register/services': (body, { role }) => {
    const { rows } = body as { rows: { members: Numbered[]; contacts: unknown[] | null }[] };
    const told = rows.filter((row) => row.contacts?.length);
    if (told.length === 0) return 'without contacts';
    if (told.length > rows.length / 2) return 'with contacts';
    const own = (row: (typeof rows)[number]) => row.members.some((m) => inOwn({ role } as Of, m.number));
    const exactly = rows.every((row) => (own(row) ? row.contacts !== null : row.contacts === null));
    return exactly ? 'contacts of own counties' : 'contacts of some';
  },
};
