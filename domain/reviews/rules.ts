import type { DecidedFlag, Flag } from './schema';

export type FlagDecision = {
  requestId: string;
  flag: string;
  decision: 'dismissed' | 'restored';
  reason: string;
  at: Date;
  by: string | null;
};

/**
 * The flags with what was decided about each: the newest decision on the same flag holds. A flag whose
 * answers have changed has another id, so nobody has decided about it.
 */
export function decided(flags: readonly Flag[], decisions: readonly FlagDecision[]): DecidedFlag[] {
  const newest = new Map<string, FlagDecision>();
  for (const decision of decisions.toSorted((a, b) => Number(a.at) - Number(b.at)))
    newest.set(`${decision.requestId} ${decision.flag}`, decision);
  return flags.map((flag) => {
    const decision = newest.get(`${flag.requestId} ${flag.id}`);
    return {
      ...flag,
      dismissed:
        decision?.decision === 'dismissed'
          ? { reason: decision.reason, at: decision.at.toISOString(), by: decision.by }
          : null,
    };
  });
}
