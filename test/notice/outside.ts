import { createServer, type Server } from 'node:https';
import { Agent } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createECDH, randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { onTestFinished } from 'vitest';
import type { Outward } from '../../server/platform/outward.ts';

/** Of a certificate that signs itself, for names that do not exist; it protects nothing. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg8CO6rEtkt1VrH593
bYCmOscV9o5LYgobUQAoJE8t2PyhRANCAARMO9b1a6XmhYzuwhewDETJSgXpRJKp
s6c2vcp8ZN6u9q3qOAjFJmpjARPl6Kug9jtVPq0ccQ/cO5hIetAKCRka
-----END PRIVATE KEY-----
`;
const cert = `-----BEGIN CERTIFICATE-----
MIIBvTCCAWKgAwIBAgIUeLR7fRBAy4XV2NAHwHfwbo9GWRQwCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMcHVzaC5leGFtcGxlMCAXDTI2MTEyMjE1MjI0NVoYDzIxMjYx
MDI5MTUyMjQ1WjAXMRUwEwYDVQQDDAxwdXNoLmV4YW1wbGUwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAARMO9b1a6XmhYzuwhewDETJSgXpRJKps6c2vcp8ZN6u9q3q
OAjFJmpjARPl6Kug9jtVPq0ccQ/cO5hIetAKCRkao4GJMIGGMB0GA1UdDgQWBBT9
sVJreO7lcT7oi17T7tTIEXSJyTAfBgNVHSMEGDAWgBT9sVJreO7lcT7oi17T7tTI
EXSJyTAPBgNVHRMBAf8EBTADAQH/MDMGA1UdEQQsMCqCDHB1c2guZXhhbXBsZYIL
c21zLmV4YW1wbGWCDW90aGVyLmV4YW1wbGUwCgYIKoZIzj0EAwIDSQAwRgIhAJQp
I2yXduwfmskkrXbzOFMCrAhzKKjliy3cD+wnXiGSAiEAjmJjOg/Hn6halbANpqhA
mKWCay+xmzDSKIl+BOO3S4k=
-----END CERTIFICATE-----
`;

export interface Got { readonly path: string; readonly headers: Readonly<Record<string, string | string[] | undefined>>; readonly body: Buffer }

/** A real HTTPS server on this machine that stands for one outside. `answers` says what it does with each request. */
export interface Outside { readonly origin: string; readonly got: Got[]; answers: (got: Got, count: number) => number | 'silence' | 'redirect'; readonly server: Server }

export const outside = async (name = 'push.example'): Promise<Outside> => {
  const got: Got[] = [];
  const server = createServer({ key, cert }, (req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part));
    req.on('end', () => {
      const one = { path: req.url ?? '', headers: req.headers, body: Buffer.concat(parts) };
      got.push(one);
      const status = made.answers(one, got.length);
      if (status === 'silence') return void req.socket.destroy();
      if (status === 'redirect') return void res.writeHead(307, { location: 'https://push.example/elsewhere' }).end();
      res.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const made: Outside = { origin: `https://${name}:${(server.address() as AddressInfo).port}`, got, server, answers: () => 201 };
  return made;
};

/** Leads every name to this machine and believes the certificate above: given to a house by its test, and to no other. */
export const toThisMachine = (): Outward => {
  const agent = new Agent({ ca: cert, lookup: (_name, options, found) => (options.all ? (found as unknown as (error: null, all: object) => void)(null, [{ address: '127.0.0.1', family: 4 }]) : found(null, '127.0.0.1', 4)) });
  onTestFinished(() => agent.destroy());
  return { takes: ({ protocol, hostname }) => protocol === 'https:' && hostname.endsWith('.example'), agent };
};

const ece = createRequire(import.meta.resolve('web-push'))('http_ece') as { decrypt(body: Buffer, how: object): Buffer };

/** A browser as a push service knows it: it alone can read what is sent to it. */
export const browser = (service: Pick<Outside, 'origin' | 'got'>, place = randomBytes(8).toString('hex')) => {
  const keys = createECDH('prime256v1');
  const [p256dh, secret] = [keys.generateKeys(), randomBytes(16)];
  const path = `/push/${place}`;
  return {
    input: { name: 'Work phone', endpoint: `${service.origin}${path}`, p256dh: p256dh.toString('base64url'), auth: secret.toString('base64url') },
    /** What it would show, the oldest first. */
    shown: () => service.got.filter((one) => one.path === path).map(({ body }) => JSON.parse(ece.decrypt(body, { version: 'aes128gcm', privateKey: keys, authSecret: secret.toString('base64url') }).toString()) as { title: string; body: string; url: string; tag: string; dir: string }),
    raw: () => service.got.filter((one) => one.path === path),
  };
};
