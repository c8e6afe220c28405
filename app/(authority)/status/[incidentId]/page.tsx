import { notFound, redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { z } from 'zod';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageTitle } from '@/components/ui/page-title';
import { getIncidentFigures, getSurveyFigures } from '@/domain/figures/data';
import { surveysWithOwnQuestions } from '@/domain/figures/own-data';
import { listPlaces } from '@/domain/figures/places-data';
import { breachReach, figureReach } from '@/domain/figures/policy';
import { getIncident } from '@/domain/incidents/data';
import { wordsIn } from '@/domain/incidents/words';
import { now } from '@/lib/clock';
import { asVisitor, shown, signedInVisitor } from '@/lib/visitor';
import { StatusBoard } from './_components/board';
import { filtersOf, within } from './_components/filters';
import { mapOf } from './map-of';

type Props = {
  params: Promise<{ incidentId: string }>;
  searchParams: Promise<{ survey?: string | string[]; asOf?: string | string[]; county?: string | string[] }>;
};

const incidentOfPage = cache(async (incidentId: string) => {
  if (!z.uuid().safeParse(incidentId).success) notFound();
  await signedInVisitor(`/status/${incidentId}`);
  return shown(await asVisitor((actor, tx) => getIncident(actor, tx, incidentId)));
});

/** The national page: how it stands, of the whole incident or one survey, now or as of a past moment. */
export default async function StatusPage({ params, searchParams }: Props) {
  const { incidentId } = await params;
  const incident = await incidentOfPage(incidentId);
  const address = askedFor(await searchParams);
  const read = await asVisitor(async (actor, tx) => {
    if (!figureReach(actor)) return null;
    const query = { asOf: address.asOf ?? undefined };
    const live = shown(await getIncidentFigures(actor, tx, { incidentId }));
    const asked = within(live, address);
    const of = (county?: string) =>
      asked.survey
        ? getSurveyFigures(actor, tx, { surveyId: asked.survey, ...query, county })
        : getIncidentFigures(actor, tx, { incidentId, ...query, county });
    const whole = shown(await of());
    const part = asked.county ? shown(await of(asked.county)) : null;
    const places = await listPlaces(
      tx,
      live.states.map((state) => state.number),
    );
    const ownQuestions = await surveysWithOwnQuestions(tx, incidentId);
    return { live, asked, whole, part, places, ownQuestions, mayReadBreaches: breachReach(actor) !== null };
  });
  if (!read) redirect(`/status/${incidentId}/breaches`);
  const { live, asked, whole, part, places, ownQuestions, mayReadBreaches } = read;
  const t = await getTranslations('status');
  return (
    <ClientMessages namespaces={['status', 'own', 'kinds']}>
      <PageTitle>{t('title', { title: incident.title })}</PageTitle>
      <StatusBoard
        incident={{ id: incidentId, title: incident.title, authority: incident.officeName }}
        illustrative={incident.illustrative}
        words={wordsIn(incident.words, await getLocale())}
        surveys={live.surveys.map(({ id, title, requests, openedAt }) => ({ id, title, requests, openedAt }))}
        counties={live.counties.map(({ number, name }) => ({ number, name }))}
        layout={mapOf(places)}
        first={{ ...asked, whole, part }}
        serverNow={now().toISOString()}
        mayReadBreaches={mayReadBreaches}
        ownQuestions={ownQuestions}
      />
    </ClientMessages>
  );
}

/** What the address asks for; a moment that is yet to come counts as not asked. */
function askedFor(query: Awaited<Props['searchParams']>) {
  const asked = filtersOf((name) => {
    const value = query[name as keyof typeof query];
    return typeof value === 'string' ? value : null;
  });
  return { ...asked, asOf: asked.asOf && new Date(asked.asOf) <= now() ? asked.asOf : null };
}
