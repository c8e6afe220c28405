import { writeNoteOperation } from '@/domain/reviews/operations';
import { serve } from '@/lib/route';

export const POST = serve(writeNoteOperation);
