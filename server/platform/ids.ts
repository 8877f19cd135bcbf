import { randomBytes, randomFillSync, createHash } from 'node:crypto';

/** Drawn by the page: asking the system for each id would cost more than the id. */
const drawn = Buffer.alloc(4096);
let next = drawn.length;

/** UUID version 7 (RFC 9562): ordered by the instant it is made, so that new rows sit together on disk. */
export const newId = (at: Date): string => {
  if (next === drawn.length) {
    randomFillSync(drawn);
    next = 0;
  }
  const bytes = drawn.subarray(next, (next += 16));
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

export const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value);

/** An opaque secret of 128 bits for links, sessions and tokens; only `secretHash` of it is kept. */
export const newSecret = (): string => randomBytes(16).toString('base64url');

export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();
