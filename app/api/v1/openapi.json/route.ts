import { getOpenApiOperation } from '@/domain/api';
import { serve } from '@/lib/route';

export const GET = serve(getOpenApiOperation);
