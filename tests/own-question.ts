import type { OwnItem } from '@/domain/questionnaires/schema';

/** A whole number per municipality that need not be answered, or what is said otherwise. */
export const own = (key: string, more: Partial<OwnItem> = {}): OwnItem => ({
  type: 'integer',
  key,
  scope: 'municipality',
  required: false,
  label: { nb: key },
  ...more,
});
