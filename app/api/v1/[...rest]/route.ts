import { noSuchOperation } from '@/domain/api';
import { serve } from '@/lib/route';

export const GET = serve(noSuchOperation);
export const POST = serve(noSuchOperation);
export const PUT = serve(noSuchOperation);
export const PATCH = serve(noSuchOperation);
export const DELETE = serve(noSuchOperation);
