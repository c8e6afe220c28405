import { deleteDraftOperation, getSurveyOperation, updateSurveyOperation } from '@/domain/surveys/operations';
import { serve } from '@/lib/route';

export const GET = serve(getSurveyOperation);
export const PATCH = serve(updateSurveyOperation);
export const DELETE = serve(deleteDraftOperation);
