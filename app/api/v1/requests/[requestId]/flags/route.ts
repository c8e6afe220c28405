import { decideFlagOperation } from '@/domain/reviews/operations';
import { serve } from '@/lib/route';

export const POST = serve(decideFlagOperation);
