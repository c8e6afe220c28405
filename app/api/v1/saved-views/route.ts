import { listViewsOperation, saveViewOperation } from '@/domain/tracking/operations';
import { serve } from '@/lib/route';

export const GET = serve(listViewsOperation);
export const POST = serve(saveViewOperation);
