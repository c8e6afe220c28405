import { z } from 'zod';
import { createDocument } from 'zod-openapi';
import type { Operation } from '@/lib/operation';

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    errors: z
      .array(
        z.object({
          path: z.string(),
          code: z.string(),
          params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem document' });

/** What holds for every operation, for whoever writes a client. */
const conventions = `Surveys, requests, returns, receipts, figures and the register.

- **Who asks**: \`Authorization: Bearer\` with a personal API token, made on one's own page. It may do what its person may.
- **Moments** are RFC 3339 in UTC; civil days are \`YYYY-MM-DD\` in Norway.
- **Pages**: a list answers \`nextCursor\`; send it back as \`cursor\` until it is null. \`limit\` says how many at a time.
- **Figures** carry an \`ETag\`; sent back in \`If-None-Match\`, what is unchanged is a 304.
- **Returns** want an \`Idempotency-Key\`: the same key with the same answer gives the same receipt; with another answer, 422 \`KEY_REUSED\`.
- **What is new** may have an \`id\` of your own where the body names one: sent again, it is stored once and answered as the first time.
- **Failures** are RFC 9457 problem documents. \`code\` is stable; \`errors\` names each field. 400 cannot be read, 401 who are
  you, 403 you may not, 404 not there or not visible to you, 409 somebody was first, 413 too large, 422 which field and
  why, 429 and 503 wait as long as \`Retry-After\` says.
- **Names that the API does not know** are refused (\`UNKNOWN_KEY\`), in the body and in the address. A body holds 1 MiB at most.`;

/** The OpenAPI 3.1 document of the operations: true by construction, since the routes serve the same objects. */
export function openApiDocument(operations: Operation[], serverUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describeOperation(operation),
    };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Kvittert',
      version: '1',
      description: conventions,
    },
    servers: [{ url: serverUrl }],
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A personal API token' },
        session: { type: 'apiKey', in: 'cookie', name: 'kvittert-session' },
      },
    },
    paths: paths as NonNullable<Parameters<typeof createDocument>[0]['paths']>,
  });
}

/** A name for generated clients: GET /api/v1/surveys/{surveyId}/requests is getSurveysBySurveyIdRequests. */
function operationIdOf({ method, path }: Operation): string {
  const words = path
    .replace('/api/v1/', '')
    .replaceAll(/\{(\w+)\}/g, 'by-$1')
    .split(/[^a-zA-Z0-9]+/);
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function describeOperation(operation: Operation) {
  const problem = {
    description: 'Problem',
    content: { 'application/problem+json': { schema: problemSchema } },
  };
  const status = String(operation.status ?? 200);
  return {
    operationId: operationIdOf(operation),
    summary: operation.summary,
    tags: [operation.path.split('/')[3] ?? 'other'],
    security: operation.access === 'anyone' ? [] : [{ token: [] }, { session: [] }],
    requestParams: {
      ...(operation.params ? { path: operation.params } : {}),
      ...(operation.query ? { query: operation.query } : {}),
      ...(operation.headers ? { header: operation.headers } : {}),
    },
    ...(operation.body
      ? {
          requestBody: {
            required: true,
            content: { [operation.accepts ?? 'application/json']: { schema: operation.body } },
          },
        }
      : {}),
    responses: {
      [status]:
        status === '204'
          ? { description: 'Done' }
          : {
              description: 'Answer',
              content: { [operation.produces ?? 'application/json']: { schema: operation.result } },
            },
      ...(operation.known
        ? { '304': { description: 'Unchanged since the ETag sent in If-None-Match' } }
        : {}),
      default: problem,
    },
  };
}
