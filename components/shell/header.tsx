import { useTranslations } from 'next-intl';
import { PageLink } from '@/components/ui/page-link';
import styles from './header.module.css';
import { NavLink } from './nav-link';

export type MenuEntry = {
  key:
    | 'my'
    | 'incidents'
    | 'questionnaires'
    | 'status'
    | 'register'
    | 'people'
    | 'personalData'
    | 'audit'
    | 'mailbox';
  href: string;
};

/** Brand, the entries the visitor can use, and who is signed in. */
export function Header({ entries, signedInAs }: { entries: MenuEntry[]; signedInAs: string | null }) {
  const t = useTranslations('common');
  return (
    <header className={styles.header}>
      <div className={styles.inner}>
        <PageLink href="/" className={styles.brand}>
          <Mark />
          {t('product')}
        </PageLink>
        {entries.length > 0 ? (
          <nav className={styles.nav} aria-label={t('navigation.label')}>
            <ul>
              {entries.map((entry) => (
                <li key={entry.key}>
                  <NavLink href={entry.href}>{t(`navigation.${entry.key}`)}</NavLink>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
        <NavLink href={signedInAs ? '/me' : '/sign-in'} className={styles.person}>
          {signedInAs ?? t('navigation.signIn')}
        </NavLink>
      </div>
    </header>
  );
}

/** A receipt with a tick. */
function Mark() {
  return (
    <svg
      width="26"
      height="26"
      viewBox="0 0 26 26"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.25"
    >
      <path d="M5 3h16v20l-2.7-2-2.6 2-2.7-2-2.7 2-2.6-2L5 23z" strokeLinejoin="round" />
      <path d="m9.5 11.5 2.6 2.6 4.6-5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
