import { changeContactOperation } from '@/domain/contacts/operations';
import { serve } from '@/lib/route';

export const PATCH = serve(changeContactOperation);
