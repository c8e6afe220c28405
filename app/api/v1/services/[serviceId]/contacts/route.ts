import { addContactOperation, listContactsOperation } from '@/domain/contacts/operations';
import { serve } from '@/lib/route';

export const GET = serve(listContactsOperation);
export const POST = serve(addContactOperation);
