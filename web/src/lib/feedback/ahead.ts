import { m } from '#lib/paraglide/messages.js';
import { fileRefused, type AttachedFile } from './attached.ts';

export interface Ahead {
  readonly kept: readonly AttachedFile[];
  readonly refused: readonly string[];
}

/** Sends files before the words that they belong to, under `draft`, with progress from 0 to 1. fetch cannot tell how far it is. */
export const sendAhead = (files: readonly File[], draft: string, onprogress: (share: number) => void): Promise<Ahead> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    for (const file of files) body.append('file', file, file.name);
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => lengthComputable && onprogress(loaded / total);
    request.onload = () => resolve(answerOf(request.responseText));
    request.onerror = () => resolve({ kept: [], refused: [m.ask_offline()] });
    request.open('POST', '/attach');
    request.setRequestHeader('x-draft', draft);
    request.setRequestHeader('accept', 'application/json');
    request.send(body);
  });

const answerOf = (text: string): Ahead => {
  try {
    const { files, userErrors } = JSON.parse(text) as { files: AttachedFile[]; userErrors: { code: string; file: string | null }[] };
    return { kept: files, refused: userErrors.map(({ code, file }) => fileRefused(code, file ?? '')) };
  } catch {
    return { kept: [], refused: [m.feedback_trouble()] };
  }
};
