import type { Operation } from '@/lib/operation';

/** Every operation of the API, noun by noun; openapi.json is made from this list. */
export const operations: Operation[] = [];
