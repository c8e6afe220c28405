import { removeAttachmentByPhoneOperation } from '@/domain/requests/operations';
import { serve } from '@/lib/route';

export const DELETE = serve(removeAttachmentByPhoneOperation);
