'use client';

import { useLocale, useTranslations } from 'next-intl';
import { QuestionLabel } from '@/components/answers/question-label';
import { questionWords } from '@/components/answers/question-words';
import { InLanguage, Joined } from '@/components/ui/in-language';
import {
  askedIndicators,
  isOwnShown,
  isRequired,
  isShown,
  ownItems,
  suggestedGrade,
} from '@/domain/questionnaires/compose';
import { type IndicatorKey, indicators, isRung } from '@/domain/questionnaires/indicators';
import type { Answer, OwnItem } from '@/domain/questionnaires/schema';
import { mayBeUnknown, stated } from '@/domain/questionnaires/values';
import { dayInNorway } from '@/domain/register/rules';
import { AffectedQuestion } from './affected-question';
import { useAnswering } from './answering-context';
import { Attachments } from './attachments';
import { DateField, MomentField } from './date-fields';
import { ChoiceField, ChoicesField, type FieldProps, NumberField, TextField } from './fields';
import styles from './fields.module.css';
import { Ladder } from './ladder';
import { ListedNote } from './listed-note';
import { OptionalPart } from './optional-part';

type LineProps = {
  number: string;
  /** What the table's row asks is left out. */
  isBesideTable?: boolean;
};

/** The questions about one municipality: only those that follow from what is answered above. */
export function LineQuestions({ number, isBesideTable = false }: LineProps) {
  const { view, state, composed } = useAnswering();
  const asked = askedIndicators(view.definition);
  const askedSet = new Set(asked);
  const typed: Record<string, Answer> = {};
  for (const [path, { value }] of Object.entries(state.fields)) {
    if (value && path.startsWith(`${number}.`)) typed[path.slice(number.length + 1)] = value;
  }
  const line = composed.content.lines.find((one) => one.municipalityNumber === number);
  const answers = line?.answers ?? {};
  const affectedStands = asked.find((key) => key === 'affected' || key === 'usesSystem');
  const shown = asked.filter((key) => isShown(key, typed, askedSet) && !(isBesideTable && isInTable(key)));
  // Where nothing more is needed, one line says so for all that follows.
  const needed = shown.findLastIndex((key) => isRequired(key) || isRung(key) || key === 'dpaDelayReason') + 1;
  const rows = (keys: IndicatorKey[], isOptional: boolean) =>
    inRows(keys).map((row) => {
      const [key] = row;
      if (row.length > 1) {
        return (
          <div key={key} className={styles.pair}>
            {row.map((one) => (
              <CoreQuestion key={one} number={number} indicator={one} isQuiet={isOptional} />
            ))}
          </div>
        );
      }
      if (askedSet.has('affected') && (key === 'affected' || key === 'usesSystem')) {
        return key === affectedStands ? (
          <AffectedQuestion key={key} number={number} withSystem={askedSet.has('usesSystem')} />
        ) : null;
      }
      if (key === 'lost') return <Ladder key={key} number={number} asked={askedSet} answers={answers} />;
      // The other rungs stand in the ladder.
      if (isRung(key)) return null;
      return <CoreQuestion key={key} number={number} indicator={key} isQuiet={isOptional} />;
    });
  const rest = shown.slice(needed);
  return (
    <>
      {rows(shown.slice(0, needed), false)}
      {stated(typed.affected) === 'yes' && typed.lost ? (
        <GradeQuestion number={number} answers={answers} />
      ) : null}
      {line && line.grade !== 'final' ? <Remains number={number} /> : null}
      {rest.length > 0 ? (
        <OptionalPart
          paths={rest.map((key) => `${number}.${key}`)}
          isAllThereIs={!shown.slice(0, needed).some((key) => !isRung(key))}
        >
          {rows(rest, true)}
        </OptionalPart>
      ) : null}
      {ownItems(view.definition, 'municipality').map((item) =>
        isOwnShown(item, answers) ? <OwnQuestion key={item.key} place={number} item={item} /> : null,
      )}
    </>
  );
}

/** What a row of the table asks itself. */
function isInTable(key: IndicatorKey): boolean {
  return ['affected', 'usesSystem', 'integrationInUse'].includes(key) || isRung(key);
}

/** Dates that follow each other stand beside each other where there is room. */
function inRows(keys: IndicatorKey[]): [IndicatorKey, ...IndicatorKey[]][] {
  const rows: [IndicatorKey, ...IndicatorKey[]][] = [];
  for (const key of keys) {
    const last = rows.at(-1);
    if (last && indicators[key].type === 'date' && indicators[last[0]].type === 'date') last.push(key);
    else rows.push([key]);
  }
  return rows;
}

/** The questions that are asked once, whatever the number of municipalities. */
export function CommonQuestions() {
  const { view, composed } = useAnswering();
  return ownItems(view.definition, 'request').map((item) =>
    isOwnShown(item, composed.content.answers) ? <OwnQuestion key={item.key} place="" item={item} /> : null,
  );
}

