'use client';

import { Alert, Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { Moment } from '@/components/ui/moment';
import { StateTag } from '@/components/ui/state-tag';
import { TimeLeft } from '@/components/ui/time-left';
import type { SurveyView } from '@/domain/surveys/schema';
import { trackingQuery } from '@/domain/tracking/queries';
import { heldBack, isChased, isUnproblematic, requestFilter, sortRequests } from '@/domain/tracking/rules';
import {
  assignedFilters,
  readFilters,
  remarkFilters,
  reviewFilters,
  type SortKey,
  sortKeys,
  statusFilters,
  type TrackingPage,
} from '@/domain/tracking/schema';
import { AnswersSpark } from './answers-spark';
import { ChaseDialog, ChaseDone } from './chase-dialog';
import { Counts } from './counts';
import { Filters, filterKeys } from './filters';
import { Pending } from './pending';
import { RequestPane } from './request-pane';
import { RequestTable } from './request-table';
import { SavedViews, viewKeys } from './saved-views';
import { RowActions, SelectionBar } from './selection-bar';
import { SurveyLifecycle } from './survey-lifecycle';
import { SurveySettings } from './survey-settings';
import styles from './tracker.module.css';
import { useAddress } from './use-address';
import { useChase } from './use-chase';

type Props = { survey: SurveyView; first: TrackingPage; lostWord: string; suggestedDueAt: string };

/**
 * Following a survey: counts that filter, the list, one request beside it, actions on those selected. All rows
 * are here, so search and sorting are instant; what is shown stands in the address.
 */
export function Tracker({ survey, first, lostWord, suggestedDueAt }: Props) {
  const t = useTranslations('tracking');
  const locale = useLocale();
  const tracking = useQuery({ ...trackingQuery(survey.id), initialData: first });
  const page = tracking.data;
  const { params, hrefOf, go } = useAddress();
  const chase = useChase(survey.id);

  const status = known(statusFilters, params.get('status'));
  const review = known(reviewFilters, params.get('review'));
  const read = known(readFilters, params.get('read'));
  const remark = known(remarkFilters, params.get('remark'));
  const assigned = known(assignedFilters, params.get('assigned'));
  const county = params.get('county');
  const sort = known(sortKeys, params.get('sort')) ?? 'status';
  const descending = params.get('desc') === '1';
  const openId = params.get('request');

  const [search, setSearch] = useState(params.get('q') ?? '');
  const wanted = useDeferredValue(search);
  // The address follows when typing pauses: it is the page's slowest part to change.
  useEffect(() => {
    const timer = setTimeout(() => go({ q: wanted.trim() || null }), 400);
    return () => clearTimeout(timer);
  }, [wanted, go]);
  const rows = useMemo(() => sortRequests(page.rows, { sort, descending }), [page.rows, sort, descending]);
  const shown = useMemo(() => {
    const letsThrough = requestFilter({
      search: wanted,
      ...(status ? { status } : {}),
      ...(county ? { county } : {}),
      ...(review ? { review } : {}),
      ...(read ? { read } : {}),
      ...(remark ? { remark } : {}),
      ...(assigned ? { assigned } : {}),
    });
    return new Set(page.rows.filter(letsThrough).map((row) => row.id));
  }, [page.rows, wanted, status, county, review, read, remark, assigned]);
  const open = page.rows.find((row) => row.id === openId) ?? null;

  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const select = useCallback((ids: string[], chosen: boolean) => {
    setSelected((old) => {
      const next = new Set(old);
      for (const id of ids) chosen ? next.add(id) : next.delete(id);
      return next;
    });
  }, []);
  const openBeside = useCallback((id: string) => go({ request: id }, 'push'), [go]);
  const close = useCallback(() => {
    const link = document.querySelector<HTMLAnchorElement>('a[data-row][aria-current]');
    go({ request: null }, 'push');
    link?.focus();
  }, [go]);
  const asking = chase.asking !== null;
  useEffect(() => {
    if (!openId || asking) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [openId, asking, close]);

  const toRemind = page.rows.filter(isChased);
  const toAccept = page.rows.filter(isUnproblematic);
  const mayReview = survey.may.review;
  const filter = Object.fromEntries(
    viewKeys.flatMap((key) => {
      const value = key === 'q' ? wanted.trim() : params.get(key);
      return value ? [[key, value]] : [];
    }),
  );
  const sortBy = (key: SortKey) => go({ sort: key, desc: key === sort && !descending ? '1' : null });
  const download = new URLSearchParams({
    language: locale,
    sort,
    descending: String(descending),
    ...(status ? { status } : {}),
    ...(county ? { county } : {}),
    ...(review ? { review } : {}),
    ...(read ? { read } : {}),
    ...(remark ? { remark } : {}),
    ...(assigned ? { assigned } : {}),
    ...(wanted.trim() ? { search: wanted.trim() } : {}),
  });
  return (
    <>
      <div className={styles.top}>
        <p className={styles.due}>
          <StateTag tone={survey.state === 'open' ? 'answered' : 'neutral'}>
            {survey.state === 'closed' ? t('state.closed') : t('state.open')}
          </StateTag>
          <span>{t.rich('due', { at: () => <Moment key="at" at={survey.dueAt} style="dayTime" /> })}</span>
          {survey.state === 'open' ? (
            <span className={styles.left}>
              <TimeLeft dueAt={survey.dueAt} now={page.asOf} />
            </span>
          ) : null}
        </p>
        <div className={styles.actions}>
          {survey.may.chase && toRemind.length > 0 ? (
            <Button onClick={() => chase.ask('remind', toRemind)}>
              {t('actions.remind', { count: toRemind.length })}
            </Button>
          ) : null}
          {mayReview && toAccept.length > 0 ? (
            <Button variant="secondary" onClick={() => chase.ask('accept', toAccept, true)}>
              {t('actions.accept', { count: toAccept.length })}
            </Button>
          ) : null}
          <Button asChild variant="secondary" data-color="neutral">
            <a href={`/api/v1/surveys/${survey.id}/requests.csv?${download}`} download>
              {t('actions.csv')}
            </a>
          </Button>
          {page.settings ? <SurveySettings surveyId={survey.id} settings={page.settings} /> : null}
          <SurveyLifecycle survey={survey} unanswered={page.counts.outstanding + page.counts.overdue} />
        </div>
      </div>
      {tracking.isError ? (
        <Alert data-color="warning" role="status">
          {t.rich('stale', { at: () => <Moment key="at" at={page.asOf} style="short" /> })}
        </Alert>
      ) : null}
      <Counts page={page} status={status} hrefOf={hrefOf} onStatus={(to) => go({ status: to }, 'push')} />
      <AnswersSpark days={page.answersPerDay} />
      <Filters
        page={page}
        shown={shown.size}
        search={search}
        chosen={{ status, county, review, read, remark, assigned }}
        whole={survey.may.readWhole}
        onSearch={setSearch}
        onChange={go}
        onClear={() => {
          setSearch('');
          go(Object.fromEntries(filterKeys.map((key) => [key, null])));
        }}
      >
        <SavedViews
          filter={filter}
          onChoose={(view) => {
            setSearch(view.q ?? '');
            go(Object.fromEntries(viewKeys.map((key) => [key, view[key] ?? null])), 'push');
          }}
        />
      </Filters>
      {survey.may.chase ? <Pending surveyId={survey.id} /> : null}
      <ChaseDone chase={chase} />
      <div className={styles.layout} data-open={open ? true : undefined}>
        <div className={styles.list}>
          <RequestTable
            surveyId={survey.id}
            rows={rows}
            shown={shown}
            selected={selected}
            openId={open?.id ?? null}
            sort={sort}
            descending={descending}
            lostWord={lostWord}
            maySelect={mayReview}
            withRemarks={survey.may.readWhole}
            onSort={sortBy}
            onSelect={select}
            onOpen={openBeside}
          />
        </div>
        {open ? (
          <RequestPane
            surveyId={survey.id}
            row={open}
            actions={
              mayReview ? <RowActions rows={[open]} onAsk={chase.ask} mayChase={survey.may.chase} /> : null
            }
            suggestedDueAt={suggestedDueAt}
            onClose={close}
          />
        ) : null}
      </div>
      <SelectionBar
        rows={page.rows.filter((row) => selected.has(row.id))}
        shown={shown}
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

function known<T extends string>(all: readonly T[], given: string | null): T | null {
  return all.find((one) => one === given) ?? null;
}
