import { addNoteOperation } from '@/domain/incidents/operations';
import { serve } from '@/lib/route';

export const POST = serve(addNoteOperation);
