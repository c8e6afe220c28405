import type { ReactNode, Ref } from 'react';
import styles from './page-header.module.css';
import { PageTitle } from './page-title';

type Props = {
  title: string;
  /** What the browser's tab says where it is not the title. */
  tabTitle?: string;
  /** What the page belongs to, above the title: a link back or the authority's name. */
  eyebrow?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  /** A page that is reached without a load gives its title the focus. */
  titleRef?: Ref<HTMLHeadingElement> | undefined;
};

/** The top of every page: one h1, what it belongs to, one sentence, the page's actions. */
export function PageHeader({ title, tabTitle = title, eyebrow, lead, actions, titleRef }: Props) {
  return (
    <header className={styles.header}>
      <PageTitle>{tabTitle}</PageTitle>
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
