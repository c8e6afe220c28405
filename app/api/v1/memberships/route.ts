import { addMembershipOperation } from '@/domain/memberships/operations';
import { serve } from '@/lib/route';

export const POST = serve(addMembershipOperation);
