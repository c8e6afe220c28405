/** What a page gives: `ok`, the sign-in page, 404, or another page that it leads to. */
export type PageCell = 'ok' | 'sign-in' | 404 | `→ ${string}`;

/** Who looks, as in roles.ts; a page is asked for with a session, never with a token. */
export const pageRoles = [
  'nobody',
  'leader',
  'otherLeader',
  'governor',
  'otherGovernor',
  'directorate',
  'ministry',
  'observer',
  'operator',
  'admin',
  'endedGovernor',
  'endedLeader',
] as const;
export type PageRole = (typeof pageRoles)[number];
type PageCells = Record<PageRole, PageCell>;

/** `page` is the folder under app/, without the groups in parentheses. */
export type PageRow = { page: string; of: string; cells: PageCells };

function anyone(cell: PageCell): PageCells {
  return Object.fromEntries(pageRoles.map((role) => [role, cell])) as PageCells;
}

/** Whoever is not signed in is asked to; those named get what is said, all others `others`. */
function signedIn(others: PageCell, some: Partial<PageCells> = {}): PageCells {
  return { ...anyone(others), nobody: 'sign-in', ...some };
}

function rows(pages: string | string[], of: string, cells: PageCells): PageRow[] {
  return [pages].flat().map((page) => ({ page, of, cells }));
}

const authorities = { governor: 'ok', otherGovernor: 'ok', directorate: 'ok' } as const;
const answerer = signedIn(404, { leader: 'ok' });

const open: PageRow[] = [
  ...rows('/', 'the front page', {
    ...anyone('ok'),
    leader: '→ /my',
    otherLeader: '→ /my',
    governor: '→ /incidents',
    otherGovernor: '→ /incidents',
    directorate: '→ /incidents',
    operator: '→ /incidents',
    ministry: '→ /status',
    observer: '→ /status',
    admin: '→ /admin/register',
  }),
  ...rows(
    ['/about-the-data', '/accessibility', '/sign-in', '/receipts', '/receipts/keys'],
    'for anybody',
    anyone('ok'),
  ),
  ...rows('/receipts/[number]', 'by its number', anyone('ok')),
  ...rows('/invitation/[token]', 'an invitation', anyone('ok')),
  ...rows('/invitation/[token]', 'no link', anyone(404)),
  ...rows('/sign-in/link/[token]', 'a link', anyone('ok')),
  ...rows('/sign-in/link/[token]', 'no link', anyone(404)),
  ...rows(['/mailbox', '/mailbox/[mailId]'], 'the built-in mailbox, in the demo', anyone('ok')),
];

const own: PageRow[] = [
  ...rows('/me', 'oneself', signedIn('ok')),
  ...rows('/my', 'the own requests, if any', signedIn('ok')),
  ...rows('/my/contacts', "the own service's", signedIn(404, { leader: 'ok', otherLeader: 'ok' })),
  ...rows(
    [
      '/requests/[requestId]',
      '/requests/[requestId]/answer',
      '/requests/[requestId]/check',
      '/requests/[requestId]/receipt',
    ],
    "the service's, national",
    answerer,
  ),
];

const incidents: PageRow[] = [
  ...rows('/incidents', 'those one may see, if any', signedIn('ok')),
  ...rows('/incidents/new', 'for oneself', signedIn(404, authorities)),
  ...rows(
    '/incidents/[incidentId]',
    "the directorate's",
    signedIn('ok', { admin: 404, endedGovernor: 404, endedLeader: 404 }),
  ),
  ...rows(
    ['/incidents/[incidentId]/edit', '/incidents/[incidentId]/words', '/incidents/[incidentId]/notes/new'],
    "the directorate's",
    signedIn(404, { directorate: 'ok' }),
  ),
  ...rows(
    '/incidents/[incidentId]/notices/new',
    "the directorate's",
    signedIn(404, { directorate: 'ok', operator: 'ok' }),
  ),
  ...rows(
    '/incidents/[incidentId]/operator-list',
    "the directorate's",
    signedIn(404, { ...authorities, ministry: 'ok', operator: 'ok' }),
  ),
  ...rows('/incidents/[incidentId]/surveys/new', "the directorate's", signedIn(404, authorities)),
];

