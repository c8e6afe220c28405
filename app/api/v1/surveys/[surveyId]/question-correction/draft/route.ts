import { beginCorrectionOperation } from '@/domain/corrections/operations';
import { serve } from '@/lib/route';

export const POST = serve(beginCorrectionOperation);
