import fc from 'fast-check';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { names } from '../cast.ts';
import { house } from '../house.ts';
import { filled } from '../rooms/filled.ts';

const seed = Number(process.env['SEED'] ?? 20261123);
const routes = fileURLToPath(new URL('../../web/src/routes/', import.meta.url));
const address = (file: string): string => `/${file.replace(/\([a-z]+\)\/|\+[\w.]+$/g, '').replace(/\/$/, '')}`;

/** Every page, and every form that stands on one. */
const pages = globSync('**/{+page.svelte,+server.ts}', { cwd: routes }).map(address);
const forms = globSync('**/+page.server.ts', { cwd: routes }).flatMap((file) => {
  const [, actions = ''] = readFileSync(routes + file, 'utf8').split('export const actions');
  return [...actions.matchAll(/^ {2}(?:async )?(\w+)[:(]/gm)].map(([, name]) => `${address(file)}?/${name}`);
});
const doors = ['/attach', '/attach/intake', '/attach/[number]', '/files/[id]/[version]', '/uploads', '/uploads/[id]', '/uploads/[id]/finish', '/face/logo', '/feed', '/graphql', '/graphiql', '/auth/oidc', '/auth/oidc/callback'];

const junk = ['x', '0', '-1', 'NaN', '%00', '%F0%9F%92%A9', '%D8%A7%D9%84%D8%B3%D9%84%D8%A7%D9%85', '%25', '%E2%80%AE', '..%2f..%2fetc%2fpasswd', '%0d%0aX-Y:%20z', 'a'.repeat(2_000), '0190bbbb-0000-7000-8000-00000000dead'];
const typed = ['', 'x', '-1', 'NaN', '1e309', '\u0000', '\u202e', '😀'.repeat(60), 'ا'.repeat(20_000), '<script>alert(1)</script>', '2026-13-45', '99:99', '{"a":1}', '/work?q=شكوى', '//elsewhere.example', '0190bbbb-0000-7000-8000-00000000dead', '1892300714'];
const fields = ['id', 'name', 'nameEn', 'email', 'password', 'code', 'title', 'words', 'number', 'key', 'secret', 'reason', 'opId', 'expectedVersion', 'roles', 'departmentId', 'from', 'until', 'language', 'channel', 'amount', 'settled', 'comment', 'person', 'back', 'ticket', 'kind', 'receivedAt', 'contact', 'draft', 'take', 'q', 'after', 'view', 'at', 'stage', 'clause'];

const someone = fc.constantFrom(null, ...names);
const query = fc.array(fc.tuple(fc.constantFrom(...fields), fc.constantFrom(...junk)), { maxLength: 2 }).map((pairs) => pairs.map((pair) => pair.join('=')).join('&'));
const places = fc.array(fc.constantFrom(...junk), { minLength: 3, maxLength: 3 });
const form = fc.array(fc.tuple(fc.constantFrom(...fields), fc.constantFrom(...typed)), { maxLength: 7 });
const filledIn = (path: string, values: readonly string[]): string => {
  let place = 0;
  return path.replace(/\[+\w+\]+/g, () => values[place++ % values.length]!);
};

test(`no page, form or door meets a fault of ours, whatever stands in its address and its fields (seed ${seed})`, { timeout: 240_000 }, async () => {
  const h = await house();
  await filled(h);
  expect(pages.length).toBeGreaterThan(60);
  expect(forms.length).toBeGreaterThan(50);
  const found: string[] = [];
  let sent = 0;
  const send = async (who: (typeof names)[number] | null, method: string, path: string, body?: URLSearchParams | FormData): Promise<void> => {
    const cookie = [...(who ? h[who].cookies : []), ['language', ++sent % 2 ? 'en' : 'ar']].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(h.running.origin + path, { method, redirect: 'manual', headers: { cookie, origin: h.running.origin, accept: sent % 3 ? 'text/html' : 'application/json' }, ...(body && { body }) });
    const text = await response.text();
    if (response.status >= 500 || /\bat \S+ \(?(file|node):/.test(text)) found.push(`${method} ${path.slice(0, 160)} by ${who ?? 'a guest'}: ${response.status} ${String(body ?? '').slice(0, 300)}`);
  };
  for (const [place, path] of [...pages, ...doors].entries()) {
    for (const [who, values, search] of fc.sample(fc.tuple(someone, places, query), { seed: seed + place, numRuns: 2 })) {
      await send(who, 'GET', `${filledIn(path, values)}?${search}`);
      if (place < pages.length) await send(who, 'GET', `${filledIn(path, values).replace(/\/$/, '')}/__data.json?${search}`);
    }
  }
  for (const [place, path] of [...forms, ...doors, '/preferences', '/sign-out'].entries()) {
    for (const [who, values, pairs] of fc.sample(fc.tuple(someone, places, form), { seed: seed - place, numRuns: 2 })) {
      const whole = new FormData();
      for (const [name, value] of pairs) whole.append(name, value);
      whole.append('file', new Blob(['\u0000\u0001']), values[0]!.slice(0, 200));
      await send(who, 'POST', filledIn(path, values), new URLSearchParams(pairs));
      await send(who, 'POST', filledIn(path, values), whole);
    }
  }
  expect(found).toEqual([]);
});
