import { z } from 'zod';
import { identifier, requiredText } from '@/lib/free-text';
import {
  assignedFilters,
  readFilters,
  remarkFilters,
  reviewFilters,
  sortKeys,
  statusFilters,
} from './schema';

const viewFilterSchema = z.object({
  q: identifier(100).optional(),
  status: z.enum(statusFilters).optional(),
  county: z.string().max(2).optional(),
  review: z.enum(reviewFilters).optional(),
  read: z.enum(readFilters).optional(),
  remark: z.enum(remarkFilters).optional(),
  assigned: z.enum(assignedFilters).optional(),
  sort: z.enum(sortKeys).optional(),
  desc: z.literal('1').optional(),
});

/** A way of looking at the list that a person has given a name, for every survey. */
export const newViewSchema = z.object({ name: requiredText(60), filter: viewFilterSchema });
export const savedViewSchema = newViewSchema.extend({ id: z.uuid() }).meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof savedViewSchema>;
