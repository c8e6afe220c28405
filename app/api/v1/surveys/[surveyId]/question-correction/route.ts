import { correctQuestionsOperation, getQuestionCorrectionOperation } from '@/domain/corrections/operations';
import { serve } from '@/lib/route';

export const GET = serve(getQuestionCorrectionOperation);
export const POST = serve(correctQuestionsOperation);
