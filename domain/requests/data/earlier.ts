import { contentOf, type Definition, definitionSchema } from '@/domain/questionnaires/schema';
import { nameOfOffice } from '@/domain/register/rules';
import type { Prisma, Tx } from '@/lib/db';
import { type EarlierAnswer, earlierAnswers } from '../earlier';

type Row = { content: string; at: Date; names: Prisma.JsonValue; definition: unknown };

/**
 * What the service has told in other surveys of the incident, by field of this one; one query. Who reads it is who
 * may read the service's returns; the caller has asked the policy.
 */
export async function earlierOf(
  tx: Tx,
  request: { id: string; serviceId: string; incidentId: string },
  definition: Definition,
  municipalityNumbers: string[],
  moment: Date,
): Promise<Record<string, EarlierAnswer>> {
  const rows = await tx.$queryRaw<Row[]>`
    select t.content, coalesce(t."givenAt", t."submittedAt") as at, o.names, q.definition
    from "return" t
    join request r on r.id = t."requestId" and r."currentVersion" = t.version
    join office o on o.id = t."officeId"
    join questionnaire_version q on q.id = t."questionnaireVersionId"
    where t."serviceId" = ${request.serviceId} and t."incidentId" = ${request.incidentId}::uuid
      and t."requestId" <> ${request.id}::uuid
    order by coalesce(t."givenAt", t."submittedAt") desc, t.id desc
    limit 50`;
  return earlierAnswers(
    definition,
    municipalityNumbers,
    rows.map(({ content, at, names, ...row }) => ({
      content: contentOf(content),
      definition: definitionSchema.parse(row.definition),
      at: at.toISOString(),
      office: nameOfOffice(names, moment),
    })),
  );
}
