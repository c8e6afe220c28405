'use client';

import { attachmentsOf } from '@/domain/requests/attachments';
import { changesOf, fileChangesOf } from '@/domain/requests/changes';
import type { VersionView } from '@/domain/requests/schema';
import { useAnswering } from './answering-context';

/** All that a correction says otherwise than the version that is stored; none before there is one. */
export function useChanges() {
  const { view, stored, composed, files } = useAnswering();
  if (!stored) return { changes: [], moved: [] };
  const now = attachmentsOf(view.definition, composed.content, files ?? []);
  return {
    changes: changesOf(stored.content, composed.content),
    moved: fileChangesOf(stored.content.attachments ?? [], now),
  };
}

/**
 * The version that is stored, when there is nothing to send: it says what the page says, and nobody has asked for it
 * anew. So it is after Back from the receipt.
 */
export function useStanding(): VersionView | null {
  const { view, stored, status } = useAnswering();
  const { changes, moved } = useChanges();
  const isAskedAnew = view.status.correctionDueAt !== null || view.corrected !== null;
  const isSame = stored?.version === view.current?.version && changes.length + moved.length === 0;
  return isSame && !isAskedAnew && status.kind !== 'stopped' ? view.current : null;
}
