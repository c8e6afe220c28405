import { endContactOperation } from '@/domain/contacts/operations';
import { serve } from '@/lib/route';

export const POST = serve(endContactOperation);
