import { setRetentionRuleOperation } from '@/domain/retention/operations';
import { serve } from '@/lib/route';

export const PUT = serve(setRetentionRuleOperation);
