'use client';

import { Conflict } from './conflict';
import { Earlier } from './earlier';

/** What stands below a field: what was told before, and what somebody else has typed meanwhile. */
export function Beside({ path }: { path: string }) {
  return (
    <>
      <Earlier path={path} />
      <Conflict path={path} />
    </>
  );
}
