import { isIP } from 'node:net';
import { join, resolve } from 'node:path';

/** What the house was told by its environment. The README lists the variables; this is the only reader of them. */
export interface Config {
  /** TCP port; 0 lets the operating system pick one. */
  readonly port: number;
  readonly host: string;
  /** Origin that people type, as `https://house.example`; null: made from host and port once they are known. */
  readonly publicUrl: string | null;
  /** Whose `X-Forwarded-…` is believed: nobody, that many proxies, or these addresses (express' `trust proxy`). */
  readonly trustProxy: false | number | readonly string[];
  /** Absolute folder of everything that the house keeps on disk. */
  readonly dataDir: string;
  /** PostgreSQL of one's own; null: the bundled one in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Wake-ups and presence between several servers; null: this is the only one. */
  readonly redisUrl: string | null;
  /** Whether an empty house loads the demonstration. */
  readonly demo: boolean;
  /** Null: mail goes to the development inbox. */
  readonly mail: { readonly url: string; readonly from: string } | null;
  /** Null: text messages go to the development inbox. */
  readonly sms: { readonly url: string; readonly token: string | null; readonly from: string | null } | null;
  readonly filesDir: string;
  readonly keysDir: string;
  /** Wraps the keys of the identity vault; never inside the database or its backups. */
  readonly masterKeyFile: string;
  /** Signs the seals of the journal. */
  readonly sealKeyFile: string;
  /** By these keys push services know this house. */
  readonly pushKeyFile: string;
  /** Null: no single sign-on. */
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | null;
  readonly logLevel: LogLevel;
}

const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Everything that is wrong with the environment, one sentence each. */
export class ConfigFault extends Error {
  constructor(readonly list: readonly string[]) {
    super(`The configuration cannot be used:\n${list.map((sentence) => `  - ${sentence}`).join('\n')}`);
    this.name = 'ConfigFault';
  }
}

/**
 * Reads and checks all settings; an empty value counts as absent.
 * @throws ConfigFault naming every fault at once
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const faults: string[] = [];
  const given = (name: string) => env[name]?.trim() || null;
  const read = <T>(name: string, absent: T, parse: (text: string) => T | Wrong): T => {
    const text = given(name);
    if (text === null) return absent;
    const value = parse(text);
    if (!(value instanceof Wrong)) return value;
    faults.push(`${name} must be ${value.rule}; it is ${secretNames.has(name) ? 'something else' : `"${text}"`}.`);
    return absent;
  };

  const dataDir = resolve(given('DATA_DIR') ?? 'data');
  const folder = (name: string, standard: string) => resolve(given(name) ?? join(dataDir, standard));
  const keysDir = folder('KEYS_DIR', 'keys');
  const host = read('HOST', '127.0.0.1', asHost);
  const databaseUrl = read('DATABASE_URL', null, asUrl(['postgres:', 'postgresql:'], 'postgresql://user@host/database', hasDatabase));
  const mailUrl = read('MAIL_URL', null, asUrl(['smtp:', 'smtps:'], 'smtp://user:password@host:587'));

  const smsUrl = read('SMS_URL', null, asUrl(['https:'], 'https://sms.example/send'));

  const config: Config = {
    port: read('PORT', 4000, asPort),
    host,
    publicUrl: read('PUBLIC_URL', null, asOrigin),
    trustProxy: read('TRUST_PROXY', false, asTrust),
    dataDir,
    databaseUrl,
    redisUrl: read('REDIS_URL', null, asUrl(['redis:', 'rediss:'], 'redis://host:6379')),
    demo: read('MAJLIS_DEMO', databaseUrl === null && isLoopback(host), asSwitch),
    mail: mailUrl === null ? null : { url: mailUrl, from: read('MAIL_FROM', `majlis@${new URL(mailUrl).hostname}`, asSender) },
    sms: smsUrl === null ? null : { url: smsUrl, token: read('SMS_TOKEN', null, asToken), from: read('SMS_FROM', null, asSmsSender) },
    filesDir: folder('FILES_DIR', 'files'),
    keysDir,
    masterKeyFile: resolve(given('MASTER_KEY_FILE') ?? join(keysDir, 'master.key')),
    sealKeyFile: resolve(given('SEAL_KEY_FILE') ?? join(keysDir, 'seal.key')),
    pushKeyFile: join(keysDir, 'push.key'),
    oidc: readOidc(),
    logLevel: read('LOG_LEVEL', 'info', asLogLevel),
  };

  if (given('MAIL_FROM') && !given('MAIL_URL')) faults.push('MAIL_FROM is set without MAIL_URL; set both, or neither.');
  for (const name of ['SMS_TOKEN', 'SMS_FROM']) if (given(name) && !given('SMS_URL')) faults.push(`${name} is set without SMS_URL; set both, or neither.`);
  for (const name of Object.keys(env)) {
    if (name.startsWith('MAJLIS_') && name !== 'MAJLIS_DEMO') faults.push(`${name} is not a setting of Majlis; the README lists them all.`);
  }
  if (faults.length > 0) throw new ConfigFault(faults);
  return deepFreeze(config);

  function readOidc(): Config['oidc'] {
    const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
    const missing = names.filter((name) => !given(name));
    if (missing.length === names.length) return null;
    if (missing.length > 0) faults.push(`Single sign-on also needs ${missing.join(' and ')}.`);
    const issuer = read('OIDC_ISSUER', '', asUrl(['https:', 'http:'], 'https://login.example'));
    return { issuer, clientId: given('OIDC_CLIENT_ID') ?? '', clientSecret: given('OIDC_CLIENT_SECRET') ?? '' };
  }
}

/** The page handler has no other way to be told than the environment; it reads this once, when it is loaded. */
export const tellPages = (settings: Readonly<Record<'PROTOCOL_HEADER' | 'HOST_HEADER', string>>): void => void Object.assign(process.env, settings);

