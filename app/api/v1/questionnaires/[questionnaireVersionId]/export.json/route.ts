import { exportQuestionnaireOperation } from '@/domain/questionnaires/operations';
import { serve } from '@/lib/route';

export const GET = serve(exportQuestionnaireOperation);
