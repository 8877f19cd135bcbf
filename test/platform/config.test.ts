import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigFault, readConfig } from '../../server/config.ts';

const faults = (env: Record<string, string>) => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigFault) return error.list;
    throw error;
  }
  return [];
};

test('an empty environment gives a demonstration on the loopback, with its own database', () => {
  const config = readConfig({});
  expect(config).toMatchObject({ port: 4000, host: '127.0.0.1', databaseUrl: null, redisUrl: null, demo: true, mail: null, oidc: null });
  expect(config).toMatchObject({ dataDir: resolve('data'), filesDir: resolve('data/files'), masterKeyFile: resolve('data/keys/master.key') });
  expect(config).toMatchObject({ trustProxy: false, publicUrl: null });
});

test('the demonstration is no default where others can reach it, or on another database', () => {
  expect(readConfig({ HOST: '0.0.0.0' }).demo).toBe(false);
  expect(readConfig({ DATABASE_URL: 'postgresql://me@db/majlis' }).demo).toBe(false);
  expect(readConfig({ HOST: '0.0.0.0', MAJLIS_DEMO: 'on' }).demo).toBe(true);
  expect(readConfig({ MAJLIS_DEMO: 'off' }).demo).toBe(false);
});

test('everything that can be set is read', () => {
  const config = readConfig({
    PORT: '0', HOST: '::1', PUBLIC_URL: 'https://majlis.example.org/', TRUST_PROXY: 'loopback, 10.0.0.0/8', DATA_DIR: '/srv/house',
    REDIS_URL: 'redis://bus:6379', MAIL_URL: 'smtps://u:p@mail.example:465', MAIL_FROM: 'Care <care@example.org>',
    FILES_DIR: '/srv/files', KEYS_DIR: '/srv/keys', OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'majlis', OIDC_CLIENT_SECRET: 's', LOG_LEVEL: 'warn',
    SMS_URL: 'https://sms.example/send', SMS_TOKEN: 't', SMS_FROM: 'Majlis',
  });
  expect(config).toEqual({
    port: 0, host: '::1', publicUrl: 'https://majlis.example.org', trustProxy: ['loopback', '10.0.0.0/8'], dataDir: '/srv/house', databaseUrl: null,
    redisUrl: 'redis://bus:6379', demo: true, mail: { url: 'smtps://u:p@mail.example:465', from: 'Care <care@example.org>' },
    filesDir: '/srv/files', keysDir: '/srv/keys', masterKeyFile: '/srv/keys/master.key', sealKeyFile: '/srv/keys/seal.key', pushKeyFile: '/srv/keys/push.key',
    sms: { url: 'https://sms.example/send', token: 't', from: 'Majlis' },
    oidc: { issuer: 'https://login.example', clientId: 'majlis', clientSecret: 's' }, logLevel: 'warn',
  });
  expect(Object.isFrozen(config) && Object.isFrozen(config.mail)).toBe(true);
  expect(readConfig({ TRUST_PROXY: '2' }).trustProxy).toBe(2);
  expect(readConfig({ MAIL_URL: 'smtp://mail.example' }).mail?.from).toBe('majlis@mail.example');
  expect(readConfig({ PORT: '  ' }).port).toBe(4000);
});

test('all faults are named at once, one sentence each, and no password is repeated', () => {
  const list = faults({
    PORT: '70000', HOST: 'my host', PUBLIC_URL: 'https://x/path', TRUST_PROXY: 'on', DATABASE_URL: 'mysql://u:hunter2@h/d', REDIS_URL: 'bus',
    MAJLIS_DEMO: 'yes', MAJLIS_DEMOS: 'on', MAIL_FROM: 'me@example.org', OIDC_ISSUER: 'https://login.example', LOG_LEVEL: 'loud',
  });
  expect(list).toHaveLength(11);
  for (const sentence of list) expect(sentence).toMatch(/^[A-Z].*[.]$/);
  const all = list.join('\n');
  for (const name of ['PORT', 'HOST', 'PUBLIC_URL', 'TRUST_PROXY', 'DATABASE_URL', 'REDIS_URL', 'MAJLIS_DEMO ', 'MAJLIS_DEMOS', 'MAIL_FROM', 'LOG_LEVEL'])
    expect(all).toContain(name);
  expect(all).toContain('OIDC_CLIENT_ID and OIDC_CLIENT_SECRET');
  expect(all).not.toContain('hunter2');
});

test('variables of other programs are nobody’s business', () => {
  expect(faults({ PATH: '/bin', npm_config_cache: 'x', HOME: '/root' })).toEqual([]);
});
