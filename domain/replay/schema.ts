import { z } from 'zod';

export const surveyKeys = ['status-round', 'county-tr', 'deviation'] as const;
export type SurveyKey = (typeof surveyKeys)[number];

/** The moments that the demo's control jumps to: the rows of the replay's table that come after its start. */
export const demoStart = '2023-06-09T13:05:00.000Z';
export const jumps = ['2023-06-15T10:00:00.000Z', '2023-11-02T11:00:00.000Z'] as const;

/** What the replay's file says of a return: one row per line. */
const cell = z.string();
export const returnRowSchema = z.object({
  survey: z.enum(surveyKeys),
  service_id: cell,
  version: z.coerce.number().int().min(1),
  submitted_at: z.iso.datetime({ offset: true }),
  given_by_role: z.enum(['leader', 'deputy', 'mailbox']),
  reason: cell,
  municipality_number: cell,
  grade: cell,
  uses_system: cell,
  integration_in_use: cell,
  affected: cell,
  how_checked: cell,
  system_version: cell,
  checked_on: cell,
  lost: cell,
  recovered: cell,
  irretrievable: cell,
  followed_up: cell,
  first_lost_on: cell,
  last_lost_on: cell,
  aware_at: cell,
  dpa_notified_at: cell,
  dpa_delay_reason: cell,
  measures: cell,
  text: cell,
  certainty: cell,
});
export type ReturnRow = z.infer<typeof returnRowSchema>;

/** Civil dates and moments as they stand in incident.json. */
const dayOrMoment = z.string();

export const storySchema = z.object({
  title: z.string(),
  system: z.string(),
  summary: z.string(),
  inProductionOn: z.string(),
  discoveredOn: z.string(),
  notifiedOn: z.string(),
  fixedReleasedOn: z.string(),
  retentionDays: z.number(),
  timeline: z.array(
    z.object({
      at: dayOrMoment,
      text: z.string(),
      source: z.string(),
      certainty: z.enum(['known', 'illustrative']),
    }),
  ),
  notices: z.array(
    z.object({
      at: dayOrMoment,
      from: z.enum(['vendor', 'operator']),
      kind: z.enum(['fixed_version', 'retention', 'self_check_guide']),
      title: z.string(),
      body: z.string(),
      source: z.string(),
      certainty: z.enum(['known', 'illustrative']),
    }),
  ),
  nationalTotals: z.array(
    z.object({ year: z.number(), total: z.number(), rounded: z.boolean(), source: z.string() }),
  ),
  surveys: z.array(
    z.object({
      key: z.enum(surveyKeys),
      title: z.string(),
      authority: z.string(),
      openedAt: z.string(),
      dueAt: z.string(),
      introduction: z.string(),
      legalBasis: z.string(),
    }),
  ),
});
export type Story = z.infer<typeof storySchema>;

/** Where the demo stands: its clock, how far the story has been played, and where one can jump. */
export const demoClockSchema = z
  .object({ now: z.iso.datetime(), playedUntil: z.iso.datetime(), nextJump: z.iso.datetime().nullable() })
  .meta({ id: 'DemoClock' });
export type DemoClock = z.infer<typeof demoClockSchema>;

/** Where the story's rows were stored: the incident, and each survey once it was opened. */
export const storedSchema = z.object({
  incidentId: z.string(),
  surveys: z.partialRecord(z.enum(surveyKeys), z.string()),
});
export type Stored = z.infer<typeof storedSchema>;
