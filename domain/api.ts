import { z } from 'zod';
import * as audit from '@/domain/audit/operations';
import * as contacts from '@/domain/contacts/operations';
import * as corrections from '@/domain/corrections/operations';
import * as figures from '@/domain/figures/operations';
import * as own from '@/domain/figures/own-operations';
import * as counts from '@/domain/incidents/counts-operations';
import * as incidents from '@/domain/incidents/operations';
import * as memberships from '@/domain/memberships/operations';
import * as messages from '@/domain/messages/operations';
import * as people from '@/domain/people/operations';
import * as proposals from '@/domain/proposals/operations';
import * as questionnaires from '@/domain/questionnaires/operations';
import * as receipts from '@/domain/receipts/operations';
import * as register from '@/domain/register/operations';
import * as replay from '@/domain/replay/operations';
import * as requests from '@/domain/requests/operations';
import * as retention from '@/domain/retention/operations';
import * as returns from '@/domain/returns/operations';
import * as reviews from '@/domain/reviews/operations';
import * as surveys from '@/domain/surveys/operations';
import * as tracking from '@/domain/tracking/operations';
import { env } from '@/lib/env';
import { openApiDocument } from '@/lib/openapi';
import { type Operation, operation } from '@/lib/operation';
import { notFound, ok } from '@/lib/outcome';

/** Every operation of the API, noun by noun; openapi.json is made from this list. */
export const operations: Operation[] = [
  ...Object.values(incidents),
  ...Object.values(counts),
  ...Object.values(questionnaires),
  ...Object.values(surveys),
  ...Object.values(corrections),
  ...Object.values(tracking),
  ...Object.values(proposals),
  ...Object.values(requests),
  ...Object.values(returns),
  ...Object.values(receipts),
  ...Object.values(reviews),
  ...Object.values(figures),
  ...Object.values(own),
  ...Object.values(audit),
  ...Object.values(people),
  ...Object.values(retention),
  ...Object.values(memberships),
  ...Object.values(contacts),
  ...Object.values(messages),
  ...Object.values(register),
  ...Object.values(replay),
];

export const getOpenApiOperation = operation({
  method: 'GET',
  path: '/api/v1/openapi.json',
  summary: 'This document',
  access: 'anyone',
  result: z.unknown(),
  run: async () => ok(openApiDocument(operations, env().BASE_URL)),
});

/** What every other address of the API answers: a problem, as all of the API, and not a page. */
export const noSuchOperation = operation({
  method: 'GET',
  path: '/api/v1/{rest}',
  summary: 'Nothing here',
  access: 'anyone',
  query: z.looseObject({}),
  result: z.unknown(),
  run: async () => notFound('NOT_FOUND'),
});
