import { objectToReturnOperation } from '@/domain/returns/operations';
import { serve } from '@/lib/route';

export const POST = serve(objectToReturnOperation);
