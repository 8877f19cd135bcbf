import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PortKey } from './context.ts';

/** Keeps secrets that the database holds but must not know. Each purpose has a key of its own, derived from one file. */
export interface MasterKey {
  /** @returns nonce, tag and ciphertext (AES-256-GCM); the purpose is authenticated with it */
  seal(plain: Uint8Array, purpose: string): Buffer;
  /** @throws where it was sealed under another key or purpose, or was altered */
  unseal(sealed: Uint8Array, purpose: string): Buffer;
  /** A keyed hash, by which something is found again without being readable. */
  mac(text: string, purpose: string): Buffer;
}
export const MasterKeyPort: PortKey<MasterKey> = { name: 'master key' };

/** Reads the key, or makes one that only this user may read. Lost, what was sealed under it is lost: it belongs into its own backup. */
export const openMasterKey = (file: string): MasterKey => {
  const root = existing(file) ?? made(file) ?? existing(file);
  if (root?.length !== 32) throw new Error(`The master key ${file} does not hold 32 bytes in base64.`);
  const keys = new Map<string, Buffer>();
  const keyFor = (purpose: string): Buffer => {
    const known = keys.get(purpose) ?? Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), `majlis:${purpose}`, 32));
    keys.set(purpose, known);
    return known;
  };
  return {
    seal(plain, purpose) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keyFor(`seal:${purpose}`), nonce);
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    unseal(sealed, purpose) {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv('aes-256-gcm', keyFor(`seal:${purpose}`), bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
    },
    mac: (text, purpose) => createHmac('sha256', keyFor(`mac:${purpose}`)).update(text).digest(),
  };
};

const existing = (file: string): Buffer | undefined => {
  try {
    return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/** Never overwrites, and is never seen half written: of two servers that start at once, one makes it and the other reads it. */
const made = (file: string): Buffer | undefined => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const key = randomBytes(32);
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = openSync(draft, 'wx', 0o600);
  writeSync(handle, `${key.toString('base64')}\n`);
  fsyncSync(handle);
  closeSync(handle);
  try {
    linkSync(draft, file);
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  } finally {
    unlinkSync(draft);
  }
};
