import {
  deleteQuestionnaireDraftOperation,
  getQuestionnaireVersionOperation,
  saveQuestionnaireOperation,
} from '@/domain/questionnaires/operations';
import { serve } from '@/lib/route';

export const GET = serve(getQuestionnaireVersionOperation);
export const PATCH = serve(saveQuestionnaireOperation);
export const DELETE = serve(deleteQuestionnaireDraftOperation);
