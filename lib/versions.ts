import { z } from 'zod';

/** PostgreSQL keeps them as `integer`: a greater one is refused at the door, and does not fail in the database. */
const most = 2 ** 31 - 1;

/** The number of a version, from 1. */
export const versionSchema = z.int().min(1).max(most);

/** A revision, or a version of which there may be none yet: from 0. */
export const revisionSchema = z.int().min(0).max(most);
