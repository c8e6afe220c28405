import { browseOfficesOperation } from '@/domain/register/operations';
import { serve } from '@/lib/route';

export const GET = serve(browseOfficesOperation);
