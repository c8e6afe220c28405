import { addNote, addNotice, createIncident, importOperatorList } from '@/domain/incidents/mutations';
import { importRegister } from '@/domain/register/mutations';
import { createSurvey, openSurvey } from '@/domain/surveys/mutations';
import type { Actor } from '@/lib/actor';
import { actorByEmail } from '@/lib/auth';
import { atMoment } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/db';
import type { Outcome } from '@/lib/outcome';
import { ensureDemoPeople } from '../people';
import type { Stored, Story, SurveyKey } from '../schema';
import { readOperatorLists, readStory, replayFile } from '../story';

/** The moment at which the register stands and the incident is started; what is older was told then. */
export const incidentStartedAt = new Date('2023-06-05T08:00:00Z');

const templateOf: Record<SurveyKey, string> = {
  'status-round': 'status-round',
  'county-tr': 'county-three-questions',
  deviation: 'one-week-deviation-report',
};

/** One thing that happens, at its moment; `play` does it through the interface's own functions. */
export type Event = { at: Date; play: () => Promise<void> };

/** The value of an outcome; the replay has no expected failures. */
export function must<T>(outcome: Outcome<T>, what: string): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${what}: ${outcome.reason} ${JSON.stringify(outcome.fields ?? outcome.more ?? '')}`);
}

/** Loads the register and the people, and starts the incident. Answers the story's ids so far. */
export async function begin(): Promise<Stored> {
  return atMoment(incidentStartedAt, async () => {
    await ensureDemoPeople();
    const admin = await actorByEmail('admin@example.test');
    for (const [kind, name] of [
      ['offices', 'offices.csv'],
      ['municipalities', 'municipalities-2023.csv'],
      ['municipalities', 'municipalities-2024.csv'],
      ['changes', 'changes-2023-2024.csv'],
      ['services', 'services.csv'],
      ['service-municipalities', 'service-municipalities.csv'],
      ['contacts', 'contacts.csv'],
    ] as const) {
      must(
        await asActor(admin, (tx) =>
          importRegister(admin, tx, { kind, csv: replayFile(name), file: name, dryRun: false }),
        ),
        name,
      );
    }
    const story = readStory();
    const directorate = await actorByEmail('bufdir@example.test');
    const incident = await doIt(directorate, 'incident', (tx) =>
      createIncident(directorate, tx, {
        officeId: 'bufdir',
        title: story.title,
        system: story.system,
        summary: story.summary,
        inProductionOn: story.inProductionOn,
        discoveredOn: story.discoveredOn,
        notifiedOn: story.notifiedOn,
        fixedReleasedOn: story.fixedReleasedOn,
        retentionDays: story.retentionDays,
        illustrative: true,
        sources: { nationalTotals: story.nationalTotals },
      }),
    );
    return { incidentId: incident.incidentId, surveys: {} };
  });
}

/** What happens besides the returns: notes, notices, the operator's lists, surveys opened. */
export async function storyEvents(
  stored: Stored,
  remember: (stored: Stored) => Promise<void>,
): Promise<Event[]> {
  const story = readStory();
  const { incidentId } = stored;
  const directorate = await actorByEmail('bufdir@example.test');
  const operator = await actorByEmail('ks@example.test');
  return [
    ...story.timeline.map((note) => ({
      at: told(note.at),
      play: async () => {
        const precision = note.at.includes('T') ? ('time' as const) : ('day' as const);
        await doIt(directorate, 'note', (tx) =>
          addNote(directorate, tx, { incidentId, ...note, at: moment(note.at), precision }),
        );
      },
    })),
    ...story.notices.map((notice) => ({
      at: told(notice.at),
      play: async () => {
        await doIt(operator, 'notice', (tx) =>
          addNotice(operator, tx, {
            incidentId,
            ...notice,
            at: moment(notice.at),
            from: notice.from === 'vendor' ? 'Visma' : 'KS',
            kind: notice.kind === 'self_check_guide' ? 'self_check' : notice.kind,
          }),
        );
      },
    })),
    ...readOperatorLists().map((list) => ({
      at: told(list.at.toISOString()),
      play: async () => {
        await doIt(operator, 'list', (tx) =>
          importOperatorList(operator, tx, {
            incidentId,
            at: list.at.toISOString(),
            csv: list.csv,
            dryRun: false,
          }),
        );
      },
    })),
    ...story.surveys.map((survey) => ({
      at: new Date(survey.openedAt),
      play: async () => {
        const surveyId = await sendOut(survey, incidentId);
        stored.surveys[survey.key] = surveyId;
        await remember(stored);
      },
    })),
  ];
}

async function sendOut(survey: Story['surveys'][number], incidentId: string): Promise<string> {
  const actor = await actorByEmail(
    survey.authority === 'bufdir' ? 'bufdir@example.test' : 'trondelag@example.test',
  );
  const { surveyId } = await doIt(actor, survey.key, (tx) =>
    createSurvey(actor, tx, {
      incidentId,
      officeId: survey.authority,
      template: templateOf[survey.key],
      title: survey.title,
      introduction: survey.introduction,
      legalBasis: survey.legalBasis,
      contactLine:
        survey.authority === 'bufdir'
          ? 'Bufdirs vakt, 00 00 10 00 (illustrativt)'
          : 'Statsforvalteren i Trøndelag, 00 00 20 00 (illustrativt)',
      dueAt: new Date(survey.dueAt).toISOString(),
      recipients:
        survey.authority === 'bufdir'
          ? { all: true, counties: [], usesSystem: false, include: [], exclude: [] }
          : { all: false, counties: ['50'], usesSystem: false, include: [], exclude: [] },
    }),
  );
  await doIt(actor, survey.key, (tx) => openSurvey(actor, tx, { surveyId }));
  return surveyId;
}

async function doIt<T>(actor: Actor, what: string, run: (tx: Tx) => Promise<Outcome<T>>): Promise<T> {
  return must(await asActor(actor, run), what);
}

/** A day stands for its noon. */
function moment(at: string): string {
  return new Date(at.includes('T') ? at : `${at}T12:00:00+02:00`).toISOString();
}

/** When it became known here: not before the incident was started. */
function told(at: string): Date {
  const date = new Date(moment(at));
  return date < incidentStartedAt ? incidentStartedAt : date;
}
