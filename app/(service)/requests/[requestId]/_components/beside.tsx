'use client';

import { Asked } from './asked';
import { Conflict } from './conflict';
import { Earlier } from './earlier';

/** What stands below a field: what the authority asks, what was told before, and what somebody else has typed meanwhile. */
export function Beside({ path }: { path: string }) {
  return (
    <>
      <Asked path={path} />
      <Earlier path={path} />
      <Conflict path={path} />
    </>
  );
}
