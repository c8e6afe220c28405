import { type InvalidateOptions, type InvalidateQueryFilters, QueryClient } from '@tanstack/react-query';

/**
 * TanStack's query client, which never takes an answer that was asked for before a write for one from after it.
 *
 * Its own `invalidateQueries` starts a running fetch over only when older data are at hand; a query's very first fetch
 * is left to end, and what it brings counts as fresh. Here that one is asked anew too.
 */
export class FreshQueryClient extends QueryClient {
  override async invalidateQueries(
    filters: InvalidateQueryFilters = {},
    options: InvalidateOptions = {},
  ): Promise<void> {
    const { refetchType: _, ...which } = filters;
    await this.cancelQueries({
      ...which,
      predicate: (query) => query.state.data === undefined && (filters.predicate?.(query) ?? true),
    });
    await super.invalidateQueries(filters, options);
  }
}
