import { type IncidentWords, rungKeys, type WordLanguage, wordLanguages } from './words';

/** Words that differ and are common enough to be worth a suggestion; what is not here stays as it is. */
const nynorsk: Record<string, string> = {
  avsendere: 'avsendarar',
  avsenderne: 'avsendarane',
  brevene: 'breva',
  de: 'dei',
  dere: 'de',
  en: 'ein',
  fakturaer: 'fakturaar',
  fakturaene: 'fakturaane',
  fra: 'frå',
  fulgt: 'følgd',
  funnet: 'funne',
  gjenfunnet: 'attfunne',
  hva: 'kva',
  hvem: 'kven',
  hvilken: 'kva',
  hvor: 'kvar',
  hvordan: 'korleis',
  hvorfor: 'kvifor',
  igjen: 'att',
  ikke: 'ikkje',
  jeg: 'eg',
  letes: 'blir leita',
  lest: 'lese',
  meldinger: 'meldingar',
  meldingene: 'meldingane',
  mer: 'meir',
  noe: 'noko',
  noen: 'nokon',
  rettet: 'retta',
  sendt: 'send',
  uleste: 'ulesne',
  ulest: 'ulesen',
  utbetalinger: 'utbetalingar',
  utbetalingene: 'utbetalingane',
  varslet: 'varsla',
  vedtakene: 'vedtaka',
};

/** A Nynorsk text to begin with, word by word from the Bokmål; somebody must look it over. */
export function suggestNynorsk(bokmal: string): string {
  return bokmal.replace(/\p{L}+/gu, (word) => {
    const found = nynorsk[word.toLocaleLowerCase('nb')];
    if (!found) return word;
    const first = word.charAt(0);
    return first === first.toLocaleUpperCase('nb') && first !== first.toLocaleLowerCase('nb')
      ? capitalised(found)
      : found;
  });
}

export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('nb') + text.slice(1);
}

/** The text at a path such as `nn.rungs.lost.many`; empty when there is none. */
export function textAt(words: IncidentWords, path: string): string {
  let at: unknown = words;
  for (const step of path.split('.')) {
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[step] : undefined;
  }
  return typeof at === 'string' ? at : '';
}

/** Where two differ: the language, and the text of each; empty where one has none. */
export function textsThatDiffer(one: IncidentWords, other: IncidentWords): [WordLanguage, string, string][] {
  const pairs = (a: unknown, b: unknown): [string, string][] => {
    const isDeep = [a, b].some((value) => typeof value === 'object' && value !== null);
    if (!isDeep) return a === b ? [] : [[String(a ?? ''), String(b ?? '')]];
    const [left, right] = [a ?? {}, b ?? {}] as Record<string, unknown>[];
    return [...new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})])].flatMap((name) =>
      pairs(left?.[name], right?.[name]),
    );
  };
  return wordLanguages.flatMap((language) =>
    pairs(one[language], other[language]).map(([mine, theirs]): [WordLanguage, string, string] => [
      language,
      mine,
      theirs,
    ]),
  );
}

/** The words with another text at a path; nobody need look it over any more. An empty hint is no hint. */
export function withText(words: IncidentWords, path: string, text: string): IncidentWords {
  const steps = path.split('.');
  const put = (at: unknown, [step, ...rest]: string[]): unknown => {
    if (step === undefined) return text;
    const given = { ...(at as Record<string, unknown> | undefined) };
    if (rest.length === 0 && step === 'hint' && text === '') delete given[step];
    else given[step] = put(given[step], rest);
    return given;
  };
  const changed = put(words, steps) as IncidentWords;
  return looked(changed, [path]);
}

/** Somebody has looked these over. */
export function looked(words: IncidentWords, paths: readonly string[]): IncidentWords {
  if (!words.suggested) return words;
  const left = words.suggested.filter((path) => !paths.includes(path));
  return { ...words, suggested: left };
}

/**
 * Fills what is still empty and can be suggested: Nynorsk from Bokmål, and the labels of the counts from the words of
 * their rungs. Each is marked as suggested until somebody changes it or says that it is right.
 */
export function suggestTexts(words: IncidentWords): IncidentWords {
  const suggested = new Set(words.suggested ?? []);
  let filled = words;
  const offer = (path: string, text: string) => {
    if (text === '' || textAt(filled, path) !== '') return;
    filled = withText(filled, path, text);
    suggested.add(path);
  };
  for (const form of ['one', 'many', 'theMany']) {
    offer(`nn.thing.${form}`, suggestNynorsk(words.nb.thing[form as 'one']));
  }
  for (const rung of rungKeys) {
    for (const form of ['one', 'many', 'short'] as const) {
      offer(`nn.rungs.${rung}.${form}`, suggestNynorsk(words.nb.rungs[rung][form]));
    }
  }
  for (const language of ['nb', 'nn', 'en'] as WordLanguage[]) {
    for (const rung of rungKeys) {
      const form = rung === 'lost' ? 'many' : 'short';
      offer(
        `${language}.fields.${rung}.label`,
        capitalised(textAt(filled, `${language}.rungs.${rung}.${form}`)),
      );
    }
  }
  return { ...filled, suggested: [...suggested] };
}
