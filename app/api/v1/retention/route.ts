import { getRetentionOperation } from '@/domain/retention/operations';
import { serve } from '@/lib/route';

export const GET = serve(getRetentionOperation);
