import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { execute, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import helmet from 'helmet';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { existsSync } from 'node:fs';
import type { Config } from '../config.ts';
import { Context, type Actor, type House, type Request } from './context.ts';
import { formatError } from './graphql.ts';
import { languageAsked, type Language } from './language.ts';
import type { Measures } from './measures.ts';
import { exceptional, thrown } from './problem.ts';
import { storable } from './storable.ts';
import type { Admitted, Documents } from './trusted.ts';
import type { Working } from './working.ts';

/** Who a request comes from and in which language it wants its answer; people/ knows how to tell. */
export type Identifies = (house: House, req: IncomingMessage) => Promise<{ readonly actor: Actor; readonly language: Language }>;
export type ContextOf = (req: express.Request) => Promise<Context>;

interface Serves {
  readonly house: House;
  readonly config: Pick<Config, 'trustProxy' | 'publicUrl'>;
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
  readonly measures: Measures;
  readonly working: Working;
  readonly identify: Identifies;
  /** Doors by their path; the API is one of them. */
  readonly doors: Readonly<Record<string, (contextOf: ContextOf) => RequestHandler>>;
  /** How an answer of the API gives a browser its session; people/ knows the cookie. Pages set theirs themselves. */
  readonly keepSession: (req: express.Request) => Request['keepSession'];
  /** Where the journal stands on this server. */
  readonly reached: () => string;
  /** Whether new work is taken: not while the server stops, and not without its database. */
  readonly ready: () => Promise<boolean>;
  /** Per cent of the demonstration that is loaded; null where nothing is being loaded. */
  readonly loaded: () => number | null;
}

/** What SvelteKit finds on the request: the same schema, asked in process, as the visitor. */
export interface Asks {
  readonly requestId: string;
  failed(error: unknown): void;
  ask(document: DocumentNode | string, variables?: Record<string, unknown>): Promise<ExecutionResult>;
}

/** Headers by which the page handler learns the address that was asked; it would take every connection for HTTPS otherwise. */
export const addressHeaders = { protocol: 'x-majlis-protocol', host: 'x-majlis-host' } as const;

const ids = new WeakMap<object, string>();
const idOf = (req: object): string => {
  const id = ids.get(req) ?? randomUUID();
  ids.set(req, id);
  return id;
};

/** Pages travel small, but for a request that another site has caused: the length of its answer would tell that site what is in it (BREACH). */
const compressed = compression({ filter: (req, res) => ['same-origin', 'none'].includes(req.get('sec-fetch-site') ?? 'none') && compression.filter(req, res) });

/** Scripts, styles and fonts as they were built, and all that has to be said of them: a page is told by its own headers what it may do. */
const built = /^\/_app\/immutable\//;
const enough = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' } as const;

/** One address: API first, pages last. */
export const webApp = async (serves: Serves): Promise<Express> => {
  const { house, config, measures, identify, keepSession, doors, reached, ready, loaded } = serves;
  const app = express();
  app.disable('x-powered-by').set('trust proxy', config.trustProxy);
  const contexts = new WeakMap<object, Promise<Context>>();
  const contextOf: ContextOf = (req) => {
    const known = contexts.get(req);
    if (known) return known;
    const request: Request = { id: idOf(req), address: req.ip, agent: req.get('user-agent'), keepSession: keepSession(req), reached: reached() };
    const made = identify(house, req).then(({ actor, language }) => new Context(house, actor, language, request));
    contexts.set(req, made);
    return made;
  };
  // Pages bring a policy of their own, with nonces; HTTPS is the proxy's to promise where there is one.
  const guarded = helmet({ contentSecurityPolicy: false, crossOriginEmbedderPolicy: false, strictTransportSecurity: config.publicUrl?.startsWith('https:') ?? false });
  app.use((req, res, next) => {
    const file = built.test(req.path);
    for (const [name, value] of Object.entries(file ? enough : { 'x-request-id': idOf(req) })) res.setHeader(name, value);
    return file ? next() : guarded(req, res, next);
  });
  app.get('/healthz', (_req, res) => void res.type('text').send('ok'));
  app.get('/readyz', async (_req, res) => {
    const open = await ready();
    res.status(open ? 200 : 503).set(open ? {} : { 'retry-after': '2' }).type('text').send(!open ? 'not ready' : loaded() === null ? 'ready' : `ready, demonstration ${loaded()} %`);
  });
  app.get('/metrics', async (req, res) => {
    if (!isLocal(req) && (await contextOf(req)).actor.scopes === undefined) return void res.status(401).type('text').send('A token is needed.');
    res.type(measures.contentType).send(await measures.text());
  });
  for (const [path, door] of Object.entries(doors)) app.use(path, door(contextOf));
  // Beside the built server; from the sources (tests) it is one folder further.
  const pages = ['../../web/handler.js', '../../build/web/handler.js'].map((path) => new URL(path, import.meta.url)).find((path) => existsSync(path));
  if (pages) {
    const { handler } = (await import(pages.href)) as { handler: RequestHandler };
    app.use((req, _res, next) => {
      // What a client says here is written over: pages compare the origin of a form with this address, and choose the cookie by it.
      const open = config.publicUrl && URL.parse(config.publicUrl);
      const isOpen = open && (req.get('origin') === open.origin || req.host === open.host);
      Object.assign(req.headers, { [addressHeaders.protocol]: isOpen ? open.protocol.slice(0, -1) : req.protocol, [addressHeaders.host]: isOpen ? open.host : req.host });
      Object.assign(req, { majlis: asker(serves, contextOf, req) });
      next();
    }, compressed, handler);
  }
  return app.use(wentWrong(house));
};

const unreadable = exceptional('BAD_REQUEST', { en: 'This request is not in the form expected here.', ar: 'الطلب ليس بالصيغة المتوقعة هنا.' });
const broken = { en: 'Something went wrong on our side. Please quote the request number.', ar: 'حدث خلل لدينا. يرجى ذكر رقم الطلب.' } as const;
const tooLong = exceptional('LIMIT', { en: 'This request is longer than is taken here.', ar: 'الطلب أطول من المسموح به هنا.' });

/** What a door has not answered itself: express would print the stack. */
const wentWrong = (house: House): ErrorRequestHandler => (error: { status?: unknown }, req, res, _next) => {
  if (res.headersSent) return void res.destroy();
  const refused = error.status === 413 ? tooLong : Number(error.status) >= 400 && Number(error.status) < 500 ? unreadable : undefined;
  if (!refused) house.log.error('A request failed unexpectedly.', { requestId: idOf(req), error });
  const { message, extensions } = refused ? { message: refused.in(languageAsked(req)), extensions: refused.extensions } : { message: broken[languageAsked(req)], extensions: { code: 'INTERNAL' } };
  res.status(refused ? Number(error.status) : 500).json({ errors: [{ message, extensions: { ...extensions, requestId: idOf(req) } }] });
};

/** Pages ask in process with the house's own documents, and nothing else. */
const asker = ({ house, schema, documents, working }: Serves, contextOf: ContextOf, req: express.Request): Asks => ({
  requestId: idOf(req),
  failed: (error) => house.log.error('A page failed.', { error, requestId: idOf(req) }),
  async ask(document, sent = {}) {
    const variables = storable(sent);
    const contextValue = await contextOf(req);
    const known = documents.known(document);
    const result = known
      ? await working.during(async () => finished(documents, { ...known, variables }, contextValue) ?? execute({ schema, document: known.document, contextValue, variableValues: variables }))
      : { data: null, errors: [exceptional('FORBIDDEN', { en: 'A page asked with a document that is not in schema/trusted.json: npm run schema.', ar: 'طلبت الصفحة استعلامًا غير مدرج في schema/trusted.json: npm run schema.' })] };
    return result.errors ? { ...result, errors: result.errors.map((error) => formatError(error.toJSON(), error, contextValue) as never) } : result;
  },
});

/** The answer of a hot read, as an executor gives one; nothing where the executor has to. */
const finished = (documents: Documents, admitted: Admitted, ctx: Context): Promise<ExecutionResult> | undefined =>
  documents.hotFor(admitted)?.(ctx)?.then((data) => ({ data: JSON.parse(data) as Record<string, unknown> }), (error: unknown) => ({ data: null, errors: [thrown(error)] }));

const isLocal = ({ socket, headers }: express.Request): boolean => headers['x-forwarded-for'] === undefined && /^(::1|127\.|::ffff:127\.)/.test(socket.remoteAddress ?? '');
