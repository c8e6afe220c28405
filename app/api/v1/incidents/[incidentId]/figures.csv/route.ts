import { getIncidentFiguresCsvOperation } from '@/domain/figures/operations';
import { serve } from '@/lib/route';

export const GET = serve(getIncidentFiguresCsvOperation);
