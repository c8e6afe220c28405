import { createApiTokenOperation, listApiTokensOperation } from '@/domain/people/operations';
import { serve } from '@/lib/route';

export const GET = serve(listApiTokensOperation);
export const POST = serve(createApiTokenOperation);
