'use client';

import { ChevronRightIcon } from '@navikt/aksel-icons';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ProblemAlert } from '@/components/ui/problem-alert';
import { signInToDemo } from '@/domain/people/queries';
import type { DemoPersonView } from '@/domain/people/schema';
import styles from './demo-people.module.css';

/** The people of the demo; one click signs in. */
export function DemoPeople({ people, next }: { people: DemoPersonView[]; next?: string | undefined }) {
  const t = useTranslations('people.demo');
  const enter = useMutation({
    mutationFn: signInToDemo,
    // A whole load: everything on the page depends on who is signed in.
    onSuccess: ({ location }) => window.location.assign(location),
  });
  const groups = [
    ['authorities', people.filter((p) => p.role !== 'leader')],
    ['leaders', people.filter((p) => p.role === 'leader')],
  ] as const;
  return (
    <>
      {groups.map(([group, members]) => (
        <section key={group} className={styles.group}>
          <h3>{t(group)}</h3>
          <ul>
            {members.map((person) => {
              const values = {
                service: person.service?.name ?? '',
                count: person.service?.municipalities ?? 0,
              };
              return (
                <li key={person.email}>
                  <button
                    type="button"
                    className={styles.person}
                    disabled={enter.isPending || enter.isSuccess}
                    onClick={() => enter.mutate({ email: person.email, next })}
                  >
                    <span>
                      <span className={styles.title}>{t(`roles.${person.role}.title`, values)}</span>
                      <span className={styles.does}>{t(`roles.${person.role}.does`, values)}</span>
                    </span>
                    <ChevronRightIcon aria-hidden className={styles.arrow} />
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      <ProblemAlert error={enter.error} />
    </>
  );
}
