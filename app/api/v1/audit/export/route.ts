import { exportEventsOperation } from '@/domain/audit/operations';
import { serve } from '@/lib/route';

export const GET = serve(exportEventsOperation);
