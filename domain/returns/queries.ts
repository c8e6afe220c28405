import type { Fields } from '@/domain/questionnaires/schema';
import type { ReceiptView } from '@/domain/receipts/schema';
import { api } from '@/lib/api';

export type Submission = {
  requestId: string;
  idempotencyKey: string;
  body: { baseVersion: number; answers: Fields; reason?: string; giver?: { name: string; role: string } };
};

/** Sends the answer; the same key with the same answer gives the same receipt, however often it is sent. */
export const submit = ({ requestId, idempotencyKey, body }: Submission) =>
  api<ReceiptView>(`/api/v1/requests/${requestId}/returns`, {
    method: 'POST',
    body,
    headers: { 'idempotency-key': idempotencyKey },
  });
