import { signInWithLinkOperation } from '@/domain/people/operations';
import { serve } from '@/lib/route';

export const POST = serve(signInWithLinkOperation);
