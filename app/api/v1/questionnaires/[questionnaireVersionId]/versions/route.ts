import { createVersionOperation } from '@/domain/questionnaires/operations';
import { serve } from '@/lib/route';

export const POST = serve(createVersionOperation);
