'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type QuestionWords, questionWords } from '@/components/answers/question-words';
import { grades } from '@/domain/questionnaires/indicators';
import { useAnswering } from './answering-context';

/** The words of a field's question: of the questionnaire, or what every line is asked beside it. */
export function useQuestionWords(): (path: string) => QuestionWords | null {
  const t = useTranslations('answering.grade');
  const answers = useTranslations('answers.grades');
  const locale = useLocale();
  const { view } = useAnswering();
  return (path) => {
    const key = path.slice(path.indexOf('.') + 1);
    switch (key) {
      case 'grade':
        return {
          key,
          type: 'single',
          label: t('title'),
          options: grades.map((one) => ({ key: one, label: answers(one) })),
        };
      case 'remains':
        return { key, type: 'longText', label: t('remains'), options: [] };
      case 'remainsUntil':
        return { key, type: 'date', label: t('until'), options: [] };
      default:
        return questionWords(key, { ...view, locale });
    }
  };
}

export function useQuestion(path: string): QuestionWords | null {
  return useQuestionWords()(path);
}
