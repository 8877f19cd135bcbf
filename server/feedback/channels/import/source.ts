import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { Unreadable } from './said.ts';

/** Bytes that can be read more than once: an importer looks at a file before it takes it. */
export interface Source {
  readonly name: string;
  /** Bytes on disk, for progress; 0 when unknown. */
  readonly size: number;
  /** `seen` is told how many bytes *of the disk* have been consumed so far. */
  readonly bytes: (seen?: (total: number) => void) => AsyncIterable<Uint8Array>;
}

/** A file on disk; gzip is undone on the way. Refuses what is no text table, before anything is read. */
export const fileSource = async (path: string): Promise<Source> => {
  const about = await stat(path).catch(() => null);
  if (!about) throw new Unreadable(problems.missing(path));
  if (!about.isFile()) throw new Unreadable(problems.notFile(path));
  if (about.size === 0) throw new Unreadable(problems.empty(path));
  const head = await firstBytes(path, 8);
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw new Unreadable(problems.workbook(path));
  }
  const zipped = startsWith(head, [0x1f, 0x8b]);
  return { name: path, size: about.size, bytes: (seen) => fileBytes(path, zipped, seen) };
};

/** A text or bytes already in memory; tests and the demonstration use it. */
export const memorySource = (content: string | Uint8Array, name = 'memory', chunk = 65_536): Source => {
  const all = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    name,
    size: all.length,
    bytes: async function* (seen) {
      for (let at = 0; at < all.length; at += chunk) {
        const piece = all.subarray(at, at + chunk);
        seen?.(at + piece.length);
        yield piece;
      }
    },
  };
};

async function* fileBytes(path: string, zipped: boolean, seen?: (total: number) => void): AsyncIterable<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: 131_072 });
  let total = 0;
  file.on('data', (chunk) => seen?.((total += chunk.length)));
  try {
    if (!zipped) {
      yield* file;
      return;
    }
    const unzip = createGunzip();
    file.on('error', (fault) => unzip.destroy(fault));
    yield* file.pipe(unzip);
  } catch (fault) {
    throw zipped && (fault as NodeJS.ErrnoException).code?.startsWith('Z_')
      ? new Unreadable(problems.gzip(path))
      : fault;
  } finally {
    file.destroy();
  }
}

const firstBytes = async (path: string, count: number): Promise<Uint8Array> => {
  const handle = await open(path).catch(() => null);
  if (!handle) throw new Unreadable(problems.missing(path));
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, at) => bytes[at] === byte);

const problems = {
  missing: (path: string) => ({
    code: 'file.missing',
    en: `There is no file that can be read at ${path}.`,
    ar: `لا يوجد ملف قابل للقراءة في المسار ${path}.`,
  }),
  notFile: (path: string) => ({
    code: 'file.not-a-file',
    en: `${path} is not a file; name one CSV file.`,
    ar: `${path} ليس ملفًا؛ يرجى تحديد ملف CSV واحد.`,
  }),
  empty: (path: string) => ({
    code: 'file.empty',
    en: `${path} is empty; there is nothing to import.`,
    ar: `الملف ${path} فارغ، ولا يوجد ما يُستورد منه.`,
  }),
  workbook: (path: string) => ({
    code: 'file.workbook',
    en: `${path} is a spreadsheet workbook or an archive; save the sheet as “CSV UTF-8” and import that file.`,
    ar: `الملف ${path} مصنف جداول أو ملف مضغوط؛ يرجى حفظ الورقة بصيغة «CSV UTF-8» ثم استيراد ذلك الملف.`,
  }),
  gzip: (path: string) => ({
    code: 'file.broken-gzip',
    en: `${path} is a damaged gzip file; fetch or compress it again.`,
    ar: `الملف المضغوط ${path} تالف؛ يرجى إعادة تنزيله أو ضغطه.`,
  }),
};
