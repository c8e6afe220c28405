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
      description: 'Surveys, requests, returns, receipts, figures and the register.',
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

function describeOperation(operation: Operation) {
  const problem = {
    description: 'Problem',
    content: { 'application/problem+json': { schema: problemSchema } },
  };
  const status = String(operation.status ?? 200);
  return {
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
