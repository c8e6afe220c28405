import { getDraftOperation, saveDraftOperation } from '@/domain/requests/operations';
import { serve } from '@/lib/route';

export const GET = serve(getDraftOperation);
export const PATCH = serve(saveDraftOperation);
