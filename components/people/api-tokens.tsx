'use client';

import { Button, Textfield } from '@digdir/designsystemet-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Moment } from '@/components/ui/moment';
import { ProblemAlert, useProblemWords } from '@/components/ui/problem-alert';
import { apiTokensQuery, createApiToken, revokeApiToken } from '@/domain/people/queries';
import styles from './me.module.css';

/** Personal API tokens: made, shown once, listed, revoked. `today` is the civil day in Norway. */
export function ApiTokens({ today }: { today: string }) {
  const t = useTranslations('people.me');
  const queries = useQueryClient();
  const tokens = useQuery(apiTokensQuery);
  const renew = () => queries.invalidateQueries(apiTokensQuery);
  const create = useMutation({ mutationFn: createApiToken, onSuccess: renew });
  const revoke = useMutation({ mutationFn: revokeApiToken, onSuccess: renew });
  return (
    <>
      {tokens.data?.length === 0 ? <p>{t('noTokens')}</p> : null}
      {tokens.data && tokens.data.length > 0 ? (
        <ul className={styles.list}>
          {tokens.data.map((token) => (
            <li key={token.id}>
              <div className={styles.what}>
                <strong>{token.name}</strong>
                <span>
                  {t('expires')} <Moment at={`${token.lastDay}T12:00:00Z`} style="date" /> · {t('lastUsed')}{' '}
                  {token.lastUsedAt ? <Moment at={token.lastUsedAt} /> : t('never')}
                </span>
              </div>
              <Button
                variant="secondary"
                data-size="sm"
                loading={revoke.isPending && revoke.variables === token.id}
                aria-label={t('revokeNamed', { name: token.name })}
                onClick={() => revoke.mutate(token.id)}
              >
                {t('revoke')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <ProblemAlert error={revoke.error} />
      {create.data ? (
        <NewToken token={create.data.token} done={() => create.reset()} />
      ) : (
        <TokenForm
          today={today}
          pending={create.isPending}
          error={create.error}
          create={(input) => create.mutate(input)}
        />
      )}
    </>
  );
}

type FormProps = {
  today: string;
  pending: boolean;
  error: unknown;
  create: (input: { name: string; lastDay: string }) => void;
};

function TokenForm({ today, pending, error, create }: FormProps) {
  const t = useTranslations('people.me');
  const words = useProblemWords();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    create({ name: String(form.get('name') ?? ''), lastDay: String(form.get('lastDay') ?? '') });
  };
  const wrong = { name: words.ofField(error, 'name'), lastDay: words.ofField(error, 'lastDay') };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Textfield
        label={t('tokenName')}
        description={t('tokenNameHint')}
        name="name"
        maxLength={100}
        error={wrong.name}
      />
      <Textfield
        label={t('lastDay')}
        name="lastDay"
        type="date"
        min={today}
        defaultValue={monthsLater(today, 3)}
        error={wrong.lastDay}
      />
      {wrong.name || wrong.lastDay ? null : <ProblemAlert error={error} />}
      <div className={styles.row}>
        <Button type="submit" variant="secondary" loading={pending}>
          {t('create')}
        </Button>
      </div>
    </form>
  );
}

function NewToken({ token, done }: { token: string; done: () => void }) {
  const t = useTranslations('people.me');
  const [copied, setCopied] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className={styles.secret}>
      <h3 ref={title} tabIndex={-1}>
        {t('created')}
      </h3>
      <p>{t('createdNote')}</p>
      <code>{token}</code>
      <div className={styles.row}>
        <Button
          onClick={() =>
            navigator.clipboard.writeText(token).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }
        >
          {copied ? t('copied') : t('copy')}
        </Button>
        <Button variant="secondary" onClick={done}>
          {t('done')}
        </Button>
      </div>
    </div>
  );
}

/** The same day of a later month, or that month's last. */
function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
