import { getDemoClockOperation, jumpOperation } from '@/domain/replay/operations';
import { serve } from '@/lib/route';

export const GET = serve(getDemoClockOperation);
export const POST = serve(jumpOperation);
