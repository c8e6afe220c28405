'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type FiguresOf, figuresQuery } from '@/domain/figures/queries';
import type { Figures } from '@/domain/figures/schema';
import { ApiProblem } from '@/lib/api';

export type Shown = {
  figures: Figures | undefined;
  /** Other figures were asked for and are on their way; these are the former ones. */
  changing: boolean;
  trouble: 'stale' | 'signedOut' | null;
  updatedAt: number;
};

/** Figures that renew themselves while the page is open and seen; `first` are those that came with the page. */
export function useFigures(of: FiguresOf, first: Figures | null, enabled = true): Shown {
  const query = useQuery({
    ...figuresQuery(of),
    enabled,
    placeholderData: keepPreviousData,
    ...(first ? { initialData: first } : {}),
  });
  const signedOut = query.error instanceof ApiProblem && query.error.problem.status === 401;
  const failing = query.isError || query.isPaused;
  return {
    figures: query.data,
    changing: query.isPlaceholderData,
    trouble: signedOut ? 'signedOut' : failing ? 'stale' : null,
    updatedAt: query.dataUpdatedAt,
  };
}

/**
 * The moment as of which live figures hold: the last time the server confirmed them, in the server's time (the
 * demo's clock is not the browser's, and may jump ahead).
 */
export function useConfirmedMoment(
  serverNow: string,
  figures: Figures | undefined,
  updatedAt: number,
): string {
  const clock = useRef<{ at: number; since: number } | null>(null);
  const workedOut = Date.parse(figures?.asOf ?? serverNow);
  const [moment, setMoment] = useState(() => Math.max(Date.parse(serverNow), workedOut));
  useEffect(() => {
    clock.current = { at: Date.parse(serverNow), since: performance.now() };
  }, [serverNow]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every confirmation counts, also one that changes nothing
  useEffect(() => {
    if (!clock.current) return;
    const { at, since } = clock.current;
    const here = performance.now();
    const confirmed = Math.max(at + here - since, workedOut);
    clock.current = { at: confirmed, since: here };
    setMoment(confirmed);
  }, [updatedAt, workedOut, serverNow]);
  return new Date(moment).toISOString();
}
