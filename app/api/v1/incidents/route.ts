import { createIncidentOperation, listIncidentsOperation } from '@/domain/incidents/operations';
import { serve } from '@/lib/route';

export const GET = serve(listIncidentsOperation);
export const POST = serve(createIncidentOperation);
