import { addAttachmentByPhoneOperation } from '@/domain/requests/operations';
import { serve } from '@/lib/route';

export const POST = serve(addAttachmentByPhoneOperation);
