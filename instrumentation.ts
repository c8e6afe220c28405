import type { Instrumentation } from 'next';

/** Once per process, before it serves: what is printed goes to the log, cleaned (lib/console.ts). */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NODE_ENV !== 'production') return;
  const { consoleToLog } = await import('@/lib/console');
  consoleToLog();
}

/** A page that failed, with the request's id and its place in app/, never with its address: links hold secrets. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const [{ log }, { describeError }] = await Promise.all([
    import('@/lib/log'),
    import('@/lib/describe-error'),
  ]);
  const correlation = request.headers['x-request-id'];
  log.error({ correlation, route: context.routePath, error: describeError(error) }, 'a page failed');
};
