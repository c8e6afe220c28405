import { setReminderPlanOperation } from '@/domain/tracking/operations';
import { serve } from '@/lib/route';

export const PUT = serve(setReminderPlanOperation);
