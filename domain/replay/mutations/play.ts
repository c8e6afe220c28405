import { demoLeaders } from '@/domain/people/demo';
import { submitReturn } from '@/domain/returns/mutations';
import { type Actor, nobody, systemActor } from '@/lib/actor';
import { atMoment, now, realNow, setClockOffset } from '@/lib/clock';
import { asActor, readPlain, type Tx } from '@/lib/db';
import { env } from '@/lib/env';
import { conflict, invalidField, notFound, type Outcome } from '@/lib/outcome';
import { clockSetting, getDemoClock, playedSetting, playedUntilIn, storedIn, storySetting } from '../data';
import { fieldsOf, nextJump } from '../rules';
import { type DemoClock, demoStart, type Stored } from '../schema';
import { readReturns, type ToldReturn } from '../story';
import { begin, type Event, must, storyEvents } from './begin';

const system = systemActor('replay');

/** Loads the story from its beginning up to the demo's start and sets the clock there. */
export async function loadStory(): Promise<void> {
  const stored = await begin();
  await save(storySetting, stored);
  await save(playedSetting, new Date(0).toISOString());
  await playUntil(new Date(demoStart));
  await setClock(new Date(demoStart));
  await inviteDemoLeaders(await asActor(system, storedIn));
}

/** The leaders whom the demo offers find the invitation to the deviation report in the mailbox, with a fresh link. */
async function inviteDemoLeaders(stored: Stored): Promise<void> {
  const surveyId = stored.surveys.deviation ?? '';
  await asActor(system, async (tx) => {
    const serviceId = { in: demoLeaders.map((leader) => leader.serviceId) };
    const requests = await tx.request.findMany({ where: { surveyId, serviceId }, select: { id: true } });
    await tx.message.updateMany({
      where: { kind: 'invitation', requestId: { in: requests.map((request) => request.id) } },
      data: { state: 'queued', attempts: 0, sentAt: null, nextTryAt: now() },
    });
  });
}

/**
 * Plays what happened after the moment last played, up to and including `until`, each thing at its own moment
 * through the interface's own functions. One player at a time; answers how many things happened.
 */
export async function playUntil(until: Date): Promise<number> {
  return asActor(system, async (tx) => {
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('kvittert.replay'))::text`;
    const from = await playedUntilIn(tx);
    const stored = await storedIn(tx);
    const people = await respondents(tx);
    const events = [
      ...(await storyEvents(stored, (changed) => save(storySetting, changed))),
      ...readReturns().map((told) => ({ at: told.at, play: () => giveReturn(told, stored, people) })),
    ]
      .filter((event: Event) => event.at > from && event.at <= until)
      .sort((a, b) => Number(a.at) - Number(b.at));
    for (const event of events) {
      await atMoment(event.at, event.play);
      await save(playedSetting, event.at.toISOString());
    }
    if (until > from) await save(playedSetting, until.toISOString());
    return events.length;
  });
}

/** The control's jump: only to the next moment of the story. */
export async function jumpTo(actor: Actor, to: Date): Promise<Outcome<DemoClock>> {
  if (!env().DEMO) return notFound('NOT_FOUND');
  const next = nextJump(await asActor(system, playedUntilIn));
  if (!next) return conflict('STORY_ENDED');
  if (Number(next) !== Number(to)) return invalidField('to', 'NOT_NEXT_MOMENT');
  await playUntil(to);
  if (now() < to) await setClock(to);
  return asActor(actor, (tx) => getDemoClock(actor, tx));
}

/** The clock goes on from where the story was left, however long the demo was off. */
export async function resumeClock(): Promise<void> {
  await setClock(await asActor(system, playedUntilIn));
}

async function setClock(to: Date): Promise<void> {
  const offsetMs = Number(to) - Number(realNow());
  await save(clockSetting, { offsetMs });
  setClockOffset(offsetMs);
}

async function save(key: string, value: object | string): Promise<void> {
  await readPlain(
    `insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value`,
    [key, JSON.stringify(value)],
  );
}

/** The contacts who answer in the story, by service and role. */
async function respondents(
  tx: Tx,
): Promise<Map<string, { id: string; name: string | null; email: string | null }>> {
  const contacts = await tx.contact.findMany({
    where: { role: { in: ['leader', 'deputy', 'mailbox'] } },
    select: { serviceId: true, role: true, person: { select: { id: true, name: true, email: true } } },
  });
  return new Map(contacts.map((contact) => [`${contact.serviceId} ${contact.role}`, contact.person]));
}

async function giveReturn(
  told: ToldReturn,
  stored: Stored,
  people: Awaited<ReturnType<typeof respondents>>,
): Promise<void> {
  const [first] = told.rows;
  const surveyId = stored.surveys[first.survey];
  if (!surveyId) throw new Error(`${first.survey} is answered before it was opened`);
  const [request] = await asActor(system, (tx) =>
    tx.request.findMany({
      where: { surveyId, serviceId: first.service_id },
      select: { id: true, currentVersion: true },
    }),
  );
  if (!request) throw new Error(`${first.service_id} was not asked in ${first.survey}`);
  // Somebody in the demo has answered or corrected in their place: the story leaves it at that.
  if (request.currentVersion !== first.version - 1) return;
  const person = people.get(`${first.service_id} ${first.given_by_role}`);
  if (!person) throw new Error(`${first.service_id} has no ${first.given_by_role}`);
  const actor: Actor = {
    ...nobody,
    kind: 'person',
    personId: person.id,
    name: person.name,
    email: person.email,
    serviceIds: [first.service_id],
    mailboxOnly: first.given_by_role === 'mailbox',
    correlation: 'replay',
  };
  must(
    await submitReturn(actor, {
      requestId: request.id,
      baseVersion: request.currentVersion,
      answers: fieldsOf(told.rows),
      ...(first.reason ? { reason: first.reason } : {}),
      ...(actor.mailboxOnly ? { giver: { name: 'Vakthavende', role: 'deputy' } } : {}),
      idempotencyKey: `replay:${first.survey}:${first.service_id}:${first.version}`,
    }),
    `${first.survey} ${first.service_id} ${first.version}`,
  );
}
