export type Filters = { survey: string | null; county: string | null; asOf: string | null };

const shapes = {
  survey: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  county: /^\d{2}$/,
  asOf: /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/,
};

/** What there is to choose between: the incident's own surveys, and its counties. */
export type Choices = {
  surveys: readonly { id: string }[];
  counties: readonly { number: string }[];
  /** A moment that the server did not take, as it is yet to come. */
  refused?: string | null;
};

/** What can be shown of what an address asks for: another incident's survey and a moment to come count as not asked. */
export function within({ surveys, counties, refused }: Choices, asked: Filters): Filters {
  return {
    ...asked,
    survey: surveys.some(({ id }) => id === asked.survey) ? asked.survey : null,
    county: counties.some(({ number }) => number === asked.county) ? asked.county : null,
    asOf: asked.asOf === refused ? null : asked.asOf,
  };
}

/** What an address asks for; what is malformed counts as not asked. */
export function filtersOf(get: (name: string) => string | null | undefined): Filters {
  const of = (name: keyof Filters) => shapes[name].exec(get(name) ?? '')?.[0] ?? null;
  const asOf = of('asOf');
  return {
    survey: of('survey'),
    county: of('county'),
    asOf: Number.isNaN(Date.parse(asOf ?? '')) ? null : asOf,
  };
}
