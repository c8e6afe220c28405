import {
  createQuestionnaireOperation,
  listQuestionnairesOperation,
} from '@/domain/questionnaires/operations';
import { serve } from '@/lib/route';

export const GET = serve(listQuestionnairesOperation);
export const POST = serve(createQuestionnaireOperation);
