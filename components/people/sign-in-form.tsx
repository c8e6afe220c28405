'use client';

import { Button, Textfield } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useRef } from 'react';
import { PageLink } from '@/components/ui/page-link';
import { ProblemAlert, useProblemWords } from '@/components/ui/problem-alert';
import { askForSignInLink } from '@/domain/people/queries';
import styles from './sign-in.module.css';

type Props = {
  next?: string | undefined;
  /** Where a newcomer reads the mail. */
  mailboxHref: string | null;
  /** The name of the OpenID Connect provider, if one is configured. */
  openId: string | null;
};

/** Asks for an address, and says the same whether anybody has it or not. */
export function SignInForm({ next, mailboxHref, openId }: Props) {
  const t = useTranslations('people.signIn');
  const words = useProblemWords();
  const ask = useMutation({ mutationFn: askForSignInLink });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get('email') ?? '');
    ask.mutate({ email, next });
  };
  if (ask.isSuccess) {
    return <Sent email={ask.variables.email.trim()} mailboxHref={mailboxHref} again={() => ask.reset()} />;
  }
  const wrongEmail = words.ofField(ask.error, 'email');
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Textfield
        label={t('email')}
        name="email"
        type="email"
        autoComplete="email"
        inputMode="email"
        defaultValue={ask.variables?.email ?? ''}
        error={wrongEmail}
        aria-required="true"
      />
      {wrongEmail ? null : <ProblemAlert error={ask.error} />}
      <Button type="submit" loading={ask.isPending}>
        {t('send')}
      </Button>
      {openId ? (
        <Button variant="secondary" onClick={() => void signIn('oidc', { callbackUrl: next ?? '/' })}>
          {t('openId', { name: openId })}
        </Button>
      ) : null}
    </form>
  );
}

function Sent({
  email,
  mailboxHref,
  again,
}: {
  email: string;
  mailboxHref: string | null;
  again: () => void;
}) {
  const t = useTranslations('people.signIn');
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className={styles.form}>
      <h2 ref={title} tabIndex={-1} className={styles.sent}>
        {t('sentTitle')}
      </h2>
      <p>{t('sent', { email })}</p>
      <p className={styles.note}>{t('sentNote')}</p>
      {mailboxHref ? (
        <Button asChild>
          <PageLink href={mailboxHref}>{t('mailbox')}</PageLink>
        </Button>
      ) : null}
      <Button variant="tertiary" onClick={again}>
        {t('again')}
      </Button>
    </div>
  );
}
