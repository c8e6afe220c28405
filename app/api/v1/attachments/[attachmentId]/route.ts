import { getAttachmentOperation } from '@/domain/requests/operations';
import { serve } from '@/lib/route';

export const GET = serve(getAttachmentOperation);