type CoreProps = {
  number: string;
  indicator: IndicatorKey;
  /** A heading has said already that it is optional. */
  isQuiet: boolean;
};

function CoreQuestion({ number, indicator, isQuiet }: CoreProps) {
  const t = useTranslations('answering');
  const locale = useLocale();
  const { view, heardAt } = useAnswering();
  const question = questionWords(indicator, { ...view, locale });
  if (!question) return null;
  const required = isRequired(indicator);
  const listed = indicator === 'integrationInUse' || indicator === 'fixedVersionOn' ? indicator : null;
  const isCount = question.type === 'integer';
  return (
    <Question
      path={`${number}.${indicator}`}
      question={question}
      within={{
        min: view.incident.inProductionOn ?? undefined,
        max: dayInNorway(new Date(heardAt)),
      }}
      isOptional={!required && !isQuiet}
      unknown={required || isCount ? (question.unknown ?? t('unknown')) : undefined}
      hint={
        listed ? (
          <>
            {question.hint} <ListedNote number={number} fact={listed} />
          </>
        ) : (
          question.hint
        )
      }
    />
  );
}

function OwnQuestion({ place, item }: { place: string; item: OwnItem }) {
  const t = useTranslations('answering');
  const locale = useLocale();
  const { view } = useAnswering();
  const question = questionWords(item.key, { ...view, locale });
  if (!question) return null;
  const options =
    item.type === 'yesNo'
      ? (['yes', 'no'] as const).map((key) => ({ key, label: t(key) }))
      : question.options;
  // A number's unit and bounds are said before it is typed.
  const number = [
    { key: 'unit', node: question.unit, lang: question.lang?.unit },
    { key: 'bounds', node: boundsOf(item, t), lang: undefined },
  ].flatMap(({ key, node, lang }) =>
    node ? { key, node: <InLanguage lang={lang}>{node}</InLanguage> } : [],
  );
  const hint =
    question.hint || number.length > 0 ? (
      <>
        {question.hint ? <InLanguage lang={question.lang?.hint}>{question.hint}</InLanguage> : null}
        {number.length > 0 ? (
          <>
            {' '}
            (<Joined parts={number} by=", " />)
          </>
        ) : null}
      </>
    ) : undefined;
  const asked = (
    <Question
      path={`${place}.${item.key}`}
      question={{ ...question, options }}
      isOptional={!item.required}
      hint={hint}
      unknown={item.required && mayBeUnknown(item) ? t('unknown') : undefined}
    />
  );
  if (!item.allowAttachments) return asked;
  return (
    <>
      {asked}
      <Attachments path={`${place}.${item.key}`} />
    </>
  );
}

function boundsOf(
  { type, minimum, maximum }: OwnItem,
  t: ReturnType<typeof useTranslations<'answering'>>,
): string | null {
  if (type !== 'integer') return null;
  if (maximum !== undefined) return t('bounds.between', { minimum: minimum ?? 0, maximum });
  return minimum === undefined ? null : t('bounds.atLeast', { minimum });
}

type QuestionProps = Omit<FieldProps, 'label'> & {
  question: NonNullable<ReturnType<typeof questionWords>>;
  /** The first and the last day that is an answer; an own question may well be about days to come. */
  within?: { min?: string | undefined; max?: string };
};

/** A question by its type. */
function Question({ question, within: dates = {}, ...rest }: QuestionProps) {
  const props = { ...rest, label: <QuestionLabel question={question} /> };
  switch (question.type) {
    case 'integer':
      return <NumberField {...props} />;
    case 'date':
      return <DateField {...props} {...dates} />;
    case 'dateTime':
      return <MomentField {...props} {...dates} />;
    case 'single':
    case 'yesNo':
      return <ChoiceField {...props} options={question.options} />;
    case 'multiple':
      return <ChoicesField {...props} options={question.options} />;
    default:
      return <TextField {...props} isLong={question.type === 'longText'} />;
  }
}

/** Whether the figures may still change: suggested from what is still searched for, and theirs to decide. */
function GradeQuestion({ number, answers }: { number: string; answers: Record<string, Answer> }) {
  const t = useTranslations('answering.grade');
  return (
    <ChoiceField
      path={`${number}.grade`}
      label={t('title')}
      value={suggestedGrade(answers)}
      options={(['preliminary', 'final'] as const).map((key) => ({ key, label: t(key) }))}
    />
  );
}

/** What is still to be found out, and when it is to be known: until that day no reminder goes out by itself. */
function Remains({ number }: { number: string }) {
  const t = useTranslations('answering.grade');
  const { heardAt } = useAnswering();
  return (
    <>
      <DateField
        path={`${number}.remainsUntil`}
        label={t('until')}
        isOptional
        min={dayInNorway(new Date(heardAt))}
      />
      <TextField path={`${number}.remains`} label={t('remains')} isOptional isLong={false} />
    </>
  );
}
