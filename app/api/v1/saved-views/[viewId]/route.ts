import { deleteViewOperation } from '@/domain/tracking/operations';
import { serve } from '@/lib/route';

export const DELETE = serve(deleteViewOperation);
