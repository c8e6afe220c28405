import { sendBackOperation } from '@/domain/reviews/operations';
import { serve } from '@/lib/route';

export const POST = serve(sendBackOperation);
