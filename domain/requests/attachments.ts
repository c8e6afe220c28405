import { isOwnShown, ownItems } from '@/domain/questionnaires/compose';
import type { Attachment, Content, Definition } from '@/domain/questionnaires/schema';

/** 10 MiB. */
export const largestFile = 10 * 1024 * 1024;
/** How many files may lie beside one answer, and in one return. */
export const mostFiles = { field: 5, request: 20 } as const;

/** The fields beside which files may be laid, for a request about these municipalities. */
export function attachmentPaths(definition: Definition, municipalityNumbers: readonly string[]): Set<string> {
  const keys = (scope: 'request' | 'municipality') =>
    ownItems(definition, scope).flatMap((item) => (item.allowAttachments ? [item.key] : []));
  return new Set([
    ...municipalityNumbers.flatMap((number) => keys('municipality').map((key) => `${number}.${key}`)),
    ...keys('request').map((key) => `.${key}`),
  ]);
}

/** Of the files of a draft those that the return gets: beside questions that are asked, by field and then by id. */
export function attachmentsOf<A extends Pick<Attachment, 'id' | 'path'>>(
  definition: Definition,
  content: Content,
  files: readonly A[],
): A[] {
  const isAsked = (path: string) => {
    const [place = '', key = ''] = path.split('.');
    const answers = place
      ? content.lines.find((line) => line.municipalityNumber === place)?.answers
      : content.answers;
    const item = ownItems(definition, place ? 'municipality' : 'request').find((one) => one.key === key);
    return Boolean(answers && item?.allowAttachments && isOwnShown(item, answers));
  };
  return files
    .filter((file) => isAsked(file.path))
    .toSorted((a, b) => (a.path === b.path ? compare(a.id, b.id) : compare(a.path, b.path)));
}

// By code unit: the order goes into what is hashed, and no locale may change it.
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
