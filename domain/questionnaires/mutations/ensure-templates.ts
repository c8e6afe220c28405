import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Prisma, Tx } from '@/lib/db';
import { templates } from '../templates';

/**
 * Sees to it that the templates that ship are there as published versions: when the worker starts and when a survey is
 * to use one; the first time, and again as a new version when a release changed one. Published versions are never
 * touched. Safe to call at once from many places.
 */
export async function ensureTemplates(actor: Actor, tx: Tx): Promise<void> {
  const keys = templates.map((template) => template.key);
  const read = () =>
    tx.questionnaire.findMany({
      where: { key: { in: keys } },
      select: {
        id: true,
        key: true,
        versions: { orderBy: { version: 'desc' }, take: 1, select: { version: true, definition: true } },
      },
    });
  const outdated = (rows: Awaited<ReturnType<typeof read>>) =>
    templates.filter(({ key, definition }) => {
      const latest = rows.find((row) => row.key === key)?.versions[0];
      return !latest || !isDeepStrictEqual(latest.definition, definition);
    });
  if (outdated(await read()).length === 0) return;

  await tx.questionnaire.createMany({
    data: templates.map(({ key, title }) => ({ key, title })),
    skipDuplicates: true,
  });
  const rows = await read();
  for (const { key, definition } of outdated(rows)) {
    const row = rows.find((r) => r.key === key);
    if (!row) continue;
    const version = (row.versions[0]?.version ?? 0) + 1;
    const { count } = await tx.questionnaireVersion.createMany({
      data: [
        {
          questionnaireId: row.id,
          version,
          definition: definition as unknown as Prisma.InputJsonObject,
          publishedAt: now(),
        },
      ],
      skipDuplicates: true,
    });
    if (count === 1) {
      await recordEvent(tx, actor, 'questionnaire.published', {
        objectType: 'questionnaire',
        objectId: row.id,
        after: { key, version },
      });
    }
  }
}
