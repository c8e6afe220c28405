import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import type { LanguageWords } from '@/domain/incidents/words';
import { differenceOf } from '@/domain/questionnaires/diff';
import type { QuestionnaireVersionView } from '@/domain/questionnaires/views';
import styles from './builder.module.css';
import { DifferenceList } from './difference-list';
import type { Draft } from './use-builder';

export const conflictId = 'conflict';

type Props = {
  theirs: QuestionnaireVersionView;
  mine: Draft;
  words: LanguageWords;
  onResolve: (whose: 'mine' | 'theirs') => void;
};

/** Somebody else saved the draft first: how theirs differs, and the choice whose version holds. */
export function Conflict({ theirs, mine, words, onResolve }: Props) {
  const t = useTranslations('questionnaires.builder.conflict');
  return (
    <Alert data-color="warning" role="alert" id={conflictId} className={styles.conflict ?? ''}>
      <Heading level={2} data-size="2xs">
        {t('title')}
      </Heading>
      <p>
        {theirs.savedAt
          ? t.rich('saved', {
              who: theirs.savedBy?.you ? 'you' : theirs.savedBy?.name ? 'named' : 'nobody',
              name: theirs.savedBy?.name ?? '',
              at: () => <Moment key="at" at={theirs.savedAt ?? ''} style="short" />,
            })
          : null}{' '}
        {t('body')}
      </p>
      <p>{t('differs')}</p>
      {theirs.title === mine.title ? null : <p>{t('named', { title: theirs.title })}</p>}
      <DifferenceList
        difference={differenceOf(mine.definition, theirs.definition)}
        before={mine.definition}
        after={theirs.definition}
        words={words}
      />
      <div className={styles.buttons}>
        <Button onClick={() => onResolve('theirs')}>{t('theirs')}</Button>
        <Button variant="secondary" onClick={() => onResolve('mine')}>
          {t('mine')}
        </Button>
      </div>
    </Alert>
  );
}
