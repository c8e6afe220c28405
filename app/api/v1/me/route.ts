import { getMeOperation, updateMeOperation } from '@/domain/people/operations';
import { serve } from '@/lib/route';

export const GET = serve(getMeOperation);
export const PATCH = serve(updateMeOperation);
