import { z } from 'zod';
import { operation } from '@/lib/operation';
import { getIncident, listIncidents } from './data';
import { listMunicipalityFacts } from './facts-data';
import {
  addNote,
  addNotice,
  createIncident,
  importOperatorList,
  retractNotice,
  updateIncident,
} from './mutations';
import {
  incidentChangesSchema,
  incidentSchema,
  incidentSummarySchema,
  municipalityFactsSchema,
  newIncidentSchema,
  newNoteSchema,
  newNoticeSchema,
  operatorListResultSchema,
  operatorListSchema,
} from './schema';

const incidentParams = z.object({ incidentId: z.uuid() });

export const listIncidentsOperation = operation({
  method: 'GET',
  path: '/api/v1/incidents',
  summary: 'The incidents you may see, newest first',
  access: 'signed-in',
  query: z.object({
    cursor: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  result: z.object({ rows: z.array(incidentSummarySchema), nextCursor: z.uuid().nullable() }),
  run: (actor, tx, { query }) => listIncidents(actor, tx, query),
});

export const createIncidentOperation = operation({
  method: 'POST',
  path: '/api/v1/incidents',
  summary: 'Start an incident',
  access: 'signed-in',
  body: newIncidentSchema,
  result: z.object({ incidentId: z.uuid() }),
  status: 201,
  run: (actor, tx, { body }) => createIncident(actor, tx, body),
});

export const getIncidentOperation = operation({
  method: 'GET',
  path: '/api/v1/incidents/{incidentId}',
  summary: 'An incident with its timeline and notices',
  access: 'signed-in',
  params: incidentParams,
  result: incidentSchema,
  run: (actor, tx, { params }) => getIncident(actor, tx, params.incidentId),
});

export const updateIncidentOperation = operation({
  method: 'PATCH',
  path: '/api/v1/incidents/{incidentId}',
  summary: "Change an incident's texts and dates",
  access: 'signed-in',
  params: incidentParams,
  body: incidentChangesSchema,
  result: incidentSchema,
  run: (actor, tx, { params, body }) => updateIncident(actor, tx, { ...params, ...body }),
});

export const addNoteOperation = operation({
  method: 'POST',
  path: '/api/v1/incidents/{incidentId}/notes',
  summary: 'Add a dated note to the timeline',
  access: 'signed-in',
  params: incidentParams,
  body: newNoteSchema,
  result: z.object({ noteId: z.uuid() }),
  status: 201,
  run: (actor, tx, { params, body }) => addNote(actor, tx, { ...params, ...body }),
});

export const addNoticeOperation = operation({
  method: 'POST',
  path: '/api/v1/incidents/{incidentId}/notices',
  summary: 'Post a notice that leaders see beside the questions',
  access: 'signed-in',
  params: incidentParams,
  body: newNoticeSchema,
  result: z.object({ noticeId: z.uuid() }),
  status: 201,
  run: (actor, tx, { params, body }) => addNotice(actor, tx, { ...params, ...body }),
});

export const retractNoticeOperation = operation({
  method: 'POST',
  path: '/api/v1/incidents/{incidentId}/notices/{noticeId}/retract',
  summary: 'Take a notice back',
  access: 'signed-in',
  params: incidentParams.extend({ noticeId: z.uuid() }),
  result: z.object({ noticeId: z.uuid() }),
  run: (actor, tx, { params }) => retractNotice(actor, tx, params),
});

export const importOperatorListOperation = operation({
  method: 'POST',
  path: '/api/v1/incidents/{incidentId}/operator-lists',
  summary: "Append an operator's list of who uses the system, or with dryRun say what would change",
  access: 'signed-in',
  params: incidentParams,
  body: operatorListSchema,
  result: operatorListResultSchema,
  run: (actor, tx, { params, body }) => importOperatorList(actor, tx, { ...params, ...body }),
});

export const listMunicipalityFactsOperation = operation({
  method: 'GET',
  path: '/api/v1/incidents/{incidentId}/facts',
  summary: 'What is known of each municipality, from whom, and where list and own answer differ',
  access: 'signed-in',
  params: incidentParams,
  query: z.object({
    cursor: z
      .string()
      .regex(/^\d{4}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(500).default(500),
  }),
  result: z.object({ rows: z.array(municipalityFactsSchema), nextCursor: z.string().nullable() }),
  run: async (actor, tx, { params, query }) => {
    const all = await listMunicipalityFacts(actor, tx, params);
    if (!all.ok) return all;
    const after = all.value.filter((facts) => !query.cursor || facts.number > query.cursor);
    const rows = after.slice(0, query.limit);
    return {
      ok: true,
      value: { rows, nextCursor: after.length > query.limit ? (rows.at(-1)?.number ?? null) : null },
    };
  },
});
