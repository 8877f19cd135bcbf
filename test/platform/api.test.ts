import { serverAudits } from 'graphql-http';
import { expect, test } from 'vitest';
import { Door } from '../../schema/documents/door.ts';
import { MakeToken } from '../../schema/documents/people.ts';
import names from '../../schema/trusted.names.json' with { type: 'json' };
import { house, type TestHouse } from '../house.ts';
import { cookiesOf } from '../journal/listening.ts';

let ops = 0;
const token = async (h: TestHouse, scopes = ['read', 'write']): Promise<string> => {
  const expiresAt = new Date(h.clock.now().getTime() + 86_400_000).toISOString();
  return (await h.amal.done(MakeToken, { opId: `api-${process.pid}-${++ops}`, input: { name: 'Program', roles: ['quality'], scopes, expiresAt } })).makeToken.made!.secret!;
};

interface Answer { readonly status: number; readonly body: { data?: unknown; errors?: { message: string; extensions?: { code?: string } }[] }; readonly took: number }

const post = async (h: TestHouse, body: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
  const began = performance.now();
  const response = await fetch(`${h.running.origin}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, body: text ? (JSON.parse(text) as Answer['body']) : {}, took: performance.now() - began };
};

test('a browser sends known documents by their hash or their very text, from our own pages, by POST, and nothing else', async () => {
  const h = await house();
  const cookie = cookiesOf(h.huda);
  const { origin } = h.running;
  const extensions = { persistedQuery: { version: 1, sha256Hash: names.Door } };
  expect((await post(h, { extensions }, { cookie, origin })).body).toMatchObject({ data: { viewer: { name: 'Huda Mansour' } } });
  expect((await h.huda.done(Door)).viewer).toMatchObject({ name: 'Huda Mansour' });
  for (const refused of [{ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }, { query: '{ viewer { name } }' }, { query: '{ __schema { queryType { name } } }' }]) {
    for (const who of [{ cookie, origin }, { origin }] as Record<string, string>[]) expect(await post(h, refused, who)).toMatchObject({ status: 400, body: { errors: [{ extensions: { code: 'FORBIDDEN' } }] } });
  }
  expect((await post(h, { extensions }, { cookie, origin: 'https://evil.example' })).status).toBe(403);
  const get = await fetch(`${origin}/graphql?extensions=${encodeURIComponent(JSON.stringify(extensions))}`, { headers: { cookie } });
  expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
});

test('a program may send any document within the limits; what is beyond them is refused at once, with a code of its own', async () => {
  const h = await house();
  const authorization = `Bearer ${await token(h)}`;
  expect((await post(h, { query: '{ viewer { name } }' }, { authorization })).body).toMatchObject({ data: { viewer: { name: 'Program' } } });

  const deep = `{ ${'caseByNumber(number: "1") { lead { '.repeat(1)}${'department { '.repeat(9)}id${' }'.repeat(11)} }`;
  const aliases = `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: viewer { name }`).join(' ')} }`;
  const tokens = `{ ${'viewer { name } '.repeat(400)} }`;
  const dear = '{ cases(first: 6000) { edges { node { id number } } } }';
  const fragments = `query { viewer { ...A } } ${'ABCDEFGHIJKLMNOPQRS'.split('').map((name, at, all) => `fragment ${name} on Viewer { ${all[at + 1] ? `...${all[at + 1]} `.repeat(8) : 'name'} }`).join(' ')}`;
  const spread = `query { ${Array.from({ length: 14 }, (_, n) => `b${n}: viewer { ...A }`).join(' ')} } fragment A on Viewer { x: name y: name }`;
  const list = { query: 'query($ids: [String!]) { cases(filter: { stage: $ids }) { totalCount } }', variables: { ids: Array.from({ length: 101 }, () => 'received') } };
  for (const bomb of [{ query: deep }, { query: aliases }, { query: tokens }, { query: dear }, { query: spread }, list]) {
    const answer = await post(h, bomb, { authorization });
    expect(answer, JSON.stringify(bomb).slice(0, 120)).toMatchObject({ status: 400, body: { errors: [{ extensions: { code: 'LIMIT' } }] } });
    expect(answer.took).toBeLessThan(1_000);
  }
  const bomb = await post(h, { query: fragments }, { authorization });
  expect(bomb.took).toBeLessThan(1_000);
  expect(bomb.status).toBeLessThan(500);
  const circle = await post(h, { query: 'query { viewer { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A }' }, { authorization });
  expect(circle.status).toBe(400);
});

