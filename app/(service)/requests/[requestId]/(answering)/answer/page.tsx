import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AnswerSteps } from '../../_components/answer-steps';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('answering'))('pageTitle') };
}

export default function AnswerPage() {
  return <AnswerSteps />;
}
