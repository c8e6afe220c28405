import type { Recipient, RecipientSelection, SurveyState } from './schema';

export type Lifecycle = { state: string };

/** The lifecycle. Reopening (closed → open) needs a reason; a draft is the only one that can be deleted. */
export const nextStates: Record<SurveyState, readonly SurveyState[]> = {
  draft: ['open'],
  open: ['closed'],
  closed: ['open'],
};

export function mayBecome(survey: Lifecycle, state: SurveyState): boolean {
  return nextStates[survey.state as SurveyState]?.includes(state) ?? false;
}

/** What a draft must have before it can be opened: the field and the code of what is missing. */
export function missingBeforeOpening(
  survey: { introduction: string; legalBasis: string; dueAt: Date },
  moment: Date,
): { path: string; code: string }[] {
  return [
    ...(survey.introduction.trim() === '' ? [{ path: 'introduction', code: 'REQUIRED' }] : []),
    ...(survey.legalBasis.trim() === '' ? [{ path: 'legalBasis', code: 'REQUIRED' }] : []),
    ...(survey.dueAt <= moment ? [{ path: 'dueAt', code: 'IN_PAST' }] : []),
  ];
}

type Service = Omit<Recipient, 'hasContact'>;

/**
 * The services that a selection asks, each about its municipalities in scope only. `reach` holds the offices
 * whose municipalities the authority may ask about, or null for all; `users` the municipalities known to use
 * the system. Keeps the order it is given.
 */
export function selectRecipients(
  services: readonly Service[],
  selection: RecipientSelection,
  reach: readonly string[] | null,
  users: ReadonlySet<string>,
): Service[] {
  const excluded = new Set(selection.exclude);
  const included = new Set(selection.include);
  const counties = new Set(selection.counties);
  return services.flatMap((service) => {
    if (excluded.has(service.id)) return [];
    const municipalities = service.municipalities.filter((municipality) => {
      if (reach && !reach.includes(municipality.officeId)) return false;
      if (included.has(service.id)) return true;
      if (!selection.all && !counties.has(municipality.countyNumber)) return false;
      return !selection.usesSystem || users.has(municipality.number);
    });
    return municipalities.length > 0 ? [{ ...service, municipalities }] : [];
  });
}

/** The selection after a service was ticked (`asked`) or unticked by hand. */
export function toggled(
  selection: RecipientSelection,
  serviceId: string,
  asked: boolean,
): RecipientSelection {
  const without = (ids: readonly string[]) => ids.filter((id) => id !== serviceId);
  if (!asked)
    return {
      ...selection,
      include: without(selection.include),
      exclude: [...without(selection.exclude), serviceId],
    };
  // What was taken out by hand comes back as it was; anything else is added.
  if (selection.exclude.includes(serviceId)) return { ...selection, exclude: without(selection.exclude) };
  return { ...selection, include: [...without(selection.include), serviceId] };
}
