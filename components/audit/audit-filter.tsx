import { Button, Input, Label, Select } from '@digdir/designsystemet-react';
import Form from 'next/form';
import { useTranslations } from 'next-intl';
import { PageLink } from '@/components/ui/page-link';
import type { AuditChoices } from '@/domain/audit/schema';
import styles from './audit-filter.module.css';
import { useAuditWords } from './words';

export const filterNames = ['personId', 'kind', 'objectType', 'objectId', 'from', 'to'] as const;
/** What stands in the form, as typed; also what is wrong. */
export type Typed = Partial<Record<(typeof filterNames)[number], string>>;

/** Narrows the list. A form that asks with its address, so that it works without scripts and can be shared. */
export function AuditFilter({
  typed,
  wrong,
  choices,
}: {
  typed: Typed;
  wrong: readonly string[];
  choices: AuditChoices;
}) {
  const t = useTranslations('audit.filter');
  const words = useAuditWords();
  const given = (name: keyof Typed) => ({
    id: `audit-${name}`,
    name,
    defaultValue: typed[name] ?? '',
    ...(wrong.includes(name) ? { 'aria-invalid': true, 'aria-describedby': `audit-${name}-wrong` } : {}),
  });
  const why = (name: keyof Typed) =>
    wrong.includes(name) ? (
      <p className={styles.wrong} id={`audit-${name}-wrong`}>
        {t(`errors.${name}`)}
      </p>
    ) : null;
  return (
    <Form action="/audit" className={styles.filter} key={JSON.stringify(typed)} aria-label={t('label')}>
      <div className={styles.field}>
        <Label htmlFor="audit-personId">{t('person')}</Label>
        <Select {...given('personId')}>
          <option value="">{t('everybody')}</option>
          {withTyped(
            choices.people.map((person) => person.id),
            typed.personId,
          ).map((id) => {
            const person = choices.people.find((one) => one.id === id);
            return (
              <option key={id} value={id}>
                {person ? words.person(person) : id}
              </option>
            );
          })}
        </Select>
        {why('personId')}
      </div>
      <div className={styles.field}>
        <Label htmlFor="audit-kind">{t('kind')}</Label>
        <Select {...given('kind')}>
          <option value="">{t('allKinds')}</option>
          {withTyped(choices.kinds, typed.kind).map((kind) => (
            <option key={kind} value={kind}>
              {words.kind(kind)}
            </option>
          ))}
        </Select>
        {why('kind')}
      </div>
      <div className={styles.field}>
        <Label htmlFor="audit-objectType">{t('objectType')}</Label>
        <Select {...given('objectType')}>
          <option value="">{t('allTypes')}</option>
          {withTyped(choices.objectTypes, typed.objectType).map((type) => (
            <option key={type} value={type}>
              {words.objectType(type)}
            </option>
          ))}
        </Select>
        {why('objectType')}
      </div>
      <div className={styles.field}>
        <Label htmlFor="audit-objectId">{t('objectId')}</Label>
        <Input {...given('objectId')} autoComplete="off" spellCheck={false} maxLength={100} />
        {why('objectId')}
      </div>
      <div className={styles.field}>
        <Label htmlFor="audit-from">{t('from')}</Label>
        <Input type="date" {...given('from')} />
        {why('from')}
      </div>
      <div className={styles.field}>
        <Label htmlFor="audit-to">{t('to')}</Label>
        <Input type="date" {...given('to')} />
        {why('to')}
      </div>
      <div className={styles.buttons}>
        <Button type="submit">{t('apply')}</Button>
        {Object.keys(typed).length > 0 ? (
          <Button asChild variant="tertiary">
            <PageLink href="/audit">{t('clear')}</PageLink>
          </Button>
        ) : null}
      </div>
    </Form>
  );
}

/** What the address asks for stays chosen, also when nothing of it is among the choices. */
function withTyped(values: readonly string[], typed: string | undefined): readonly string[] {
  return typed === undefined || values.includes(typed) ? values : [...values, typed];
}
