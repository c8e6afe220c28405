import { importQuestionnaireOperation } from '@/domain/questionnaires/operations';
import { serve } from '@/lib/route';

export const POST = serve(importQuestionnaireOperation);
