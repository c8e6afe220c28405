import { z } from 'zod';

/** A moment as ISO 8601 text with its offset. */
export const momentSchema = z.iso.datetime({ offset: true });
/** A civil day in Norway as text, YYYY-MM-DD. */
export const daySchema = z.iso.date();
