import type { Check, Definition, Item, OwnItem } from './schema';

/** What of a question another version says differently. */
export const aspects = [
  'label',
  'help',
  'unit',
  'required',
  'options',
  'bounds',
  'showWhen',
  'attachments',
  'type',
] as const;
export type Aspect = (typeof aspects)[number];

export type QuestionChange =
  | { kind: 'added' | 'removed'; key: string }
  | { kind: 'changed'; key: string; aspects: Aspect[] };

export type CheckChange = { kind: 'added' | 'removed' | 'changed'; check: Check };

export type Difference = {
  questions: QuestionChange[];
  checks: CheckChange[];
  /** The questions that both have are asked in another order. */
  reordered: boolean;
};

/** What one version of a questionnaire says differently from another, question by question, by key. */
export function differenceOf(before: Definition, after: Definition): Difference {
  const questions: QuestionChange[] = [];
  for (const item of after.items) {
    const old = before.items.find((one) => one.key === item.key);
    if (!old) questions.push({ kind: 'added', key: item.key });
    else {
      const changed = aspectsOf(old, item);
      if (changed.length > 0) questions.push({ kind: 'changed', key: item.key, aspects: changed });
    }
  }
  for (const { key } of before.items) {
    if (!after.items.some((item) => item.key === key)) questions.push({ kind: 'removed', key });
  }
  const common = (one: Definition, other: Definition) =>
    one.items.map((item) => item.key).filter((key) => other.items.some((item) => item.key === key));
  return {
    questions,
    checks: checkChanges(before.checks ?? [], after.checks ?? []),
    reordered: !isSame(common(before, after), common(after, before)),
  };
}

/** Nothing is said differently at all. */
export function isNoDifference({ questions, checks, reordered }: Difference): boolean {
  return questions.length === 0 && checks.length === 0 && !reordered;
}

function aspectsOf(old: Item, item: Item): Aspect[] {
  if (old.type === 'core' || item.type === 'core') return old.type === item.type ? [] : ['type'];
  const looks: Record<Aspect, (one: OwnItem) => unknown> = {
    label: (one) => one.label,
    help: (one) => one.help,
    unit: (one) => one.unit,
    required: (one) => one.required,
    options: (one) => one.options ?? [],
    bounds: (one) => [one.minimum, one.maximum],
    showWhen: (one) => one.showWhen ?? [],
    attachments: (one) => one.allowAttachments === true,
    type: (one) => [one.type, one.scope],
  };
  return aspects.filter((aspect) => !isSame(looks[aspect](old), looks[aspect](item)));
}

function checkChanges(before: Check[], after: Check[]): CheckChange[] {
  const same = (a: Check) => (b: Check) => a.left === b.left && a.is === b.is && a.right === b.right;
  return [
    ...after.flatMap((check): CheckChange[] => {
      const old = before.find(same(check));
      if (!old) return [{ kind: 'added', check }];
      return isSame(old.message, check.message) ? [] : [{ kind: 'changed', check }];
    }),
    ...before
      .filter((check) => !after.some(same(check)))
      .map((check): CheckChange => ({ kind: 'removed', check })),
  ];
}

/** By what JSON keeps: a text without Nynorsk and one whose Nynorsk is empty say the same. */
function isSame(a: unknown, b: unknown): boolean {
  const plain = (value: unknown) =>
    JSON.stringify(value, (_key, one) =>
      one && typeof one === 'object' && !Array.isArray(one)
        ? Object.fromEntries(
            Object.entries(one)
              .filter(([, part]) => part !== '' && part !== undefined)
              .sort(([x], [y]) => (x < y ? -1 : 1)),
          )
        : one,
    );
  return plain(a) === plain(b);
}
