import { officeToActFor } from '@/domain/register/policy';
import type { Actor } from '@/lib/actor';
import type { Tx } from '@/lib/db';
import { invalid, type Outcome, ok } from '@/lib/outcome';
import { definitionOfFile } from '../file';
import { addQuestionnaire, type NewDraft } from './create';

/** A file as a new questionnaire's first draft. 422 INVALID names every place that is wrong; then nothing is stored. */
export async function importQuestionnaire(
  actor: Actor,
  tx: Tx,
  { file, officeId }: { file: unknown; officeId?: string | undefined },
): Promise<Outcome<NewDraft>> {
  const office = officeToActFor(actor, officeId);
  if (!office.ok) return office;
  const read = definitionOfFile(file);
  if ('problems' in read) return invalid('INVALID', { fields: read.problems });
  const { title, definition } = read.file;
  return ok(
    await addQuestionnaire(actor, tx, { title, definition, officeId: office.value, basedOnId: null }),
  );
}
