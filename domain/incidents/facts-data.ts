import { listMunicipalities, renumbering } from '@/domain/register/data';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { forbidden, notFound, type Outcome, ok } from '@/lib/outcome';
import { incidentOwner } from './data';
import { canReadFacts, visibleFacts } from './policy';
import { knownValue, type ListFact, listedFact, type OwnFact, renumberedFact } from './rules';
import { factKinds, type MunicipalityFactKind, type MunicipalityFacts } from './schema';

/**
 * What is known of each municipality in an incident, by number: the newest of the lists, the own answers, which
 * wins, and whether they differ, under today's numbers. Municipalities that nothing is known of are left out. Four queries.
 */
export async function listMunicipalityFacts(
  actor: Actor,
  tx: Tx,
  { incidentId }: { incidentId: string },
): Promise<Outcome<MunicipalityFacts[]>> {
  const incident = await incidentOwner(actor, tx, incidentId);
  if (!incident) return notFound('NOT_FOUND');
  if (!canReadFacts(actor)) return forbidden('NOT_ALLOWED');
  const moment = now();
  const lists = await tx.municipalityFact.findMany({
    where: {
      AND: [
        visibleFacts(actor, incident),
        { incidentId, kind: { in: [...factKinds] }, recordedAt: { lte: moment } },
      ],
    },
    select: {
      municipalityNumber: true,
      kind: true,
      value: true,
      source: true,
      at: true,
      recordedAt: true,
      certainty: true,
    },
    orderBy: [{ municipalityNumber: 'asc' }, { at: 'desc' }, { recordedAt: 'desc' }, { id: 'desc' }],
    distinct: ['municipalityNumber', 'kind', 'source'],
  });
  const { today } = await renumbering(tx, moment);
  const factsOf = Map.groupBy(
    lists.map((fact) => renumberedFact(fact, today)),
    (fact) => fact.municipalityNumber,
  );
  const listed = (number: string, kind: MunicipalityFactKind): ListFact | null => {
    const fact = listedFact(kind, factsOf.get(number) ?? []);
    if (!fact) return null;
    const { value, source, at, certainty } = fact;
    return { value, source, at: at.toISOString(), certainty: certainty as 'known' | 'illustrative' };
  };
  const own = await ownAnswers(tx, incidentId, { moment, today });
  const municipalities = await listMunicipalities(tx, moment);
  return ok(
    municipalities.flatMap(({ number, name, countyNumber, countyName }) => {
      const known = (kind: MunicipalityFactKind) =>
        knownValue(kind, listed(number, kind), own.get(`${number} ${kind}`) ?? []);
      const facts = {
        number,
        name,
        countyNumber,
        countyName,
        usesSystem: known('usesSystem'),
        integrationInUse: known('integrationInUse'),
        fixedVersionOn: known('fixedVersionOn'),
      };
      return factKinds.some((kind) => facts[kind].list ?? facts[kind].own) ? facts : [];
    }),
  );
}

type Own = { number: string; service: string; key: string; value: string | null; at: Date };

/**
 * What each service says last, where it was asked, per municipality and kind, of the lines that row-level security shows
 * the actor: an operator sees none. As in the figures, "not known yet" takes back what was stated before, and whoever
 * is affected uses the system.
 */
async function ownAnswers(
  tx: Tx,
  incidentId: string,
  { moment, today }: { moment: Date; today: (number: string) => string },
): Promise<Map<string, OwnFact[]>> {
  const found = await tx.$queryRaw<Own[]>`
    select distinct on (l."municipalityNumber", l."serviceId", k.key)
      l."municipalityNumber" as number, l."serviceId" as service, k.key, l."submittedAt" as at,
      case l.indicators -> k.key ->> 'kind' when 'stated' then l.indicators -> k.key ->> 'value' end as value
    from line l
    cross join unnest(${[...factKinds, 'affected']}::text[]) as k(key)
    where l."incidentId" = ${incidentId}::uuid and l."submittedAt" <= ${moment} and l.indicators ? k.key
    order by l."municipalityNumber", l."serviceId", k.key, l."submittedAt" desc`;
  // What a service says of the municipality as it is today takes the place of what it said of those before.
  const said = new Set(found.map(({ number, service, key }) => `${number} ${service} ${key}`));
  const rows = found.flatMap((row) => {
    const number = today(row.number);
    const isReplaced = number !== row.number && said.has(`${number} ${row.service} ${row.key}`);
    return isReplaced ? [] : { ...row, number };
  });
  const isAffected = ({ key, value }: Own) => key === 'affected' && value === 'yes';
  const place = ({ number, service }: Own) => `${number} ${service}`;
  const affected = new Set(rows.filter(isAffected).map(place));
  const answers = new Map<string, OwnFact[]>();
  for (const row of rows) {
    const says = isAffected(row) ? { ...row, key: 'usesSystem' } : row;
    if (says.value === null || says.key === 'affected') continue;
    if (row.key === 'usesSystem' && affected.has(place(row))) continue;
    const kind = `${says.number} ${says.key}`;
    answers.set(kind, [...(answers.get(kind) ?? []), { value: says.value, at: says.at.toISOString() }]);
  }
  return answers;
}