/** Whether only this machine can reach what listens on `host`. */
export const isLoopback = (host: string) => host === 'localhost' || host === '::1' || /^127\./.test(host);

class Wrong {
  constructor(readonly rule: string) {}
}

/** Their values may hold a password, so that a fault never repeats them. */
const secretNames = new Set(['DATABASE_URL', 'REDIS_URL', 'MAIL_URL', 'SMS_URL', 'SMS_TOKEN']);

const asPort = (text: string) => (/^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : new Wrong('a number from 0 to 65535'));

const asHost = (text: string) =>
  isIP(text) || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text) ? text : new Wrong('a host name or an IP address');

const asSwitch = (text: string) => (text === 'on' ? true : text === 'off' ? false : new Wrong('on or off'));

const asLogLevel = (text: string) => logLevels.find((level) => level === text) ?? new Wrong(`one of ${logLevels.join(', ')}`);

const asSender = (text: string) =>
  /^[^\s@<>]+@[^\s@<>]+$/.test(text) || /^[^<>\r\n]+<[^\s@<>]+@[^\s@<>]+>$/.test(text) ? text : new Wrong('an address, as Care <care@example.org>');

const asToken = (text: string) => (/^[\x21-\x7e]{1,512}$/.test(text) ? text : new Wrong('a token of printable characters without spaces'));

/** What carriers take: eleven letters and digits with a letter among them, a short code, or a number with its country code. */
const asSmsSender = (text: string) => (/^(?=.*[A-Za-z])[A-Za-z0-9 .-]{1,11}$|^\d{3,8}$|^\+\d{6,15}$/.test(text) ? text : new Wrong('a sender of up to 11 letters and digits, a short code or +966…'));

function asOrigin(text: string) {
  const rule = new Wrong('the origin that people type, as https://majlis.example.org, without a path');
  if (!URL.canParse(text)) return rule;
  const { protocol, origin, pathname, search } = new URL(text);
  return /^https?:$/.test(protocol) && pathname === '/' && !search ? origin : rule;
}

/** `on` would believe every caller's own claim about where it comes from, so it is not offered. */
function asTrust(text: string) {
  if (text === 'off') return false;
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  const addresses = text.split(',').map((part) => part.trim());
  const known = (part: string) => /^(loopback|linklocal|uniquelocal)$/.test(part) || isIP(part.replace(/\/\d{1,3}$/, '')) > 0;
  return addresses.every(known) ? addresses : new Wrong('off, the number of proxies, or a list of their addresses, as loopback,10.0.0.0/8');
}

const asUrl = (protocols: readonly string[], example: string, check: (url: URL) => boolean = () => true) => (text: string) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && protocols.includes(url.protocol) && url.hostname && check(url) ? text : new Wrong(`an address like ${example}`);
};

const hasDatabase = (url: URL) => url.pathname.length > 1;

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part);
  return Object.freeze(value);
}