test('whoever asks for too much is told so in their language, and which argument takes how much', async () => {
  const h = await house();
  const authorization = `Bearer ${await token(h)}`;
  const said = async (body: unknown, headers: Record<string, string> = {}) => (await post(h, body, { authorization, ...headers })).body.errors![0]!;
  const ar = { 'accept-language': 'ar,en;q=0.5' };
  const deep = { query: `{ caseByNumber(number: "1") { lead { ${'department { '.repeat(9)}id${' }'.repeat(11)} }` };
  expect((await said(deep)).message).toBe('This asks for too much: depth may be at most 8.');
  for (const headers of [ar, { cookie: 'language=ar' }]) expect((await said(deep, headers)).message).toBe('المطلوب أكثر من المسموح به: العمق لا يتجاوز 8.');
  expect(await said({ query: 'x'.repeat(300_000) }, ar)).toMatchObject({ message: 'لا يتجاوز حجم الطلب 256 كيلوبايت.', extensions: { code: 'LIMIT' } });
  expect((await said('{', ar)).message).toBe('محتوى الطلب ليس بصيغة JSON.');

  // A connection gives what it is asked for, or says what it takes: nobody takes a part for the whole.
  for (const asked of ['cases(first: 1000) { totalCount }', 'cases(first: 0) { totalCount }', 'people(first: 101) { totalCount }', 'actions(first: 101) { nodes { id } }', 'inbox(first: 101) { unread }', 'evidenceFor(clause: "7.2", first: 101) { number }']) {
    expect(await said({ query: `{ ${asked} }` }), asked).toMatchObject({ message: '“first” is a whole number from 1 to 100.', extensions: { code: 'REFUSED', field: ['first'] } });
  }
  expect((await said({ query: '{ cases(first: 1000) { totalCount } }' }, ar)).message).toBe('قيمة «first» عدد صحيح من 1 إلى 100.');
  expect((await said({ extensions: { persistedQuery: { version: 1, sha256Hash: names.Cases } }, variables: { order: 'due', first: 1000 } })).message, 'also where the answer is ready').toBe('“first” is a whole number from 1 to 100.');
});

test('a value of another form is told by its place and what is expected there, never by what was sent', async () => {
  const h = await house();
  const authorization = `Bearer ${await token(h)}`;
  const said = async (query: string, variables: object, headers: Record<string, string> = {}) => (await post(h, { query, variables }, { authorization, ...headers })).body.errors![0]!;
  const people = 'query($first: Int!, $search: String) { people(first: $first, search: $search) { totalCount } }';
  expect(await said(people, { first: { toString: 1, secret: 2 } })).toMatchObject({ message: '“first”: a whole number is expected here.', extensions: { code: 'BAD_USER_INPUT' } });
  expect(await said(people, { first: 'secret" at "x"; ' })).toMatchObject({ message: '“first”: a whole number is expected here.', extensions: { code: 'BAD_USER_INPUT', field: ['first'] } });
  expect((await said(people, { first: 'x' }, { 'accept-language': 'ar' })).message).toBe('«first»: المطلوب عدد صحيح.');
  expect((await said(people, {})).message).toBe('“first”: it is missing.');
  const offer = 'mutation($input: RemedyInput!) { offerRemedy(opId: "value-of-another-form", id: "x", input: $input) { userErrors { code message field } } }';
  expect(await said(offer, { input: { kind: 7 } })).toMatchObject({ message: '“input.kind”: a text is expected here.', extensions: { field: ['input', 'kind'] } });
  const many = await post(h, { query: 'query($ids: [ID!]!) { unseen(caseIds: $ids) { caseId } }', variables: { ids: Array.from({ length: 100 }, () => ({ secret: 1 })) } }, { authorization });
  expect(new Set(many.body.errors!.map(({ extensions }) => extensions?.code))).toEqual(new Set(['BAD_USER_INPUT']));
  expect(JSON.stringify(many.body)).not.toContain('secret');
  const instant = 'query($input: SampleInput!) { tryPromise(input: $input) { __typename } }';
  for (const from of ['9999-12-31T23:59:59.999Z', '0001-01-01T00:00:00Z', '2101-01-01T00:00:00Z']) expect(await said(instant, { input: { from, amount: 1, unit: 'workingDays' } }), from).toMatchObject({ message: '“input.from”: a date from 1900 to 2100 is expected here.', extensions: { code: 'BAD_USER_INPUT', field: ['input', 'from'] } });
  const told = async (input: object, headers: Record<string, string> = {}) => ((await post(h, { query: offer, variables: { input } }, { authorization, ...headers })).body as { data: { offerRemedy: { userErrors: object[] } } }).data.offerRemedy.userErrors;
  expect(await told({ kind: 'refund', amount: '10', currency: 'riyal' })).toMatchObject([{ field: ['currency'], message: 'Please give a currency by its three capital letters, as SAR.' }]);
  expect(await told({ kind: 'refund', amount: 'ten' }, { 'accept-language': 'ar' })).toMatchObject([{ field: ['amount'], message: 'المطلوب مبلغ بالأرقام، مثل 250 أو 250.50.' }]);
});

