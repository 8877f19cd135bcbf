import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createECDH, randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import type { PortKey } from '../../platform/context.ts';
import { NotReached, postOut, type Outward } from '../../platform/outward.ts';

/** Where one browser is reached, and the keys under which only it can read. */
export interface Subscription { readonly endpoint: string; readonly p256dh: string; readonly auth: string }

export interface Pushed {
  readonly payload: string;
  /** What is about the same replaces what still waits at the push service. */
  readonly topic: string;
  readonly urgent: boolean;
}

/** gone: the browser has given it up · later: nothing was taken, it may be tried again · refused: it will not be taken · unknown: nobody knows */
export type Came = 'taken' | 'gone' | 'later' | 'refused' | 'unknown';

export interface PushPortal {
  /** The key that a browser asks for when it is added. */
  readonly publicKey: string;
  readonly takes: (endpoint: string) => boolean;
  send(to: Subscription, pushed: Pushed): Promise<Came>;
}
export const PushPort: PortKey<PushPortal> = { name: 'push' };

export interface VapidKeys { readonly publicKey: string; readonly privateKey: string }

/** Seconds that a push service keeps what a device does not fetch: later it would be no news. */
const life = 24 * 3600;

/** Web push (RFC 8030), encrypted for the browser alone (RFC 8291), signed by this house (RFC 8292). */
export const webPush = ({ keys, subject, outward }: { readonly keys: VapidKeys; readonly subject: () => string; readonly outward: Outward }): PushPortal => ({
  publicKey: keys.publicKey,
  takes: (endpoint) => URL.canParse(endpoint) && outward.takes(new URL(endpoint)),
  async send({ endpoint, p256dh, auth }, { payload, topic, urgent }) {
    const url = new URL(endpoint);
    if (!outward.takes(url)) return 'refused';
    const { default: webpush } = await import('web-push');
    const { headers, body } = webpush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, { TTL: life, topic, urgency: urgent ? 'high' : 'normal', vapidDetails: { subject: subject(), ...keys }, contentEncoding: 'aes128gcm' });
    try {
      const { status } = await postOut(url, { headers: headers as Record<string, string>, body: body as Buffer, agent: outward.agent });
      if (status >= 200 && status < 300) return 'taken';
      if (status === 404 || status === 410) return 'gone';
      return status === 429 || status === 503 ? 'later' : status >= 500 ? 'unknown' : 'refused';
    } catch (error) {
      return error instanceof NotReached ? 'later' : 'unknown';
    }
  },
});

/** A pair on the curve that web push is signed with (RFC 8292). */
const newKeys = (): VapidKeys => {
  const pair = createECDH('prime256v1');
  return { publicKey: pair.generateKeys('base64url'), privateKey: Buffer.from(pair.getPrivateKey('hex').padStart(64, '0'), 'hex').toString('base64url') };
};

/** Reads the keys by which push services know this house, or makes them. Two servers that start at once end up with the same ones. */
export const vapidKeysIn = (file: string): VapidKeys => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const made = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(made, `${JSON.stringify(newKeys())}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(made, file);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  } finally {
    rmSync(made);
  }
  const { publicKey, privateKey } = JSON.parse(readFileSync(file, 'utf8')) as Partial<VapidKeys>;
  if (!publicKey || !privateKey || Buffer.from(publicKey, 'base64url').length !== 65 || Buffer.from(privateKey, 'base64url').length !== 32) throw new Error(`${file} does not hold the keys of web push.`);
  return { publicKey, privateKey };
};
