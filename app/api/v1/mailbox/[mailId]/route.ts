import { getMailboxMailOperation } from '@/domain/messages/operations';
import { serve } from '@/lib/route';

export const GET = serve(getMailboxMailOperation);
