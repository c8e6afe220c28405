import { Button, Tag } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { OwnItem } from '@/domain/questionnaires/schema';
import styles from './builder.module.css';
import { editId, useNameOf } from './builder-context';
import { QuestionEditor } from './question-editor';

type Props = {
  item: OwnItem;
  number: number;
  isOpen: boolean;
  problems: number;
  onToggle: () => void;
  onRemove: () => void;
  /** The question has another key now; `focus` is what has the focus then. */
  onRenamed: (key: string, focus: string) => void;
};

/** A question in the list: what it is, and its fields when it is open. */
export function QuestionCard({ item, number, isOpen, problems, onToggle, onRemove, onRenamed }: Props) {
  const t = useTranslations('questionnaires.builder');
  const name = useNameOf()(item);
  const marks = [
    t(`types.${item.type}`),
    ...(item.required ? [t('requiredMark')] : []),
    ...(item.showWhen ? [t('conditionalMark')] : []),
    ...(item.allowAttachments ? [t('attachmentsMark')] : []),
  ];
  return (
    <div id={`question-${item.key}`} className={styles.card}>
      <div className={styles.cardHead}>
        <p className={styles.cardTitle}>
          <span className={styles.number}>{number}.</span> {name}
        </p>
        <p className={styles.marks}>
          {marks.map((mark) => (
            <Tag key={mark} data-size="sm" data-color="neutral">
              {mark}
            </Tag>
          ))}
          {problems > 0 ? (
            <Tag data-size="sm" data-color="warning">
              {t('problemsMark', { count: problems })}
            </Tag>
          ) : null}
        </p>
        <div className={styles.cardButtons}>
          <Button
            id={editId(item.key)}
            variant="secondary"
            data-size="sm"
            aria-expanded={isOpen}
            onClick={onToggle}
          >
            {t(isOpen ? 'close' : 'edit')}
            <span className="visually-hidden"> {name}</span>
          </Button>
          <Button variant="tertiary" data-size="sm" data-color="danger" onClick={onRemove}>
            {t('remove')}
            <span className="visually-hidden"> {name}</span>
          </Button>
        </div>
      </div>
      {isOpen ? <QuestionEditor item={item} onRenamed={onRenamed} /> : null}
    </div>
  );
}
