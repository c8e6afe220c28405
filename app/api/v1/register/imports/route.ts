import { importRegisterOperation } from '@/domain/register/operations';
import { serve } from '@/lib/route';

export const POST = serve(importRegisterOperation);
