import { addAttachmentOperation } from '@/domain/requests/operations';
import { serve } from '@/lib/route';

export const POST = serve(addAttachmentOperation);
