import { getIncidentOperation, updateIncidentOperation } from '@/domain/incidents/operations';
import { serve } from '@/lib/route';

export const GET = serve(getIncidentOperation);
export const PATCH = serve(updateIncidentOperation);
