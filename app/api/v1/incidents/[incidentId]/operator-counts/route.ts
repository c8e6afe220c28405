import {
  importOperatorCountsOperation,
  listOperatorCountsOperation,
} from '@/domain/incidents/counts-operations';
import { serve } from '@/lib/route';

export const GET = serve(listOperatorCountsOperation);
export const POST = serve(importOperatorCountsOperation);
