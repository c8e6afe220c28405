import { useTranslations } from 'next-intl';

type Named = { name: string | null; email: string | null; erased: boolean };

/** The audit's words for what others name: a kind, type, role or field without words of its own stands as it is. */
export function useAuditWords() {
  const t = useTranslations('audit');
  const known = (key: string, fallback: string) => (t.has(key as 'title') ? t(key as 'title') : fallback);
  const word = (group: string, name: string) => (/^\w+$/.test(name) ? known(`${group}.${name}`, name) : name);
  return {
    /** survey.opened */
    kind: (kind: string) => (/^\w+\.\w+$/.test(kind) ? known(`kinds.${kind}`, kind) : kind),
    objectType: (type: string) => word('objects', type),
    /** Roles with commas between. */
    roles: (roles: string) =>
      roles
        .split(',')
        .map((role) => word('roles', role))
        .join(', '),
    /** A path with dots. */
    field: (path: string) =>
      path === ''
        ? t('whole')
        : path
            .split('.')
            .map((part) => word('fields', part))
            .join(' › '),
    value: (value: string) => word('values', value),
    person: ({ name, email, erased }: Named) => (erased ? t('erased') : (name ?? email ?? t('nameless'))),
  };
}
