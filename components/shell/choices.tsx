'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import styles from './footer.module.css';

const languages = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };
const year = 60 * 60 * 24 * 365;

/** Language and colour scheme, kept in cookies so that the server renders them. */
export function Choices({ scheme }: { scheme: 'auto' | 'light' | 'dark' }) {
  const t = useTranslations('common');
  const router = useRouter();
  const choose = (name: string, value: string) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${name}=${value}; path=/; max-age=${year}; samesite=lax`;
    router.refresh();
  };
  return (
    <div className={styles.choices}>
      <label>
        {t('footer.language')}
        <select value={useLocale()} onChange={(event) => choose('kvittert-language', event.target.value)}>
          {Object.entries(languages).map(([code, name]) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('footer.scheme')}
        <select
          value={scheme}
          onChange={(event) => {
            document.documentElement.dataset.colorScheme = event.target.value;
            choose('kvittert-scheme', event.target.value);
          }}
        >
          <option value="auto">{t('footer.auto')}</option>
          <option value="light">{t('footer.light')}</option>
          <option value="dark">{t('footer.dark')}</option>
        </select>
      </label>
    </div>
  );
}
