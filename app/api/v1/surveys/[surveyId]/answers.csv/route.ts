import { getAnswersCsvOperation } from '@/domain/figures/own-operations';
import { serve } from '@/lib/route';

export const GET = serve(getAnswersCsvOperation);
