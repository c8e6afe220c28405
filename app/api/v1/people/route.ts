import { listPeopleOperation } from '@/domain/memberships/operations';
import { serve } from '@/lib/route';

export const GET = serve(listPeopleOperation);