test('a document that cannot be carried out is told in a sentence of the reader’s language; how and where, stands beside it for developers, without what was sent', async () => {
  const h = await house();
  const authorization = `Bearer ${await token(h)}`;
  const said = async (body: object, headers: Record<string, string> = {}) => (await post(h, body, { authorization, ...headers })).body.errors!;
  const cases = [
    ['{ viewer { my-secret } }', 'GRAPHQL_PARSE_FAILED', 'The document cannot be read as GraphQL.', 'تعذّرت قراءة الاستعلام بصيغة GraphQL.'],
    ['{ viewer { name } } "a \\" secret \\" b"', 'GRAPHQL_PARSE_FAILED', 'The document cannot be read as GraphQL.', 'تعذّرت قراءة الاستعلام بصيغة GraphQL.'],
    ['{ viewer { secret } }', 'GRAPHQL_VALIDATION_FAILED', 'The document asks for something that this API does not have, or in another form.', 'يطلب الاستعلام ما لا توفره هذه الواجهة، أو يطلبه بصيغة مختلفة.'],
    ['{ people(first: { secret: 1 }) { totalCount } }', 'GRAPHQL_VALIDATION_FAILED', 'The document asks for something that this API does not have, or in another form.', 'يطلب الاستعلام ما لا توفره هذه الواجهة، أو يطلبه بصيغة مختلفة.'],
    ['{ people(search: secret) { totalCount } }', 'GRAPHQL_VALIDATION_FAILED', 'The document asks for something that this API does not have, or in another form.', 'يطلب الاستعلام ما لا توفره هذه الواجهة، أو يطلبه بصيغة مختلفة.'],
  ] as const;
  for (const [query, code, en, ar] of cases) {
    const [first] = await said({ query });
    expect(first, query).toMatchObject({ message: en, locations: [{ line: 1 }], extensions: { code, detail: expect.stringMatching(/^[A-Z].{10}/) as string, requestId: expect.any(String) as string } });
    expect(JSON.stringify(first)).not.toContain('secret');
    expect((await said({ query }, { 'accept-language': 'ar' }))[0], query).toMatchObject({ message: ar, extensions: { code } });
  }
  expect((await said({ query: 'query A { viewer { name } } query B { viewer { name } }' }))[0]).toMatchObject({ message: 'The document has no operation of this name, or several and none is named.' });
});

test('introspection is open to programs that may read', async () => {
  const h = await house();
  const query = '{ __schema { queryType { name } } }';
  expect((await post(h, { query }, { authorization: `Bearer ${await token(h)}` })).body).toMatchObject({ data: { __schema: { queryType: { name: 'Query' } } } });
  expect((await post(h, { query }, { authorization: `Bearer ${await token(h, ['write'])}` })).body).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
});

test('hostile bodies are answered, never with a fault of ours, and never with what was sent', async () => {
  const h = await house();
  const authorization = `Bearer ${await token(h)}`;
  const bodies: unknown[] = ['', '{', '[]', '[{"query":"{ __typename }"}]', 'null', '"text"', { query: 7 }, { query: '{ viewer { name } }', variables: 7 }, { query: '{ viewer { name } }', variables: [] }, { query: '{ viewer { name } }', extensions: 'x' },
    { query: '{ viewer { name } }', operationName: 5 }, { query: '{ nonsense<script> }' }, { query: 'query($a: Int) { viewer { name } }', variables: { a: 'secret-value' } }, { query: 'x'.repeat(300_000) }, { query: `{ viewer { name } } # ${'é'.repeat(1_000)}` }];
  for (const body of bodies) {
    const answer = await post(h, body, { authorization });
    expect(answer.status, JSON.stringify(body).slice(0, 80)).toBeLessThan(500);
    expect(JSON.stringify(answer.body)).not.toMatch(/secret-value|<script>|at .*\.ts/);
  }
});

