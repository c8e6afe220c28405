import { endMembershipOperation } from '@/domain/memberships/operations';
import { serve } from '@/lib/route';

export const POST = serve(endMembershipOperation);
