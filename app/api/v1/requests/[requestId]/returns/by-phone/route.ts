import { recordReturnOperation } from '@/domain/returns/operations';
import { serve } from '@/lib/route';

export const POST = serve(recordReturnOperation);
