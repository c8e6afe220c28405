import type { ReactNode, Ref } from 'react';
import styles from './page-header.module.css';

type Props = {
  title: ReactNode;
  /** What the page belongs to, above the title: a link back or the authority's name. */
  eyebrow?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  /** A page that is reached without a load gives its title the focus. */
  titleRef?: Ref<HTMLHeadingElement> | undefined;
};

/** The top of every page: one h1, what it belongs to, one sentence, the page's actions. */
export function PageHeader({ title, eyebrow, lead, actions, titleRef }: Props) {
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        {eyebrow ? <p className={styles.eyebrow}>{eyebrow}</p> : null}
        <h1 className={styles.title} {...(titleRef ? { ref: titleRef, tabIndex: -1 } : {})}>
          {title}
        </h1>
        {lead ? <p className={styles.lead}>{lead}</p> : null}
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </header>
  );
}
