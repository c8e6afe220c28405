import { endSessionOperation } from '@/domain/people/operations';
import { serve } from '@/lib/route';

export const DELETE = serve(endSessionOperation);
