import { revokeApiTokenOperation } from '@/domain/people/operations';
import { serve } from '@/lib/route';

export const DELETE = serve(revokeApiTokenOperation);