const questionnaires: PageRow[] = [
  ...rows('/questionnaires', 'the list', signedIn(404, authorities)),
  ...rows(['/questionnaires/new', '/questionnaires/import'], 'for oneself', signedIn(404, authorities)),
  ...rows(
    [
      '/questionnaires/[questionnaireVersionId]',
      '/questionnaires/[questionnaireVersionId]/preview',
      '/questionnaires/[questionnaireVersionId]/try',
    ],
    'a template that ships',
    signedIn(404, authorities),
  ),
  ...rows(
    '/questionnaires/[questionnaireVersionId]/edit',
    "the other governor's draft questionnaire",
    signedIn(404, { otherGovernor: 'ok' }),
  ),
];

const surveys: PageRow[] = [
  ...rows('/surveys/[surveyId]', 'national', signedIn(404, authorities)),
  ...rows('/surveys/[surveyId]', 'county', signedIn(404, { governor: 'ok', directorate: 'ok' })),
  ...rows('/surveys/[surveyId]/answers', 'national', signedIn(404, { ...authorities, ministry: 'ok' })),
  ...rows(
    '/surveys/[surveyId]/answers',
    'county',
    signedIn(404, { governor: 'ok', directorate: 'ok', ministry: 'ok' }),
  ),
  ...rows(
    ['/surveys/[surveyId]/edit', '/surveys/[surveyId]/open'],
    "the other governor's draft",
    signedIn(404, { otherGovernor: 'ok' }),
  ),
  ...rows(
    '/surveys/[surveyId]/requests/[requestId]/by-phone',
    "the service's, county",
    signedIn(404, { governor: 'ok' }),
  ),
  ...rows('/surveys/[surveyId]/questions', 'county', signedIn(404, { governor: 'ok' })),
  ...rows('/surveys/[surveyId]/requests/[requestId]', "the service's, national", signedIn(404, authorities)),
  ...rows(
    '/surveys/[surveyId]/requests/[requestId]',
    "the service's, county",
    signedIn(404, { governor: 'ok', directorate: 'ok' }),
  ),
  ...rows(
    '/surveys/[surveyId]/requests/[requestId]',
    "the other service's, national",
    signedIn(404, { directorate: 'ok' }),
  ),
];

const figures: PageRow[] = [
  ...rows('/status', 'the list', signedIn(404, { ...authorities, ministry: 'ok', observer: 'ok' })),
  ...rows(
    '/status/[incidentId]',
    "the directorate's",
    signedIn(404, { ...authorities, ministry: 'ok', observer: '→ /status/[incidentId]/breaches' }),
  ),
  ...rows(
    '/status/[incidentId]/breaches',
    "the directorate's",
    signedIn(404, { ...authorities, observer: 'ok' }),
  ),
  ...rows('/admin/personal-data', 'the rules', signedIn(404, { admin: 'ok' })),
  ...rows('/audit', 'the list', signedIn(404, { ...authorities, admin: 'ok' })),
  ...rows(['/admin/register', '/admin/register/import'], 'the register', signedIn(404, { admin: 'ok' })),
  ...rows(
    [
      '/admin/register/services/[serviceId]',
      '/admin/people',
      '/admin/people/new',
      '/admin/people/[personId]',
    ],
    'somebody',
    signedIn(404, { admin: 'ok' }),
  ),
];

/** Every page and who gets it; e2e/access/pages.spec.ts asks for them, docs/access.md shows them. */
export const pageTable: Record<string, PageRow[]> = {
  'Open pages': open,
  'Own pages': own,
  Incidents: incidents,
  Questionnaires: questionnaires,
  Surveys: surveys,
  'Figures, audit, register': figures,
};

export const pageRows: PageRow[] = Object.values(pageTable).flat();
