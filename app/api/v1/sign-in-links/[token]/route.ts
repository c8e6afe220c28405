import { getLinkOperation } from '@/domain/people/operations';
import { serve } from '@/lib/route';

export const GET = serve(getLinkOperation);
