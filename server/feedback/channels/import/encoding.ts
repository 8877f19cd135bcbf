import { isUtf8 } from 'node:buffer';
import { Unreadable } from './said.ts';
import type { Source } from './source.ts';

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1256', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

export interface Encoded {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark. */
  readonly bom: number;
  /** Byte sequences that are no UTF-8 although the file is; they read as U+FFFD. */
  readonly broken: number;
}

/**
 * Finds the encoding: the byte order mark decides; without one, UTF-8 if the *whole* file is valid (a single old byte may stand in its
 * last row, hence the full pass: flat in memory, about a second per gigabyte); else the Arabic or the Western code page of Windows.
 */
export const findEncoding = async (source: Source): Promise<Encoded> => {
  const head = await headOf(source);
  if (head.length === 0) throw new Unreadable(nothing(source.name));
  const marked = byMark(head) ?? byNulls(head);
  if (marked) return marked;
  let tail: Uint8Array = new Uint8Array(0);
  const tally: Tally = { good: 0, broken: 0, high: 0, neighbours: 0 };
  for await (const chunk of source.bytes()) {
    const joined = tail.length ? Buffer.concat([tail, chunk]) : chunk;
    const end = joined.length - unfinished(joined);
    tail = joined.subarray(end);
    count(joined.subarray(0, end), tally);
  }
  count(tail, tally);
  // A few damaged bytes in a text full of good sequences are damage, not another encoding.
  if (tally.broken === 0 || tally.good >= 20 * tally.broken) return { encoding: 'utf-8', bom: 0, broken: tally.broken };
  // Arabic words are runs of high bytes; Western texts have lonely ones (é, ü, a curly quote).
  return { encoding: tally.neighbours * 2 > tally.high ? 'windows-1256' : 'windows-1252', bom: 0, broken: 0 };
};

/** The bytes of the source as UTF-8, without the byte order mark. */
export async function* asUtf8(
  source: Source,
  { encoding, bom }: Encoded,
  seen?: (total: number) => void,
): AsyncIterable<Buffer> {
  let skip = bom;
  const decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding, { ignoreBOM: true });
  for await (const chunk of source.bytes(seen)) {
    const rest = chunk.subarray(Math.min(skip, chunk.length));
    skip -= chunk.length - rest.length;
    if (rest.length === 0) continue;
    yield decoder
      ? Buffer.from(decoder.decode(rest, { stream: true }))
      : Buffer.from(rest.buffer, rest.byteOffset, rest.length);
  }
  const last = decoder?.decode();
  if (last) yield Buffer.from(last);
}

interface Tally {
  good: number;
  broken: number;
  high: number;
  neighbours: number;
}

const headOf = async (source: Source): Promise<Uint8Array> => {
  let head: Uint8Array = new Uint8Array(0);
  for await (const chunk of source.bytes()) {
    head = Buffer.concat([head, chunk]);
    if (head.length >= 4096) break;
  }
  return head;
};

const byMark = (head: Uint8Array): Encoded | null => {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bom: 3, broken: 0 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bom: 2, broken: 0 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bom: 2, broken: 0 };
  return null;
};

/** UTF-16 without a mark shows itself by the zero bytes of its commas and digits. */
const byNulls = (head: Uint8Array): Encoded | null => {
  let even = 0;
  let odd = 0;
  for (let at = 0; at < Math.min(head.length, 4096); at++) if (head[at] === 0) at % 2 ? odd++ : even++;
  const enough = Math.min(head.length, 4096) / 20;
  if (odd > enough && odd > even * 10) return { encoding: 'utf-16le', bom: 0, broken: 0 };
  if (even > enough && even > odd * 10) return { encoding: 'utf-16be', bom: 0, broken: 0 };
  return null;
};

/** How many bytes at the end belong to a sequence that the next chunk finishes. */
const unfinished = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? back : 0;
  }
  return 0;
};

const sequenceLength = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1);

const count = (bytes: Uint8Array, tally: Tally): void => {
  if (tally.broken === 0 && isUtf8(bytes)) {
    for (const byte of bytes) if (byte >= 0xc2) tally.good++;
    return;
  }
  let before = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x80) {
      const length = sequenceLength(byte);
      if (length > 1 && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length))) {
        tally.good++;
        at += length - 1;
        before = 0;
        continue;
      }
      tally.broken++;
      tally.high++;
      if (before >= 0xc0 && byte >= 0xc0) tally.neighbours++;
    }
    before = byte;
  }
};

const nothing = (name: string) => ({
  code: 'file.empty',
  en: `${name} is empty; there is nothing to import.`,
  ar: `الملف ${name} فارغ، ولا يوجد ما يُستورد منه.`,
});
