import { reopenSurveyOperation } from '@/domain/surveys/operations';
import { serve } from '@/lib/route';

export const POST = serve(reopenSurveyOperation);
