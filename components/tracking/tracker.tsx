'use client';

import { Alert } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { Moment } from '@/components/ui/moment';
import type { SurveyView } from '@/domain/surveys/schema';
import { trackingQuery } from '@/domain/tracking/queries';
import { heldBack } from '@/domain/tracking/rules';
import type { TrackingPage } from '@/domain/tracking/schema';
import { AnswersSpark } from './answers-spark';
import { ChaseDialog, ChaseDone } from './chase-dialog';
import { Counts } from './counts';
import { Filters } from './filters';
import { Pending } from './pending';
import { RequestPane } from './request-pane';
import { RequestTable } from './request-table';
import { SavedViews } from './saved-views';
import { RowActions, SelectionBar } from './selection-bar';
import styles from './tracker.module.css';
import { TrackerTop } from './tracker-top';
import { useAddress } from './use-address';
import { useChase } from './use-chase';
import { usePane } from './use-pane';
import { useView } from './use-view';

type Props = { survey: SurveyView; first: TrackingPage; lostWord: string; suggestedDueAt: string };

/**
 * Following a survey: counts that filter, the list, one request beside it, actions on those selected. All rows
 * are here, so search and sorting are instant; what is shown stands in the address.
 */
export function Tracker({ survey, first, lostWord, suggestedDueAt }: Props) {
  const t = useTranslations('tracking');
  const tracking = useQuery({ ...trackingQuery(survey.id), initialData: first });
  const page = tracking.data;
  const address = useAddress();
  const chase = useChase(survey.id);
  const view = useView(page.rows, address);
  const pane = usePane(address, chase.asking !== null);
  const open = page.rows.find((row) => row.id === pane.openId) ?? null;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const select = useCallback((ids: string[], chosen: boolean) => {
    setSelected((old) => {
      const next = new Set(old);
      for (const id of ids) chosen ? next.add(id) : next.delete(id);
      return next;
    });
  }, []);
  return (
    <>
      <TrackerTop survey={survey} page={page} query={view.query} onAsk={chase.ask} />
      {tracking.isError ? (
        <Alert data-color="warning" role="status">
          {t.rich('stale', { at: () => <Moment key="at" at={page.asOf} style="short" /> })}
        </Alert>
      ) : null}
      <Counts
        page={page}
        status={view.chosen.status}
        hrefOf={address.hrefOf}
        onStatus={(to) => address.go({ status: to }, 'push')}
      />
      {/* On paper, where the filters are not: what the list covers and as of when. */}
      <p className={styles.onPaper}>
        {t.rich('onPaper', {
          shown: view.shown.size,
          total: page.counts.asked,
          at: () => <Moment key="at" at={page.asOf} />,
        })}
      </p>
      <AnswersSpark days={page.answersPerDay} />
      <Filters
        page={page}
        shown={view.shown.size}
        search={view.search}
        chosen={view.chosen}
        whole={survey.may.readWhole}
        onSearch={view.setSearch}
        onChange={address.go}
        onClear={view.clear}
      >
        <SavedViews filter={view.saved} onChoose={view.choose} />
      </Filters>
      {survey.may.chase ? <Pending surveyId={survey.id} /> : null}
      <ChaseDone chase={chase} />
      <div className={styles.layout} data-open={open ? true : undefined}>
        <div className={styles.list}>
          <RequestTable
            surveyId={survey.id}
            rows={view.rows}
            shown={view.shown}
            selected={selected}
            openId={open?.id ?? null}
            sort={view.sort}
            descending={view.descending}
            lostWord={lostWord}
            maySelect={survey.may.review}
            withRemarks={survey.may.readWhole}
            onSort={view.sortBy}
            onSelect={select}
            onOpen={pane.open}
          />
        </div>
        {open ? (
          <RequestPane
            surveyId={survey.id}
            row={open}
            actions={
              survey.may.review ? (
                <RowActions rows={[open]} onAsk={chase.ask} mayChase={survey.may.chase} />
              ) : null
            }
            suggestedDueAt={suggestedDueAt}
            onClose={pane.close}
          />
        ) : null}
      </div>
      <SelectionBar
        rows={page.rows.filter((row) => selected.has(row.id))}
        shown={view.shown}
        onAsk={chase.ask}
        mayChase={survey.may.chase}
        onClear={() => setSelected(new Set())}
      />
      <ChaseDialog
        chase={chase}
        dueAt={suggestedDueAt}
        asOf={page.asOf}
        colleagues={page.settings?.colleagues ?? []}
        leftOut={page.rows.filter((row) => heldBack(row) !== null)}
      />
    </>
  );
}
