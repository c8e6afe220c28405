import { assignRequestsOperation } from '@/domain/tracking/operations';
import { serve } from '@/lib/route';

export const POST = serve(assignRequestsOperation);
