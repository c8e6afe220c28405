import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { env } from '@/lib/env';
import { notFound, type Outcome, ok } from '@/lib/outcome';
import { nextJump } from './rules';
import { type DemoClock, demoStart, type Stored, storedSchema } from './schema';

/** The settings that hold the demo's clock and how far its story has been played. */
export const clockSetting = 'demo.clock';
export const playedSetting = 'demo.played';

/** Where the demo stands; not found outside it. Anybody may see it. */
export async function getDemoClock(_actor: Actor, tx: Tx): Promise<Outcome<DemoClock>> {
  if (!env().DEMO) return notFound('NOT_FOUND');
  const playedUntil = await playedUntilIn(tx);
  return ok({
    now: now().toISOString(),
    playedUntil: playedUntil.toISOString(),
    nextJump: nextJump(playedUntil)?.toISOString() ?? null,
  });
}

/** How far the story has been played; its start when nothing has. */
export async function playedUntilIn(tx: Tx): Promise<Date> {
  const row = await tx.setting.findUnique({ where: { key: playedSetting }, select: { value: true } });
  return new Date(typeof row?.value === 'string' ? row.value : demoStart);
}

/** Where the story's incident and surveys were stored. */
export const storySetting = 'demo.story';

export async function storedIn(tx: Tx): Promise<Stored> {
  const row = await tx.setting.findUniqueOrThrow({ where: { key: storySetting }, select: { value: true } });
  return storedSchema.parse(row.value);
}
