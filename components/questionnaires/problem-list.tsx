import { Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { afterLabel } from '@/components/ui/form-problem';
import { useProblemWords } from '@/components/ui/problem-alert';
import { isIndicator } from '@/domain/questionnaires/indicators';
import type { FieldError } from '@/lib/outcome';
import styles from './builder.module.css';
import { editId, useBuilding, useNameOf } from './builder-context';

type Props = { problems: FieldError[]; onOpen: (key: string) => void; onFocus: (id: string) => void };

/** What keeps the draft from being published, each with the way to its question. */
export function ProblemList({ problems, onOpen, onFocus }: Props) {
  const t = useTranslations('questionnaires.builder.problems');
  const words = useProblemWords();
  const { definition, words: incident } = useBuilding();
  const nameOf = useNameOf();
  if (problems.length === 0) return <p className={styles.quiet}>{t('none')}</p>;
  return (
    <ul className={styles.problems}>
      {problems.map(({ path, code, params }) => {
        const at = /^items\.(\d+)\./.exec(path)?.[1];
        const item = at === undefined ? undefined : definition.items[Number(at)];
        const check = /^checks\.\d+/.exec(path)?.[0].replace('checks.', 'check-');
        const { indicator } = params ?? {};
        const named =
          typeof indicator === 'string' && isIndicator(indicator)
            ? { ...params, indicator: incident.fields[indicator].label }
            : params;
        const text = words.ofCode(code, named);
        return (
          <li key={`${path} ${code}`}>
            {item ? afterLabel(nameOf(item), text) : text}{' '}
            {item && item.type !== 'core' ? (
              <Button
                variant="tertiary"
                data-size="sm"
                onClick={() => {
                  onOpen(item.key);
                  document.getElementById(`question-${item.key}`)?.scrollIntoView({ block: 'start' });
                  onFocus(editId(item.key));
                }}
              >
                {t('show')}
                <span className="visually-hidden"> {nameOf(item)}</span>
              </Button>
            ) : check ? (
              <Button variant="tertiary" data-size="sm" onClick={() => onFocus(`${check}-left`)}>
                {t('show')}
                <span className="visually-hidden"> {t('check')}</span>
              </Button>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
