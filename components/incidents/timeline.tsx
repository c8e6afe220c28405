import { useFormatter, useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import type { IncidentView } from '@/domain/incidents/schema';
import styles from './incidents.module.css';

type Note = IncidentView['notes'][number];
const shownAtOnce = 6;

/** What happened when, newest first; the older ones behind one click. */
export function Timeline({ notes }: { notes: Note[] }) {
  const t = useTranslations('incidents');
  const newest = notes.toReversed();
  if (newest.length === 0) return <p className={styles.quiet}>{t('notes.empty')}</p>;
  return (
    <>
      <Notes notes={newest.slice(0, shownAtOnce)} />
      {newest.length > shownAtOnce ? (
        <details className={styles.more}>
          <summary>{t('notes.show', { count: newest.length })}</summary>
          <Notes notes={newest.slice(shownAtOnce)} />
        </details>
      ) : null}
    </>
  );
}

function Notes({ notes }: { notes: Note[] }) {
  return (
    <ol className={styles.timeline}>
      {notes.map((note) => (
        <li key={note.id}>
          <p className={styles.when}>
            <When note={note} />
          </p>
          <p className={styles.preline}>{note.text}</p>
          {note.source ? <p className={styles.quiet}>{note.source}</p> : null}
        </li>
      ))}
    </ol>
  );
}

function When({ note }: { note: Note }) {
  const format = useFormatter();
  if (note.precision === 'month')
    return format.dateTime(new Date(note.at), { month: 'long', year: 'numeric' });
  return <Moment at={note.at} style={note.precision === 'time' ? 'dateTime' : 'date'} />;
}
