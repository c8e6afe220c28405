import { healthOperation } from '@/domain/health/operations';
import { serve } from '@/lib/route';

export const GET = serve(healthOperation);
