import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromFile } from 'file-type';
import type { PortKey } from './context.ts';
import { refusal, Refused } from './problem.ts';

/** A file as its bytes say it is: its name is the hash of them. */
export interface Kept {
  /** SHA-256 of the bytes, in hex: the name under which they are kept. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
  /** MIME type by the bytes themselves, never by what the sender said. */
  readonly type: string;
}

/** Content-addressed files behind one port: disk by default; inside backup and verify. */
export interface Files {
  /** Streams to a temporary file with a hard cap, sniffs the bytes, and keeps what is allowed. @throws Refused */
  keep(bytes: Readable): Promise<Kept>;
  read(hash: string): Readable;
  has(hash: string): boolean;
  /** The hash that the kept bytes really have; undefined where they are gone. */
  rehash(hash: string): Promise<string | undefined>;
}
export const FilesPort: PortKey<Files> = { name: 'files' };

/** Bytes. */
export const largestFile = 200 * 1024 * 1024;

export const FileTooLarge = refusal('file.too-large', { en: () => 'The file is larger than 200 MB.', ar: () => 'حجم الملف أكبر من 200 ميغابايت.' });
export const FileNotAllowed = refusal('file.not-allowed', {
  en: () => 'Files of this kind are not taken. Pictures, sound, video, PDF, office documents, e-mails, text and tables are.',
  ar: () => 'هذا النوع من الملفات غير مقبول. تُقبل الصور والصوت والفيديو وملفات PDF ومستندات المكتب والرسائل والنصوص والجداول.',
});
export const FileEmpty = refusal('file.empty', { en: () => 'The file is empty.', ar: () => 'الملف فارغ.' });

const allowed = [
  /^image\/(jpeg|png|gif|webp|heic|heif|tiff|bmp)$/, /^audio\//, /^video\//, /^application\/pdf$/, /^application\/(zip|gzip|x-cfb)$/,
  /^application\/vnd\.(openxmlformats-officedocument|oasis\.opendocument|ms-outlook)/, /^text\/plain$/,
];

export const diskFiles = (dir: string): Files => {
  const place = (hash: string): string => join(dir, hash.slice(0, 2), hash);
  return {
    async keep(bytes) {
      mkdirSync(join(dir, 'arriving'), { recursive: true, mode: 0o700 });
      const arriving = join(dir, 'arriving', randomBytes(12).toString('hex'));
      try {
        const { hash, size } = await measure(bytes, arriving);
        if (size === 0) throw new Refused(FileEmpty);
        const type = await typeOf(arriving);
        if (!type || !allowed.some((pattern) => pattern.test(type))) throw new Refused(FileNotAllowed);
        mkdirSync(join(dir, hash.slice(0, 2)), { recursive: true, mode: 0o700 });
        if (!existsSync(place(hash))) await rename(arriving, place(hash));
        return { hash, size, type };
      } finally {
        await rm(arriving, { force: true });
      }
    },
    read: (hash) => createReadStream(place(hash)),
    has: (hash) => existsSync(place(hash)),
    async rehash(hash) {
      if (!existsSync(place(hash))) return undefined;
      const digest = createHash('sha256');
      for await (const chunk of createReadStream(place(hash))) digest.update(chunk as Buffer);
      return digest.digest('hex');
    },
  };
};

const measure = async (bytes: Readable, path: string): Promise<{ hash: string; size: number }> => {
  const digest = createHash('sha256');
  let size = 0;
  await pipeline(bytes, async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > largestFile) throw new Refused(FileTooLarge);
      digest.update(chunk);
      yield chunk;
    }
  }, createWriteStream(path, { mode: 0o600 }));
  return { hash: digest.digest('hex'), size: (await stat(path)).size };
};

/** Text has no signature: it counts as text when its first bytes are valid UTF-8 without controls. SVG and HTML are text and stay text. */
const typeOf = async (path: string): Promise<string | undefined> => {
  const known = await fileTypeFromFile(path);
  if (known) return known.mime.startsWith('application/xml') ? 'text/plain' : known.mime;
  for await (const chunk of createReadStream(path, { end: 65_535 })) {
    const text = new TextDecoder('utf-8').decode((chunk as Buffer).subarray(0, 65_000), { stream: true });
    return /[\u0000-\u0008\u000e-\u001a\ufffd]/.test(text) ? undefined : 'text/plain';
  }
  return undefined;
};
