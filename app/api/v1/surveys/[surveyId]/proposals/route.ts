import { askForAnotherOperation, listProposalsOperation } from '@/domain/proposals/operations';
import { serve } from '@/lib/route';

export const GET = serve(listProposalsOperation);
export const POST = serve(askForAnotherOperation);
