import { confirmProposalOperation } from '@/domain/proposals/operations';
import { serve } from '@/lib/route';

export const POST = serve(confirmProposalOperation);
