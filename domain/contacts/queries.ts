import { queryOptions } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { AddContactInput, ChangeContactInput, OwnContactsView } from './schema';

export const contactsQuery = (serviceId: string) =>
  queryOptions({
    queryKey: ['contacts', serviceId],
    queryFn: ({ signal }) => api<OwnContactsView>(`/api/v1/services/${serviceId}/contacts`, { signal }),
  });

export const addContact = ({ serviceId, ...body }: AddContactInput & { serviceId: string }) =>
  api<{ contactId: string }>(`/api/v1/services/${serviceId}/contacts`, { method: 'POST', body });

type Of = { serviceId: string; contactId: string };

export const changeContact = ({ serviceId, contactId, ...body }: ChangeContactInput & Of) =>
  api<undefined>(`/api/v1/services/${serviceId}/contacts/${contactId}`, { method: 'PATCH', body });

export const endContact = ({ serviceId, contactId }: Of) =>
  api<undefined>(`/api/v1/services/${serviceId}/contacts/${contactId}/end`, { method: 'POST' });
