import { listRequestsCsvOperation } from '@/domain/tracking/operations';
import { serve } from '@/lib/route';

export const GET = serve(listRequestsCsvOperation);
