import type { Tone } from '@/components/ui/state-tag';
import type { Finding } from '@/domain/figures/states';
import type { TrackedResponse } from '@/domain/tracking/schema';

/** screens.md, Tone: neutral no answer yet, blue answered, red overdue, grey hatched outside. */
export const responseTone: Record<TrackedResponse, Tone> = {
  overdue: 'danger',
  outstanding: 'neutral',
  answered_late: 'answered',
  answered_on_time: 'answered',
  exempt: 'outside',
};

export const findingTone: Record<Finding, Tone> = {
  affected: 'danger',
  under_investigation: 'attention',
  not_affected: 'good',
  does_not_use: 'outside',
};
