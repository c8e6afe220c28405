import type { Answer } from '@/domain/questionnaires/schema';
import type { ChangeRow } from '@/domain/register/rules';
import type { Fact } from '@/domain/requests/rules';

/** The plain rows that figures are worked out from. They may hold more than is known at the moment asked for. */
export type FigureRows = {
  municipalities: MunicipalityRow[];
  surveys: { id: string; title: string }[];
  requests: RequestRow[];
  parts: PartRow[];
  lines: LineRow[];
  facts: MunicipalityFactRow[];
  changes: ChangeRow[];
  /** By which due times have passed, when the newest rows are stamped ahead of it; the moment asked for when left out. */
  clock?: Date;
  /** Whether the incident asks about the use of the system; it does when left out. */
  asksUse?: boolean;
};

/** `validFrom` and `validTo` as YYYY-MM-DD: from that day on, and no longer on the day it ends. */
export type MunicipalityRow = {
  number: string;
  name: string;
  countyNumber: string;
  countyName: string;
  validFrom: string | null;
  validTo: string | null;
};

export type RequestRow = { id: string; surveyId: string; serviceId: string; queuedAt: Date; facts: Fact[] };

/** A request asks its service about this municipality. */
export type PartRow = { requestId: string; municipalityNumber: string };

/** What was said of a number that a reform has changed since, and is counted under another. */
type Renumbered = { was?: string };

/** A key that is not in `indicators` was not asked. */
export type LineRow = Renumbered & {
  requestId: string;
  surveyId: string;
  serviceId: string;
  municipalityNumber: string;
  version: number;
  submittedAt: Date;
  grade: string;
  indicators: Record<string, Answer>;
};

/** What an operator's list says; JSON null takes back what an earlier list of the source said. */
export type MunicipalityFactRow = Renumbered & {
  municipalityNumber: string;
  kind: string;
  value: string | null;
  source: string;
  at: Date;
  recordedAt: Date;
};
