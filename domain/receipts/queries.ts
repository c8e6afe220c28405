import { api } from '@/lib/api';

/** Mails the newest receipt to whoever is signed in. */
export const mailReceipt = (requestId: string) =>
  api<{ queued: boolean }>(`/api/v1/requests/${requestId}/receipt/mails`, { method: 'POST' });
