import { getTranslations } from 'next-intl/server';

/** The demo's banner. */
export async function DemoBar() {
  const t = await getTranslations('common');
  return <p>{t('demo.banner')}</p>;
}
