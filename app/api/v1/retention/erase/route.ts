import { erasePersonalDataOperation } from '@/domain/retention/operations';
import { serve } from '@/lib/route';

export const POST = serve(erasePersonalDataOperation);
