import { mailReceiptOperation } from '@/domain/receipts/operations';
import { serve } from '@/lib/route';

export const POST = serve(mailReceiptOperation);
