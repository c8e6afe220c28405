import { z } from 'zod';
import { operation } from '@/lib/operation';
import { listProposals } from './data';
import { askForAnother, confirmProposal, withdrawProposal } from './mutations';
import { askInput, proposalView } from './schema';

const surveyParams = z.object({ surveyId: z.uuid() });
const proposalParams = z.object({ proposalId: z.uuid() });

export const listProposalsOperation = operation({
  method: 'GET',
  path: '/api/v1/surveys/{surveyId}/proposals',
  summary: 'What waits in a survey for a second person of the authority',
  access: 'signed-in',
  params: surveyParams,
  result: z.array(proposalView),
  run: (actor, tx, { params }) => listProposals(actor, tx, params),
});

export const askForAnotherOperation = operation({
  method: 'POST',
  path: '/api/v1/surveys/{surveyId}/proposals',
  summary: 'Ask another of the authority to confirm what cannot be undone',
  access: 'signed-in',
  params: surveyParams,
  body: askInput,
  status: 201,
  result: z.object({ proposalId: z.uuid() }),
  run: (actor, tx, { params, body }) => askForAnother(actor, tx, { ...body, ...params }),
});

export const confirmProposalOperation = operation({
  method: 'POST',
  path: '/api/v1/proposals/{proposalId}/confirm',
  summary: 'Confirm what another of the authority asked for: it is done at once',
  access: 'signed-in',
  params: proposalParams,
  status: 204,
  result: z.null(),
  run: (actor, tx, { params }) => confirmProposal(actor, tx, params),
});

export const withdrawProposalOperation = operation({
  method: 'POST',
  path: '/api/v1/proposals/{proposalId}/withdraw',
  summary: 'Take back what was asked for, or turn it down',
  access: 'signed-in',
  params: proposalParams,
  status: 204,
  result: z.null(),
  run: (actor, tx, { params }) => withdrawProposal(actor, tx, params),
});
