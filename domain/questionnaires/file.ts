import { z } from 'zod';
import type { FieldError } from '@/lib/outcome';
import { definitionProblems, inOrder } from './rules';
import { type QuestionnaireFile, questionnaireFileSchema } from './views';

/** The published JSON Schema of a file, made from the very schema that reads it. */
export function fileJsonSchema(address: string): Record<string, unknown> {
  return { ...z.toJSONSchema(questionnaireFileSchema, { io: 'input' }), $id: address };
}

/** A version as a file. */
export function fileOf(
  { title, definition }: Pick<QuestionnaireFile, 'title' | 'definition'>,
  schemaAddress: string,
): QuestionnaireFile {
  return { $schema: schemaAddress, kind: 'kvittert-questionnaire', title, definition };
}

/** What a file says, or everything that is wrong with it by its path (`definition.items.2.label.nb`). */
export function definitionOfFile(file: unknown): { file: QuestionnaireFile } | { problems: FieldError[] } {
  const read = questionnaireFileSchema.safeParse(file, { reportInput: true });
  if (!read.success) return { problems: read.error.issues.flatMap((issue) => problemsOf(issue, [])) };
  const definition = inOrder(read.data.definition);
  const problems = definitionProblems(definition);
  if (problems.length > 0) {
    // By the file's own order, which is what its author sees.
    return {
      problems: definitionProblems(read.data.definition).map((one) => ({
        ...one,
        path: `definition.${one.path}`,
      })),
    };
  }
  return { file: { ...read.data, definition } };
}

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, above: PropertyKey[]): FieldError[] {
  const parts = [...above, ...issue.path];
  const path = parts.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...parts, key].map(String).join('.'),
      code: 'FILE_UNKNOWN_KEY',
    }));
  if (issue.code === 'invalid_union') {
    // The branch that comes nearest says what is wrong; no branch at all is a word that is none of those allowed.
    const nearest = issue.errors.toSorted((a, b) => a.length - b.length)[0];
    return nearest && nearest.length > 0
      ? nearest.flatMap((one) => problemsOf(one, parts))
      : [{ path, code: 'FILE_NOT_ALLOWED' }];
  }
  return [{ path, ...codeOf(issue) }];
}

function codeOf(issue: Issue): Omit<FieldError, 'path'> {
  if (/^[A-Z][A-Z_]+$/.test(issue.message)) return { code: issue.message };
  switch (issue.code) {
    case 'too_small':
      return {
        code: issue.minimum === 1 ? 'REQUIRED' : 'COUNT_TOO_SMALL',
        params: { minimum: Number(issue.minimum) },
      };
    case 'too_big':
      return { code: 'FILE_TOO_MUCH', params: { maximum: Number(issue.maximum) } };
    case 'invalid_value':
      return { code: 'FILE_ONE_OF', params: { values: issue.values.map(String).join(', ') } };
    case 'invalid_type':
      return issue.input === undefined
        ? { code: 'FILE_MISSING' }
        : { code: 'FILE_WRONG_TYPE', params: { expected: issue.expected } };
    default:
      return { code: 'FILE_NOT_ALLOWED' };
  }
}
