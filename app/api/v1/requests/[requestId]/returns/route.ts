import { listReturnsOperation, submitReturnOperation } from '@/domain/returns/operations';
import { serve } from '@/lib/route';

export const GET = serve(listReturnsOperation);
export const POST = serve(submitReturnOperation);
