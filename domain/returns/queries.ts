import { queryOptions } from '@tanstack/react-query';
import type { Fields } from '@/domain/questionnaires/schema';
import type { ReceiptView } from '@/domain/receipts/schema';
import { api } from '@/lib/api';
import type { ObjectBody, RecordBody, ReturnView } from './schema';

export type Submission = {
  requestId: string;
  idempotencyKey: string;
  body: {
    baseVersion: number;
    questionnaireVersionId: string;
    answers: Fields;
    reason?: string;
    giver?: { name: string; role: string };
    attachments?: string[];
  };
};

/** Sends the answer; the same key with the same answer gives the same receipt, however often it is sent. */
export const submit = ({ requestId, idempotencyKey, body }: Submission) =>
  api<ReceiptView>(`/api/v1/requests/${requestId}/returns`, {
    method: 'POST',
    body,
    headers: { 'idempotency-key': idempotencyKey },
  });

/** All versions of a request's answer, the newest first. */
export const returnsQuery = (requestId: string) =>
  queryOptions({
    queryKey: ['returns', requestId],
    queryFn: ({ signal }) => api<{ rows: ReturnView[] }>(`/api/v1/requests/${requestId}/returns`, { signal }),
  });

/** Stores an answer that was given by phone. */
export const recordByPhone = ({
  requestId,
  idempotencyKey,
  body,
}: {
  requestId: string;
  idempotencyKey: string;
  body: RecordBody;
}) =>
  api<ReceiptView>(`/api/v1/requests/${requestId}/returns/by-phone`, {
    method: 'POST',
    body,
    headers: { 'idempotency-key': idempotencyKey },
  });

/** Says that the service does not stand by an answer written down on its behalf. */
export const objectTo = (requestId: string, body: ObjectBody) =>
  api<{ objected: boolean }>(`/api/v1/requests/${requestId}/objections`, { method: 'POST', body });
