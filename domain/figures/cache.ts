import { dayInNorway } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import { BoundedCache } from '@/lib/bounded-cache';
import { now } from '@/lib/clock';
import type { Known } from '@/lib/operation';
import { sha256 } from '@/lib/secrets';
import { figureReach, reachName } from './policy';
import type { Figures } from './schema';

/** What was asked for: the incident's or the survey's figures, as of when, of which county. */
export type Asked = {
  kind: Figures['scope']['kind'];
  id: string;
  asOf?: string | undefined;
  county?: string | undefined;
};

export type Ready = { figures: Figures; bytes: Uint8Array };

/** Changes whenever the shape or a formula does, so that no browser keeps figures of an older release. */
const edition = 2;

/** Past moments, of which there are many, must not push out what everybody looks at. */
const live = new BoundedCache<Ready>(64);
const past = new BoundedCache<Ready>(32);
const readyOf = (name: AnswerName) => (name.past ? past : live);
const underWay = new Map<string, Promise<Ready>>();

export type AnswerName = { text: string; past: boolean };

/**
 * The name of one answer: whose municipalities the actor sees, language, the incident's stamp (revision and last
 * due time passed), the day, and what was asked for. Null when the actor sees no figures. Nobody gets another's
 * answer, since another reach is another name; what an own survey adds follows from the offices in it.
 */
export function answerName(actor: Actor, stamp: string, asked: Asked): AnswerName | null {
  const reach = reachName(figureReach(actor));
  if (reach === null) return null;
  const moment = asked.asOf ? new Date(asked.asOf).toISOString() : dayInNorway(now());
  const language = actor.language ?? 'nb';
  const parts = [edition, reach, language, stamp, asked.kind, asked.id, moment, asked.county ?? null];
  return { text: JSON.stringify(parts), past: asked.asOf !== undefined };
}

/** What is known of an answer before any transaction: its strong ETag, and its bytes when they are ready. */
export function knownAnswer(actor: Actor, stamp: string, asked: Asked): Known | null {
  const name = answerName(actor, stamp, asked);
  if (!name) return null;
  return { etag: `"${sha256(name.text).slice(0, 32)}"`, bytes: readyOf(name).get(name.text)?.bytes ?? null };
}

/** The answer of this name, worked out once however many ask at the same time. */
export async function answerOnce(name: AnswerName, workOut: () => Promise<Figures>): Promise<Ready> {
  const known = readyOf(name).get(name.text) ?? underWay.get(name.text);
  if (known) return known;
  const work = workOut().then((figures) => {
    const answer = { figures, bytes: new TextEncoder().encode(JSON.stringify(figures)) };
    readyOf(name).set(name.text, answer);
    return answer;
  });
  underWay.set(name.text, work);
  try {
    return await work;
  } finally {
    underWay.delete(name.text);
  }
}
