import { createSurveyOperation, listSurveysOperation } from '@/domain/surveys/operations';
import { serve } from '@/lib/route';

export const GET = serve(listSurveysOperation);
export const POST = serve(createSurveyOperation);
