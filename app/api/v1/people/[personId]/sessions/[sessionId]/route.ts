import { endSessionOfOperation } from '@/domain/memberships/operations';
import { serve } from '@/lib/route';

export const DELETE = serve(endSessionOfOperation);
