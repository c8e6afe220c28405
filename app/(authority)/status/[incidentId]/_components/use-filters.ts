'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useState } from 'react';
import { type Choices, type Filters, filtersOf, within } from './filters';

/**
 * What the page is filtered by, kept in its address, so that it can be shared; changing it fetches no page. Back takes
 * back the choice of a county or a survey; moving the slider leaves no trail.
 */
export function useFilters(
  choices: Choices,
  /** As the server understood the address. */
  first: Pick<Filters, 'asOf'>,
): {
  filters: Filters;
  change: (changes: Partial<Filters>) => void;
} {
  const params = useSearchParams();
  const asked = filtersOf((name) => params.get(name));
  const [refused] = useState(first.asOf === null ? asked.asOf : null);
  const filters = within({ ...choices, refused }, asked);
  const change = useCallback((changes: Partial<Filters>) => {
    const next = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    const address = next.size > 0 ? `?${next}` : window.location.pathname;
    const isStep = 'county' in changes || 'survey' in changes;
    window.history[isStep ? 'pushState' : 'replaceState'](null, '', address);
  }, []);
  return { filters, change };
}
