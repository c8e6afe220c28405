import { listMunicipalityFactsOperation } from '@/domain/incidents/operations';
import { serve } from '@/lib/route';

export const GET = serve(listMunicipalityFactsOperation);
