import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { copyFile, link, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isId } from './ids.ts';
import type { Kept } from './kept.ts';
import { mistaken, NotFound, refusal, Refused } from './problem.ts';

/** A file that arrives in pieces; what has arrived outlives the connection and the server. */
export interface Pieces {
  /** Bytes that are here; 0 where nothing is. */
  size(id: string): Promise<number>;
  /** Goes on at `at`, which has to be the size, and never beyond `most`. Whoever was still sending is cut off. @returns the size now. @throws Refused */
  append(id: string, at: number, bytes: Readable, most: number): Promise<number>;
  /** Keeps the whole; the pieces stay until they are discarded, so that it can be done again. @throws Refused */
  complete(id: string, name: string): Promise<Kept>;
  discard(id: string): Promise<void>;
}

export const NotThere = refusal<{ at?: number }>('upload.offset', { en: ({ at }) => `The upload stands at byte ${at}.`, ar: ({ at }) => `توقف الرفع عند البايت ${at}.` });

interface Disk {
  /** Where pieces lie. */
  readonly dir: string;
  /** Where a whole file lies, by its hash. */
  readonly place: (hash: string) => string;
  /** Its type by its bytes, where that is allowed and not belied by the name. @throws Refused */
  readonly typeOf: (path: string, name: string) => Promise<string>;
}

/** On disk: one growing file each. A sender that comes again takes the place of the one that hangs: a half-open line would block it for a minute. */
export const diskPieces = ({ dir, place, typeOf }: Disk): Pieces => {
  const sending = new Map<string, { readonly stop: AbortController; readonly over: Promise<unknown> }>();
  const path = (id: string): string => {
    if (!isId(id)) throw new Refused(NotFound);
    return join(dir, `${id}.part`);
  };
  const size = async (id: string): Promise<number> => (await stat(path(id)).catch(() => null))?.size ?? 0;
  return {
    size,
    async append(id, at, bytes, most) {
      for (let before = sending.get(id); before; before = sending.get(id)) {
        before.stop.abort();
        await before.over;
      }
      const stop = new AbortController();
      const work = write({ path: path(id), dir, at, most, bytes, signal: stop.signal });
      const over = work.catch(() => undefined).finally(() => sending.delete(id));
      sending.set(id, { stop, over });
      await work.catch((error: unknown) => {
        if (!cut.has((error as { code?: string }).code ?? '')) throw error;
      });
      return size(id);
    },
    async complete(id, name) {
      const from = path(id);
      const type = await typeOf(from, name);
      const digest = createHash('sha256');
      for await (const chunk of createReadStream(from, { highWaterMark: 1024 * 1024 })) digest.update(chunk as Buffer);
      const hash = digest.digest('hex');
      mkdirSync(join(place(hash), '..'), { recursive: true, mode: 0o700 });
      // Under a name of its own first: whoever keeps what is there already makes it new, and is never seen half done.
      const whole = `${from}.whole`;
      await rm(whole, { force: true });
      await link(from, whole).catch(() => copyFile(from, whole));
      await rename(whole, place(hash));
      await rm(whole, { force: true });
      return { hash, size: await size(id), type };
    },
    discard: (id) => rm(path(id), { force: true }),
  };
};

/** A line that broke is no fault: what had arrived is here. */
const cut: ReadonlySet<string> = new Set(['ABORT_ERR', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE']);

interface Writing { readonly path: string; readonly dir: string; readonly at: number; readonly most: number; readonly bytes: Readable; readonly signal: AbortSignal }

const write = async ({ path, dir, at, most, bytes, signal }: Writing): Promise<void> => {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const file = await open(path, 'a', 0o600);
  try {
    const { size } = await file.stat();
    if (at !== size) throw mistaken('offset', NotThere, { at: size });
    await pipeline(bytes, async (chunks: AsyncIterable<Buffer>) => {
      let now = size;
      for await (const chunk of chunks) {
        now += chunk.length;
        if (now > most) throw mistaken('offset', NotThere, { at: most });
        await file.appendFile(chunk);
      }
    }, { signal });
  } finally {
    await file.sync();
    await file.close();
  }
};
