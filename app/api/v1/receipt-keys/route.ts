import { listSigningKeysOperation } from '@/domain/receipts/operations';
import { serve } from '@/lib/route';

export const GET = serve(listSigningKeysOperation);
