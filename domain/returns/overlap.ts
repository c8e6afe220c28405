import { askedIndicators } from '@/domain/questionnaires/compose';
import { nameOfOffice } from '@/domain/register/rules';
import type { SurveyView } from '@/domain/surveys/schema';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Prisma, Tx } from '@/lib/db';
import { forbidden, type Outcome, ok } from '@/lib/outcome';

/** What a survey would ask once more: how many of its recipients have told it elsewhere, and who asks them now. */
export type Overlap = {
  /** By the question's key, most told first; questions that nobody has told are left out. */
  told: { key: string; services: number }[];
  /** Surveys that are open to some of the same services, the earliest due first. */
  open: { id: string; title: string; officeName: string; dueAt: string; services: number }[];
};

/**
 * For the coordinator who drafts a survey, over the services that it would ask. A governor counts what governors may
 * read: the lines of the own counties, and of own questions the own office's surveys. Three queries.
 */
export async function getOverlap(
  actor: Actor,
  tx: Tx,
  { survey, serviceIds }: { survey: SurveyView; serviceIds: string[] },
): Promise<Outcome<Overlap>> {
  if (actor.kind === 'nobody' || !survey.may.edit) return forbidden('NOT_ALLOWED');
  const keys: string[] = askedIndicators(survey.definition);
  const own = Object.fromEntries(
    survey.definition.items.flatMap((item) => (item.type === 'core' ? [] : [[item.key, item.type]])),
  );
  const core = await tx.$queryRaw<Overlap['told']>`
    select i.key, count(distinct l."serviceId")::int as services
    from line l join request r on r.id = l."requestId" and r."currentVersion" = l.version
      cross join lateral jsonb_each(l.indicators) i
    where l."incidentId" = ${survey.incidentId}::uuid and l."surveyId" <> ${survey.id}::uuid
      and l."serviceId" = any (${serviceIds}) and i.key = any (${keys}) and i.value ->> 'kind' = 'stated'
    group by i.key`;
  const others = await tx.$queryRaw<Overlap['told']>`
    select a.key, count(distinct t."serviceId")::int as services
    from "return" t join request r on r.id = t."requestId" and r."currentVersion" = t.version
      join questionnaire_version q on q.id = t."questionnaireVersionId"
      cross join lateral (
        select * from jsonb_each(t.content::jsonb -> 'answers')
        union all
        select e.* from jsonb_array_elements(t.content::jsonb -> 'lines') l cross join lateral jsonb_each(l -> 'answers') e
      ) a
    where t."incidentId" = ${survey.incidentId}::uuid and t."surveyId" <> ${survey.id}::uuid
      and t."serviceId" = any (${serviceIds}) and a.value ->> 'kind' = 'stated'
      and exists (select from jsonb_array_elements(q.definition -> 'items') item
        where item ->> 'key' = a.key and item ->> 'type' = ${JSON.stringify(own)}::jsonb ->> a.key)
    group by a.key`;
  const open = await tx.$queryRaw<(Overlap['open'][number] & { names: Prisma.JsonValue; at: Date })[]>`
    select s.id, s.title, o.names, s."dueAt" as at, count(distinct r."serviceId")::int as services
    from request r join survey s on s.id = r."surveyId" join office o on o.id = s."officeId"
    where s."incidentId" = ${survey.incidentId}::uuid and s.id <> ${survey.id}::uuid and s.state = 'open'
      and r."serviceId" = any (${serviceIds})
    group by s.id, s.title, o.names, s."dueAt" order by s."dueAt", s.id`;
  const moment = now();
  return ok({
    told: [...core, ...others].sort((a, b) => b.services - a.services || a.key.localeCompare(b.key)),
    open: open.map(({ id, title, names, at, services }) => ({
      id,
      title,
      officeName: nameOfOffice(names, moment),
      dueAt: at.toISOString(),
      services,
    })),
  });
}
