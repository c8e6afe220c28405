import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CheckAnswers } from '../../_components/check-answers';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('answering.check'))('title') };
}

export default function CheckPage() {
  return <CheckAnswers />;
}
