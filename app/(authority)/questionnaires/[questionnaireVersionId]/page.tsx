import { Button } from '@digdir/designsystemet-react';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import styles from '@/components/questionnaires/builder.module.css';
import { DifferenceList } from '@/components/questionnaires/difference-list';
import { QuestionOutline } from '@/components/questionnaires/question-outline';
import { NewVersionButton } from '@/components/questionnaires/version-actions';
import { WordsChooser } from '@/components/questionnaires/words-chooser';
import { ClientMessages } from '@/components/ui/client-messages';
import { Moment } from '@/components/ui/moment';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { wordsIn } from '@/domain/incidents/words';
import { differenceOf } from '@/domain/questionnaires/diff';
import { type PageQuery, wordsQuery, wordsToShow } from '../incident-words';
import { readVersion, type VersionParams, versionOfPage } from './version-of-page';

type Props = { params: VersionParams; searchParams: Promise<PageQuery> };

/** One published version: its questions, what it changed, and what can be made of it. */
export default async function QuestionnairePage({ params, searchParams }: Props) {
  const version = await versionOfPage(params);
  if (!version.publishedAt && version.may.edit) redirect(`/questionnaires/${version.id}/edit`);
  const [t, locale, query] = await Promise.all([
    getTranslations('questionnaires'),
    getLocale(),
    searchParams,
  ]);
  const shown = await wordsToShow(version.questionnaireId, query);
  const words = wordsIn(shown.words, locale);
  const basis = version.basedOnId ? await readVersion(version.basedOnId) : null;
  const address = `/questionnaires/${version.id}`;
  return (
    <>
      <PageHeader
        eyebrow={
          <>
            <PageLink href="/questionnaires">{t('title')}</PageLink> ·{' '}
            {version.officeName ?? t('shippedMark')}
          </>
        }
        title={version.title}
        lead={
          <>
            {t('versionNumber', { version: version.version })}
            {' · '}
            {version.publishedAt
              ? t.rich('publishedAt', {
                  at: () => <Moment at={version.publishedAt ?? ''} style="dateTime" />,
                })
              : t('isDraft')}
          </>
        }
      />
      <div className={styles.buttons}>
        {version.may.edit ? (
          <ClientMessages namespaces={['questionnaires']}>
            <NewVersionButton questionnaireVersionId={version.id} />
          </ClientMessages>
        ) : null}
        <Button asChild variant="secondary">
          <PageLink href={`/questionnaires/new?copy=${version.id}`}>{t('version.copy')}</PageLink>
        </Button>
        <Button asChild variant="secondary">
          <PageLink href={`${address}/preview${wordsQuery(query)}`}>{t('version.preview')}</PageLink>
        </Button>
        <Button asChild variant="tertiary">
          <a href={`/api/v1/questionnaires/${version.id}/export.json`}>{t('version.export')}</a>
        </Button>
      </div>
      {basis?.ok ? (
        <section>
          <h2>{t('version.changes', { title: basis.value.title, version: basis.value.version })}</h2>
          <DifferenceList
            difference={differenceOf(basis.value.definition, version.definition)}
            before={basis.value.definition}
            after={version.definition}
            words={words}
          />
        </section>
      ) : null}
      <section>
        <h2>{t('version.questions')}</h2>
        <ClientMessages namespaces={['questionnaires']}>
          <WordsChooser incidents={shown.incidents} chosen={shown.incident?.id ?? null} />
        </ClientMessages>
        <QuestionOutline definition={version.definition} words={words} />
      </section>
    </>
  );
}
