import { queryOptions } from '@tanstack/react-query';
import { ApiProblem, api } from '@/lib/api';
import type { AttachmentView, PresenceView, SaveDraft, SavedDraft } from './schema';

/** Says that the form is open here, and hears who else has it open and what they have typed. */
export const presenceQuery = (requestId: string) =>
  queryOptions({
    queryKey: ['presence', requestId],
    // A form that is opened anew begins with what its page brought.
    gcTime: 0,
    queryFn: ({ signal }) =>
      api<PresenceView>(`/api/v1/requests/${requestId}/presence`, { method: 'POST', renews: true, signal }),
  });

export const saveDraft = (requestId: string, body: SaveDraft) =>
  api<SavedDraft>(`/api/v1/requests/${requestId}/draft`, { method: 'PATCH', body });

export const markOpened = (requestId: string) =>
  api<{ first: boolean }>(`/api/v1/requests/${requestId}/opened`, { method: 'POST' });

type Upload = {
  requestId: string;
  byPhone: boolean;
  path: string;
  file: File;
  onProgress: (part: number) => void;
};

/** Beside the service's own draft, or beside an answer that is taken by phone. */
const filesOf = (requestId: string, byPhone: boolean): `/api/v1/${string}` =>
  `/api/v1/requests/${requestId}/attachments${byPhone ? '/by-phone' : ''}`;

/** Sends a file and says how far it is, from 0 to 1; fetch cannot say that. Throws ApiProblem as api() does. */
export function uploadFile({ requestId, byPhone, path, file, onProgress }: Upload): Promise<AttachmentView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${filesOf(requestId, byPhone)}?${new URLSearchParams({ path }).toString()}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.responseType = 'json';
    const failed = (status: number, code: string) =>
      reject(new ApiProblem({ type: 'about:blank', title: 'Error', status, code }));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => failed(0, 'OFFLINE');
    request.onload = () => {
      if (request.status === 201) resolve(request.response as AttachmentView);
      else if (request.response?.code) reject(new ApiProblem(request.response));
      else failed(request.status, 'UNEXPECTED');
    };
    request.send(file);
  });
}

/** Takes a file out of the draft. */
export const removeFile = (requestId: string, attachmentId: string, byPhone: boolean) =>
  api<{ removed: boolean }>(`${filesOf(requestId, byPhone)}/${attachmentId}`, { method: 'DELETE' });
