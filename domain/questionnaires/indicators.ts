/**
 * The core indicators of a line (domain.md, "A line"). A questionnaire picks those it asks for and never
 * redefines them, so that figures stay comparable. Their labels are the incident's words. Each stands after
 * those that decide whether it is shown.
 */
export const indicators = {
  usesSystem: { type: 'single', options: ['yes', 'no'], figures: true },
  integrationInUse: { type: 'single', options: ['yes', 'no'], figures: true },
  affected: { type: 'single', options: ['yes', 'no', 'under_investigation'], figures: true },
  howChecked: {
    type: 'single',
    options: ['system_log', 'portal_list', 'manual_review', 'vendor_check'],
    figures: true,
  },
  systemVersion: { type: 'shortText', figures: false },
  checkedOn: { type: 'date', figures: true },
  fixedVersionOn: { type: 'date', figures: true },
  lost: { type: 'integer', figures: true },
  recovered: { type: 'integer', figures: true },
  irretrievable: { type: 'integer', figures: true },
  searching: { type: 'integer', figures: true },
  followedUp: { type: 'integer', figures: true },
  firstLostOn: { type: 'date', figures: true },
  lastLostOn: { type: 'date', figures: true },
  awareAt: { type: 'dateTime', figures: true },
  dpaNotifiedAt: { type: 'dateTime', figures: true },
  dpaDelayReason: { type: 'longText', figures: false },
  measures: {
    type: 'multiple',
    options: [
      'upgraded',
      'log_searched',
      'senders_contacted',
      'public_asked',
      'extra_staffing',
      'notice_published',
      'dpa_notified',
      'other',
    ],
    figures: true,
  },
  measuresText: { type: 'longText', figures: false },
} as const satisfies Record<string, { type: QuestionType; options?: readonly string[]; figures: boolean }>;

export const questionTypes = [
  'yesNo',
  'single',
  'multiple',
  'integer',
  'date',
  'dateTime',
  'shortText',
  'longText',
] as const;
export type QuestionType = (typeof questionTypes)[number];

export type IndicatorKey = keyof typeof indicators;
export const indicatorKeys = Object.keys(indicators) as IndicatorKey[];

export function isIndicator(key: string): key is IndicatorKey {
  return Object.hasOwn(indicators, key);
}

/** The rungs of the ladder, which always travel together; searching is worked out. */
export const ladderKeys = ['lost', 'recovered', 'irretrievable', 'searching'] as const;

export function isRung(key: string): key is (typeof ladderKeys)[number] {
  return (ladderKeys as readonly string[]).includes(key);
}

/** Not an indicator, but given per line like one. */
export const grades = ['under_investigation', 'preliminary', 'final'] as const;
export type Grade = (typeof grades)[number];
