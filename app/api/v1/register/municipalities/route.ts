import { browseMunicipalitiesOperation } from '@/domain/register/operations';
import { serve } from '@/lib/route';

export const GET = serve(browseMunicipalitiesOperation);
