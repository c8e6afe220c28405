import { getRequestForRecordingOperation } from '@/domain/requests/operations';
import { serve } from '@/lib/route';

export const GET = serve(getRequestForRecordingOperation);
