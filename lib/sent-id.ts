import { z } from 'zod';

/**
 * The id of what is new, made by whoever sends it, so that what is sent again after an answer that got lost is stored,
 * mailed and recorded once.
 */
export const sentIdSchema = z.uuid().optional().meta({
  description:
    'The id that it is to have. Sent again with the same, it is stored once and answered as the first time; 422 KEY_REUSED for the id of something else',
});
