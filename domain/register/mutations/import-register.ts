import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import type { Tx } from '@/lib/db';
import { forbidden, invalid, invalidField, type Outcome, ok } from '@/lib/outcome';
import { sha256 } from '@/lib/secrets';
import { canImportRegister } from '../policy';
import type { ImportKind, ImportPlan, ImportRegisterInput, ImportResult, RowError } from '../schema';
import { guessKind, kinds } from './import/kinds';

/**
 * Reads one CSV file into the register. Answers what is added, changed and ended; with `dryRun` it writes nothing.
 * Every row is checked first: 422 INVALID_FILE lists every error (`more.rowErrors`: line, column, code) and
 * nothing is written. 403 FORBIDDEN, 422 KIND_UNKNOWN when the header fits no kind.
 */
export async function importRegister(
  actor: Actor,
  tx: Tx,
  input: ImportRegisterInput,
): Promise<Outcome<ImportResult>> {
  if (!canImportRegister(actor)) return forbidden('FORBIDDEN');
  const kind = input.kind ?? guessKind(input.csv);
  if (!kind) return invalidField('kind', 'KIND_UNKNOWN');
  const file = input.file || `${kind}.csv`;

  // One import at a time: each compares the file with what stands, and what stands must not move meanwhile.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('kvittert.register'))`;
  const said = { file, completeFrom: input.completeFrom ?? null };
  const { errors, write, rows, ...plan } = await kinds[kind].prepare(tx, input.csv, said);
  if (errors.length > 0) return refused(kind, file, errors);

  const result = { kind, file, dryRun: input.dryRun, rows, ...plan };
  if (input.dryRun) return ok(result);
  await write(tx);
  await recordEvent(tx, actor, 'register.imported', {
    objectType: 'register',
    objectId: kind,
    after: { file, sha256: sha256(input.csv), rows, ...auditOf(kind, plan) },
  });
  return ok(result);
}

function refused(kind: ImportKind, file: string, rowErrors: RowError[]) {
  const fields = rowErrors.map(({ line, column, code, params }) => ({
    path: ['rows', line, column].filter((part) => part !== '').join('.'),
    code,
    params: { ...params, file: file, line, column },
  }));
  return invalid('INVALID_FILE', { fields, more: { kind, file, rowErrors } });
}

/** Before and after as the audit keeps them. Of contacts only counts: audit holds no names or addresses. */
function auditOf(kind: ImportKind, plan: ImportPlan) {
  const counts = { added: plan.added.length, changed: plan.changed.length, ended: plan.ended.length };
  if (kind === 'contacts') return { counts };
  return {
    counts,
    added: plan.added.map((row) => row.key),
    changed: plan.changed.map(({ key, changes }) => ({ key, changes })),
    ended: plan.ended.map(({ key, on }) => ({ key, on })),
  };
}
