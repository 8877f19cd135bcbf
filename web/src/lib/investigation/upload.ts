import { newOpId, type UserError } from '#lib/platform/client.svelte.ts';
import { m } from '#lib/paraglide/messages.js';

export type Uploaded = { kind: 'done'; id: string } | { kind: 'refused'; errors: readonly UserError[] } | { kind: 'cancelled' };

export interface Upload {
  readonly finished: Promise<Uploaded>;
  cancel(): void;
}

/** Sends one file to POST /files: its fields first, then the bytes, with progress from 0 to 1. fetch cannot tell how far it is. */
export function upload(file: File, fields: Readonly<Record<string, string>>, onprogress: (share: number) => void, opId = newOpId()): Upload {
  const request = new XMLHttpRequest();
  const finished = new Promise<Uploaded>((resolve) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ opId, ...fields })) body.set(name, value);
    body.set('file', file, file.name);
    const failed = (message: string): void => resolve({ kind: 'refused', errors: [{ code: 'upload.failed', message, field: null }] });
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => lengthComputable && onprogress(loaded / total);
    request.onload = () => {
      const answer = read(request.responseText);
      if (answer?.evidence) resolve({ kind: 'done', id: answer.evidence.id });
      else if (answer?.userErrors?.length) resolve({ kind: 'refused', errors: answer.userErrors });
      else failed(m.investigation_upload_failed());
    };
    request.onerror = () => failed(m.ask_offline());
    request.onabort = () => resolve({ kind: 'cancelled' });
    request.open('POST', '/files');
    request.send(body);
  });
  return { finished, cancel: () => request.abort() };
}

const read = (text: string): { evidence?: { id: string } | null; userErrors?: UserError[] } | null => {
  try {
    return JSON.parse(text) as { evidence?: { id: string } | null; userErrors?: UserError[] };
  } catch {
    return null;
  }
};