test('what no door has read is answered in a sentence, without a word of how it is made', async () => {
  const h = await house();
  const send = async (body: string, language: string) => {
    const response = await fetch(`${h.running.origin}/uploads`, { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': language, cookie: cookiesOf(h.huda), origin: h.running.origin }, body });
    return { status: response.status, text: await response.text() };
  };
  const [broken, long] = [await send('{', 'en'), await send(JSON.stringify({ name: 'x'.repeat(20_000) }), 'ar')];
  expect([broken.status, long.status]).toEqual([400, 413]);
  expect(JSON.parse(broken.text)).toMatchObject({ errors: [{ message: 'This request is not in the form expected here.', extensions: { code: 'BAD_REQUEST' } }] });
  expect(JSON.parse(long.text)).toMatchObject({ errors: [{ message: 'الطلب أطول من المسموح به هنا.', extensions: { code: 'LIMIT' } }] });
  expect(broken.text + long.text).not.toMatch(/node_modules|\.ts|\.js/);
});

test('health, readiness and measures are told to whom they concern', async () => {
  const h = await house();
  const { origin } = h.running;
  const get = async (path: string, headers: Record<string, string> = {}) => fetch(`${origin}${path}`, { headers });
  expect((await get('/healthz')).status).toBe(200);
  expect((await get('/readyz')).status).toBe(200);
  const measures = await (await get('/metrics')).text();
  for (const name of ['majlis_feed_lag_seconds', 'majlis_feed_subscriptions', 'majlis_graphql_seconds', 'majlis_nodejs_eventloop_lag']) expect(measures).toContain(name);
  expect((await get('/metrics', { 'x-forwarded-for': '192.0.2.7' })).status).toBe(401);
  expect((await get('/metrics', { 'x-forwarded-for': '192.0.2.7', authorization: `Bearer ${await token(h)}` })).status).toBe(200);
  const answer = await get('/healthz');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.headers.get('x-powered-by')).toBeNull();
});

test('what was built is sent with no more headers than it needs, pages with all of theirs', async () => {
  const h = await house();
  const page = await fetch(`${h.running.origin}/cases`, { headers: { cookie: cookiesOf(h.huda) } });
  for (const name of ['content-security-policy', 'x-frame-options', 'referrer-policy', 'cross-origin-opener-policy', 'x-content-type-options', 'x-request-id']) expect(page.headers.has(name), name).toBe(true);
  const [script = ''] = /\/_app\/immutable\/[\w./-]+\.js/.exec(await page.text()) ?? [];
  const { status, headers } = await fetch(`${h.running.origin}${script}`, { headers: { 'accept-encoding': 'br' } });
  expect([status, headers.get('x-content-type-options'), headers.get('cross-origin-resource-policy'), headers.get('cache-control'), headers.get('content-encoding')]).toEqual([200, 'nosniff', 'same-origin', 'public,max-age=31536000,immutable', 'br']);
  expect([...headers].map(([name, value]) => `${name}: ${value}\r\n`).join('').length).toBeLessThan(400);
});

test('pages travel small, but for a request that another site has caused: the length of its answer says nothing of what is in it', async () => {
  const h = await house();
  const page = async (site: Record<string, string>) => {
    const answer = await fetch(`${h.running.origin}/cases`, { headers: { cookie: cookiesOf(h.huda), 'accept-encoding': 'gzip', ...site } });
    expect(answer.status).toBe(200);
    return { encoding: answer.headers.get('content-encoding'), whole: (await answer.text()).includes('</html>') };
  };
  for (const site of ['cross-site', 'same-site']) expect(await page({ 'sec-fetch-site': site })).toEqual({ encoding: null, whole: true });
  for (const site of [{}, { 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }]) expect(await page(site as Record<string, string>)).toEqual({ encoding: 'gzip', whole: true });
});

test('GraphQL over HTTP as it is written down: no audit fails', async () => {
  const h = await house();
  const authorization = `Bearer ${await token(h)}`;
  const fetchFn = (url: string, init: RequestInit = {}): Promise<Response> => fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), authorization } });
  const results = await Promise.all(serverAudits({ url: `${h.running.origin}/graphql`, fetchFn }).map((audit) => audit.fn()));
  expect(results).toHaveLength(61);
  expect(results.filter(({ status }) => status === 'error').map(({ name, reason }: { name: string; reason?: string }) => `${name}: ${reason}`)).toEqual([]);
});
