import { getReturnOperation } from '@/domain/returns/operations';
import { serve } from '@/lib/route';

export const GET = serve(getReturnOperation);
