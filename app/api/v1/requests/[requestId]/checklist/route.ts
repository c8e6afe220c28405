import { tickPointOperation } from '@/domain/reviews/operations';
import { serve } from '@/lib/route';

export const PUT = serve(tickPointOperation);
