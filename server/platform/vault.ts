import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PortKey } from './context.ts';

/** Keeps what must be forgettable: each row has a key of its own, wrapped by a master key that lives outside the database and its backups. */
export interface Vault {
  /** A new key, as it may be stored. Losing it loses everything sealed under it: that is how something is erased. */
  newKey(): Buffer;
  seal(wrappedKey: Buffer, text: string): Buffer;
  /** @throws Error where key and text do not belong together, or were altered */
  open(wrappedKey: Buffer, sealed: Buffer): string;
  /** A keyed hash: the same text gives the same mark here, and nobody without the master key can try texts. */
  mark(scope: string, text: string): Buffer;
  /** A secret of 128 bits that can be told again, and is stored nowhere. */
  secret(scope: string, of: string): string;
}
export const VaultPort: PortKey<Vault> = { name: 'vault' };

const cipher = 'aes-256-gcm';
const [nonceBytes, tagBytes, keyBytes] = [12, 16, 32];

export const vaultOf = (masterKey: Buffer): Vault => {
  const purpose = (name: string): KeyObject => createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), `majlis ${name}`, keyBytes)));
  const wrapping = purpose('wrap');
  const marking = purpose('mark');
  const telling = purpose('secret');
  const keyed = (key: KeyObject, scope: string, text: string): Buffer => createHmac('sha256', key).update(scope).update('\0').update(text).digest();
  return {
    newKey: () => encrypt(wrapping, randomBytes(keyBytes)),
    seal: (wrapped, text) => encrypt(decrypt(wrapping, wrapped), Buffer.from(text)),
    open: (wrapped, sealed) => decrypt(decrypt(wrapping, wrapped), sealed).toString('utf8'),
    mark: (scope, text) => keyed(marking, scope, text),
    secret: (scope, of) => keyed(telling, scope, of).subarray(0, 16).toString('base64url'),
  };
};

/** Reads the master key, or makes it, readable by its owner only. Two servers that start at once end up with the same one. */
export const masterKeyIn = (file: string): Buffer => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const made = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(made, `${randomBytes(keyBytes).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(made, file);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  } finally {
    rmSync(made);
  }
  const text = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new Error(`${file} does not hold a master key (64 hexadecimal digits).`);
  return Buffer.from(text, 'hex');
};

const encrypt = (key: KeyObject | Buffer, plain: Buffer): Buffer => {
  const nonce = randomBytes(nonceBytes);
  const seal = createCipheriv(cipher, key, nonce);
  const body = Buffer.concat([seal.update(plain), seal.final()]);
  return Buffer.concat([nonce, seal.getAuthTag(), body]);
};

const decrypt = (key: KeyObject | Buffer, sealed: Buffer): Buffer => {
  const open = createDecipheriv(cipher, key, sealed.subarray(0, nonceBytes));
  open.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  return Buffer.concat([open.update(sealed.subarray(nonceBytes + tagBytes)), open.final()]);
};
