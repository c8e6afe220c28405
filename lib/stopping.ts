// One per process: Next bundles this module more than once.
const kept = globalThis as unknown as { kvittertStopping?: { now: boolean } };
kept.kvittertStopping ??= listen();

function listen(): { now: boolean } {
  const stopping = { now: false };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stopping.now = true;
    });
  }
  return stopping;
}

/** Whether this process has been asked to end: it finishes what is in flight, and keeps no connection for more. */
export const isStopping = () => kept.kvittertStopping?.now === true;
