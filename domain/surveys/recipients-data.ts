import { listMunicipalityFacts } from '@/domain/incidents/facts-data';
import { listMunicipalities, primaryContacts, servicesServing } from '@/domain/register/data';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { forbidden, notFound, type Outcome, ok } from '@/lib/outcome';
import { canEditSurvey, visibleSurveys } from './policy';
import { selectRecipients } from './rules';
import { type RecipientPreview, type RecipientSelection, recipientSelectionSchema } from './schema';

type Asked = { incidentId: string; officeId: string };

/** The offices whose municipalities an authority may ask about: its own for a governor, null (all) otherwise. */
async function reachOf(tx: Tx, officeId: string): Promise<string[] | null> {
  const office = await tx.office.findUnique({ where: { id: officeId }, select: { kind: true } });
  return office?.kind === 'governor' ? [officeId] : null;
}

/** The services that a selection asks today, with their municipalities in scope, and what it was worked out from. */
export async function recipientsOf(actor: Actor, tx: Tx, survey: Asked, selection: RecipientSelection) {
  const moment = now();
  const reach = await reachOf(tx, survey.officeId);
  const services = await servicesServing(tx, { on: moment });
  const facts = await listMunicipalityFacts(actor, tx, { incidentId: survey.incidentId });
  const use = new Map(facts.ok ? facts.value.map((m) => [m.number, m.usesSystem.value]) : []);
  const users = new Set([...use].flatMap(([number, value]) => (value === 'yes' ? [number] : [])));
  const chosen = selectRecipients(services, selection, reach, users);
  return { moment, reach, services, use, users, chosen };
}

/**
 * What opening would send: each service with the municipalities asked about, the counts, and warnings: services
 * that no invitation can reach, municipalities that nobody answers for, municipalities whose use is not known.
 */
export async function previewRecipients(
  actor: Actor,
  tx: Tx,
  { surveyId, recipients }: { surveyId: string; recipients?: RecipientSelection | undefined },
): Promise<Outcome<RecipientPreview>> {
  const survey = await tx.survey.findFirst({
    where: { AND: [visibleSurveys(actor), { id: surveyId }] },
    select: { incidentId: true, officeId: true, state: true, recipients: true },
  });
  if (!survey) return notFound('NOT_FOUND');
  if (!canEditSurvey(actor, survey)) return forbidden('NOT_ALLOWED');
  const selection = recipients ?? recipientSelectionSchema.parse(survey.recipients);
  const { moment, reach, services, use, users, chosen } = await recipientsOf(actor, tx, survey, selection);
  const contacts = await primaryContacts(
    tx,
    chosen.map((service) => service.id),
    moment,
  );
  const inReach = (await listMunicipalities(tx, moment)).filter((m) => !reach || reach.includes(m.officeId));
  const inBase = inReach.filter((m) => selection.all || selection.counties.includes(m.countyNumber));
  const served = new Set(services.flatMap((service) => service.municipalities.map((m) => m.number)));
  const recipientsShown = chosen.toSorted(byName).map((service) => ({
    ...service,
    hasContact: Boolean(contacts.get(service.id)?.email),
  }));
  const warnings: RecipientPreview['warnings'] = [
    { code: 'NO_CONTACT' as const, subjects: recipientsShown.filter((s) => !s.hasContact) },
    {
      code: 'NO_SERVICE' as const,
      subjects: inBase
        .filter((m) => !served.has(m.number) && (!selection.usesSystem || users.has(m.number)))
        .map((m) => ({ id: m.number, name: m.name })),
    },
    {
      code: 'USE_NOT_KNOWN' as const,
      subjects: selection.usesSystem
        ? inBase.filter((m) => !use.get(m.number)).map((m) => ({ id: m.number, name: m.name }))
        : [],
    },
  ].map(({ code, subjects }) => ({ code, subjects: subjects.map(({ id, name }) => ({ id, name })) }));
  return ok({
    services: recipientsShown,
    serviceCount: recipientsShown.length,
    municipalityCount: new Set(recipientsShown.flatMap((s) => s.municipalities.map((m) => m.number))).size,
    warnings: warnings.filter((warning) => warning.subjects.length > 0),
    reach: {
      counties: countiesOf(inReach),
      services: services
        .filter((s) => !reach || s.municipalities.some((m) => reach.includes(m.officeId)))
        .toSorted(byName)
        .map(({ id, name }) => ({ id, name })),
      usesSystem: inReach.filter((m) => users.has(m.number)).length,
    },
  });
}

const collator = new Intl.Collator('nb');
const byName = (a: { name: string }, b: { name: string }) => collator.compare(a.name, b.name);

function countiesOf(municipalities: readonly { countyNumber: string; countyName: string }[]) {
  return [...Map.groupBy(municipalities, (m) => m.countyNumber)]
    .map(([number, rows]) => ({ number, name: rows[0]?.countyName ?? '', municipalities: rows.length }))
    .sort((a, b) => a.number.localeCompare(b.number));
}
