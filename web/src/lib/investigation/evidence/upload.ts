import { newOpId, type UserError } from '#lib/platform/client.svelte.ts';
import { Sha256 } from '#lib/platform/sha256.ts';
import { m } from '#lib/paraglide/messages.js';

export type Uploaded = { kind: 'done'; id: string } | { kind: 'refused'; errors: readonly UserError[] } | { kind: 'cancelled' };

export interface Upload {
  readonly finished: Promise<Uploaded>;
  cancel(): void;
}

interface Watching {
  /** From 0 to 1. */
  onprogress: (share: number) => void;
  /** The line is down: what was sent is safe, and it goes on by itself. */
  onwaiting: (waiting: boolean) => void;
  /** It has a name on the server now. */
  onbegun?: (id: string) => void;
}

interface Answer { status: number; upload?: { id: string; offset: number } | null; evidence?: { id: string } | null; userErrors?: readonly UserError[] }

/** Bytes a piece: a slow line of 300 kbit/s sends one within a minute. */
const piece = 2 * 1024 * 1024;
/** Milliseconds without a byte after which a line counts as cut. */
const stillness = 60_000;
/** Milliseconds between two tries while the server cannot be reached. */
const patience = [500, 1_000, 2_000, 5_000];

/** Sends one file in pieces to /uploads. A line that breaks is waited for, and the upload goes on where it stood; the same `opId` goes on with what an earlier page began. */
export function upload(file: File, fields: Readonly<Record<string, string>>, on: Watching, opId = newOpId()): Upload {
  const stop = new AbortController();
  let id = '';
  const finished = run().catch((error: unknown): Uploaded => {
    if (stop.signal.aborted) return { kind: 'cancelled' };
    return { kind: 'refused', errors: error instanceof NotTaken && error.errors.length ? error.errors : [{ code: 'upload.failed', message: m.investigation_upload_failed(), field: null }] };
  });

  async function run(): Promise<Uploaded> {
    const hashed = hashOf(file, stop.signal);
    hashed.catch(() => undefined);
    let { upload: at } = await sure(() => asked('POST', '', { opId, name: file.name, size: file.size, fields }));
    id = at!.id;
    on.onbegun?.(id);
    while (at!.offset < file.size) {
      const { offset } = at!;
      on.onprogress(offset / file.size);
      const answer: Answer | null = await sent(file.slice(offset, offset + piece), `/uploads/${id}`, offset, (bytes) => on.onprogress((offset + bytes) / file.size), stop.signal).catch(() => null);
      if (answer && answer.status < 300 && answer.upload) at = answer.upload;
      else if (answer?.userErrors?.length && !answer.userErrors.some(({ code }) => code === 'upload.offset')) throw new NotTaken(answer.userErrors);
      else ({ upload: at } = await sure(() => asked('GET', `/${id}`)));
    }
    on.onprogress(1);
    const hash = await hashed;
    const { evidence } = await sure(() => asked('POST', `/${id}/finish`, { hash, ...(fields['expectedVersion'] ? { expectedVersion: fields['expectedVersion'] } : {}) }));
    return { kind: 'done', id: evidence!.id };
  }

  /** Asks until there is an answer; what is refused in words is no matter of patience. */
  async function sure(ask: () => Promise<Answer>): Promise<Answer> {
    for (let turn = 0; ; turn++) {
      const answer = await ask().catch(() => null);
      stop.signal.throwIfAborted();
      if (answer && ![502, 503, 504].includes(answer.status)) {
        on.onwaiting(false);
        if (answer.status >= 400) throw new NotTaken(answer.userErrors ?? []);
        return answer;
      }
      on.onwaiting(true);
      await pause(patience[turn] ?? 10_000, stop.signal);
    }
  }

  return {
    finished,
    cancel() {
      stop.abort();
      if (id) void fetch(`/uploads/${id}`, { method: 'DELETE' }).catch(() => undefined);
    },
  };
}

class NotTaken extends Error {
  constructor(readonly errors: readonly UserError[]) {
    super(errors[0]?.message);
  }
}

async function asked(method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(`/uploads${path}`, { method, ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}) });
  return { status: response.status, ...((await response.json().catch(() => ({}))) as object) };
}

/** One piece; `fetch` cannot tell how far it is. A line that is gone often says nothing at all: what has not moved for a while is let go of, and asked for anew. */
const sent = (bytes: Blob, path: string, offset: number, onbytes: (loaded: number) => void, signal: AbortSignal): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const cut = () => request.abort();
    let still = setTimeout(cut, stillness);
    const moved = () => (clearTimeout(still), (still = setTimeout(cut, stillness)));
    request.upload.onprogress = ({ loaded }) => (moved(), onbytes(loaded));
    window.addEventListener('offline', cut);
    request.onloadend = () => (clearTimeout(still), window.removeEventListener('offline', cut));
    request.onload = () => resolve({ status: request.status, ...read(request.responseText) });
    request.onerror = request.onabort = () => reject(new Error('cut'));
    signal.addEventListener('abort', cut, { once: true });
    request.open('PATCH', path);
    request.setRequestHeader('upload-offset', String(offset));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.send(bytes);
  });

const read = (text: string): object => {
  try {
    return JSON.parse(text) as object;
  } catch {
    return {};
  }
};

/** Beside the sending, a megabyte at a time, so that the page stays alive. */
async function hashOf(file: File, signal: AbortSignal): Promise<string> {
  const hash = new Sha256();
  for (let at = 0; at < file.size; at += 1024 * 1024) {
    hash.update(new Uint8Array(await file.slice(at, at + 1024 * 1024).arrayBuffer()));
    signal.throwIfAborted();
  }
  return hash.digest();
}

/** Until then, or until the line is back. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const over = () => (clearTimeout(timer), window.removeEventListener('online', over), resolve());
    const timer = setTimeout(over, ms);
    window.addEventListener('online', over);
    signal.addEventListener('abort', over, { once: true });
  });
