import { queryOptions } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type {
  ApiTokenView,
  CreateApiTokenInput,
  CreatedApiToken,
  MeView,
  SessionView,
  UpdateMeInput,
} from './schema';

type Location = { location: string };

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => api<MeView>('/api/v1/me', { signal }),
});

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => api<SessionView[]>('/api/v1/sessions', { signal }),
});

export const apiTokensQuery = queryOptions({
  queryKey: ['api-tokens'],
  queryFn: ({ signal }) => api<ApiTokenView[]>('/api/v1/api-tokens', { signal }),
});

export const askForSignInLink = (body: { email: string; next?: string | undefined }) =>
  api<{ sentIfKnown: true }>('/api/v1/sign-in-links', { method: 'POST', body });

export const signInWithLink = ({ token, next }: { token: string; next?: string | undefined }) =>
  api<Location>(`/api/v1/sign-in-links/${token}/use`, { method: 'POST', body: next ? { next } : {} });

export const renewInvitation = (token: string) =>
  api<undefined>(`/api/v1/sign-in-links/${token}/renew`, { method: 'POST' });

export const signInToDemo = (body: { email: string; next?: string | undefined }) =>
  api<Location>('/api/v1/demo/sign-in', { method: 'POST', body });

export const updateMe = (body: UpdateMeInput) => api<MeView>('/api/v1/me', { method: 'PATCH', body });

export const endSession = (id: string) => api<undefined>(`/api/v1/sessions/${id}`, { method: 'DELETE' });

export const createApiToken = (body: CreateApiTokenInput) =>
  api<CreatedApiToken>('/api/v1/api-tokens', { method: 'POST', body });

export const revokeApiToken = (id: string) =>
  api<undefined>(`/api/v1/api-tokens/${id}`, { method: 'DELETE' });

/** Ends the session and erases what the browser keeps of drafts; answers where to go. */
export async function signOut(): Promise<string> {
  const { location } = await api<Location>('/api/v1/sign-out', { method: 'POST' });
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) if (key.startsWith('kvittert')) storage.removeItem(key);
  }
  return location;
}
