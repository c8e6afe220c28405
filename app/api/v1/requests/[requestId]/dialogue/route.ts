import { getDialogueOperation } from '@/domain/reviews/operations';
import { serve } from '@/lib/route';

export const GET = serve(getDialogueOperation);
