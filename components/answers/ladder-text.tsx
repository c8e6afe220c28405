import { useTranslations } from 'next-intl';
import type { LanguageWords } from '@/domain/incidents/words';
import type { Answer } from '@/domain/questionnaires/schema';
import { statedNumber } from '@/domain/questionnaires/values';
import styles from './ladder-text.module.css';

const rungs = ['recovered', 'irretrievable', 'searching'] as const;

/** The ladder as a sum in words: 4 lost = 1 recovered + 2 lost for good + 1 being searched for. */
export function LadderText({ answers, words }: { answers: Record<string, Answer>; words: LanguageWords }) {
  const t = useTranslations('answers');
  const lost = statedNumber(answers.lost);
  if (lost === undefined) return t('notKnownYet');
  const parts = rungs.filter((rung) => answers[rung]);
  return (
    <span className={styles.ladder}>
      <span>
        <strong>{lost}</strong> {lost === 1 ? words.rungs.lost.one : words.rungs.lost.many}
      </span>
      {parts.map((rung) => (
        <span key={rung} className={styles.part}>
          {statedNumber(answers[rung]) ?? t('unknownNumber')} {words.rungs[rung].short}
        </span>
      ))}
    </span>
  );
}
