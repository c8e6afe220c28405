import pino from 'pino';

/** Structured logs; identifiers and codes only, never a name, an address, a secret or an answer. */
export const log = pino({ level: process.env.LOG_LEVEL ?? 'info', base: null });
