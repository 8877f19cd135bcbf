import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PortKey } from './context.ts';
import type { Kept } from './kept.ts';
import { diskPieces, type Pieces } from './pieces.ts';
import { refusal, Refused } from './problem.ts';

/** Content-addressed files behind one port: disk by default; inside backup and verify. */
export interface Files {
  /** Streams to a temporary file with a hard cap (`most` bytes, where that is less), sniffs the bytes, and keeps what is allowed and is what its `name` says. @throws Refused */
  keep(bytes: Readable, given?: { readonly most?: number; readonly name?: string }): Promise<Kept>;
  /** What comes in pieces, over as many connections as it takes, under an id of the caller's. */
  readonly pieces: Pieces;
  /** The bytes, or some of them; both ends count in. */
  read(hash: string, range?: { readonly start: number; readonly end: number }): Readable;
  has(hash: string): boolean;
  /** Forgets bytes that nobody has kept again since then; the caller has made sure that nothing refers to them. */
  forget(hash: string, since: Date): Promise<void>;
  /** The hash that the kept bytes really have; undefined where they are gone. */
  rehash(hash: string): Promise<string | undefined>;
}
export const FilesPort: PortKey<Files> = { name: 'files' };

/** Bytes. */
export const largestFile = 200 * 1024 * 1024;

export const FileTooLarge = refusal<{ mb?: number }>('file.too-large', { en: ({ mb }) => `The file is larger than ${mb} MB.`, ar: ({ mb }) => `حجم الملف أكبر من ${mb} ميغابايت.` });
export const FileNotAllowed = refusal('file.not-allowed', {
  en: () => 'Files of this kind are not taken. Pictures, sound, video, PDF, office documents, e-mails, text and tables are.',
  ar: () => 'هذا النوع من الملفات غير مقبول. تُقبل الصور والصوت والفيديو وملفات PDF ومستندات المكتب والرسائل والنصوص والجداول.',
});
export const FileLies = refusal('file.lies', {
  en: () => 'The file is not what its name says. Please give it the right ending, or choose the right file.',
  ar: () => 'محتوى الملف لا يطابق امتداد اسمه. يرجى تصحيح الامتداد أو اختيار الملف الصحيح.',
});
export const FileEmpty = refusal('file.empty', { en: () => 'The file is empty.', ar: () => 'الملف فارغ.' });

const allowed = [
  /^image\/(jpeg|png|gif|webp|heic|heif|tiff|bmp)$/, /^audio\//, /^video\//, /^application\/pdf$/, /^application\/(zip|gzip|x-cfb)$/,
  /^application\/vnd\.(openxmlformats-officedocument|oasis\.opendocument|ms-outlook)/, /^text\/plain$/,
];

/** Which bytes an ending may stand for. Pictures are often misnamed among themselves, sound and film too: that deceives nobody. */
const promises: readonly (readonly [RegExp, RegExp])[] = [
  [/\.(jpe?g|png|gif|webp|hei[cf]|tiff?|bmp)$/i, /^image\//], [/\.(mp3|m4a|wav|ogg|oga|opus|aac|amr|flac|mp4|m4v|mov|webm|avi|3gp|mkv)$/i, /^(audio|video)\//], [/\.pdf$/i, /^application\/pdf$/],
  [/\.(docx|xlsx|pptx|od[tsp]|zip)$/i, /^application\/(zip|vnd\.)/], [/\.(txt|csv|log|json|eml|md|xml|html?|svg)$/i, /^text\/plain$/],
];
const lies = (name: string, type: string): boolean => promises.some(([ending, bytes]) => ending.test(name) && !bytes.test(type));

/** Bidi controls, zero-width and control characters would let a name say what it is not; so would a path. */
export const cleanName = (name: string): string =>
  short(name.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '').replace(/[/\\:*?"<>|]/g, '_').trim()) || 'file';

/** What is cut keeps its ending, by which a desk knows how to open it. */
const short = (name: string): string => (name.length <= 200 ? name : name.slice(0, 190) + (/\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? ''));

/** `largest` in bytes. */
export const diskFiles = (dir: string, largest = largestFile): Files => {
  const place = (hash: string): string => join(dir, hash.slice(0, 2), hash);
  return {
    async keep(bytes, { most = largest, name = '' } = {}) {
      mkdirSync(join(dir, 'arriving'), { recursive: true, mode: 0o700 });
      const arriving = join(dir, 'arriving', randomBytes(12).toString('hex'));
      try {
        const { hash, size } = await measure(bytes, arriving, Math.min(most, largest));
        if (size === 0) throw new Refused(FileEmpty);
        const type = await allowedType(arriving, name);
        mkdirSync(join(dir, hash.slice(0, 2)), { recursive: true, mode: 0o700 });
        // Whoever keeps what is there already makes it new: it is not forgotten while they write it down.
        await rename(arriving, place(hash));
        return { hash, size, type };
      } finally {
        await rm(arriving, { force: true });
      }
    },
    pieces: diskPieces({ dir: join(dir, 'arriving'), place, typeOf: allowedType }),
    read: (hash, range) => createReadStream(place(hash), range),
    async forget(hash, since) {
      const kept = await stat(place(hash)).catch(() => null);
      if (kept && kept.mtime < since) await rm(place(hash), { force: true });
    },
    has: (hash) => existsSync(place(hash)),
    async rehash(hash) {
      if (!existsSync(place(hash))) return undefined;
      const digest = createHash('sha256');
      for await (const chunk of createReadStream(place(hash))) digest.update(chunk as Buffer);
      return digest.digest('hex');
    },
  };
};

const allowedType = async (path: string, name: string): Promise<string> => {
  const type = await typeOf(path);
  // Whoever chose what is called a picture is helped by hearing that it is none, not by hearing which kinds are taken.
  if (lies(name, type ?? '')) throw new Refused(FileLies);
  if (!type || !allowed.some((pattern) => pattern.test(type))) throw new Refused(FileNotAllowed);
  return type;
};

const measure = async (bytes: Readable, path: string, largest: number): Promise<{ hash: string; size: number }> => {
  const digest = createHash('sha256');
  let size = 0;
  await pipeline(bytes, async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > largest) throw new Refused(FileTooLarge, { mb: Math.max(1, Math.floor(largest / 1024 / 1024)) });
      digest.update(chunk);
      yield chunk;
    }
  }, createWriteStream(path, { mode: 0o600 }));
  return { hash: digest.digest('hex'), size: (await stat(path)).size };
};

/**
 * Text has no signature: it counts as text when its first bytes hold no control characters, in whatever encoding (tables from older systems
 * are often Windows-1256), or when they begin with the mark of UTF-16. SVG and HTML are text and stay text.
 */
const typeOf = async (path: string): Promise<string | undefined> => {
  const { fileTypeFromFile } = await import('file-type');
  const known = await fileTypeFromFile(path);
  if (known) return known.mime.startsWith('application/xml') ? 'text/plain' : known.mime;
  for await (const chunk of createReadStream(path, { end: 65_535 })) {
    const bytes = chunk as Buffer;
    const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    return wide || !bytes.some((byte) => byte < 9 || (byte > 13 && byte < 27) || byte === 127) ? 'text/plain' : undefined;
  }
  return undefined;
};
