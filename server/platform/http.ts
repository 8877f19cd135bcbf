import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Express, type RequestHandler } from 'express';
import { graphql, type DocumentNode, type ExecutionResult, type GraphQLSchema, print } from 'graphql';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { existsSync } from 'node:fs';
import type { Config } from '../config.ts';
import { Context, type Actor, type House, type Request } from './context.ts';
import { formatError } from './graphql.ts';
import type { Language } from './language.ts';

/** Who a request comes from and in which language it wants its answer; people/ knows how to tell. */
export type Identifies = (house: House, req: IncomingMessage) => Promise<{ readonly actor: Actor; readonly language: Language }>;

interface Serves {
  readonly house: House;
  readonly config: Config;
  readonly apollo: ApolloServer<Context>;
  readonly schema: GraphQLSchema;
  readonly identify: Identifies;
  /** Doors that are no GraphQL (files), by their path. */
  readonly doors: Readonly<Record<string, (contextOf: (req: express.Request) => Promise<Context>) => RequestHandler>>;
  /** How an answer of the API gives a browser its session; people/ knows the cookie. Pages set theirs themselves. */
  readonly keepSession: (req: express.Request) => Request['keepSession'];
}

/** What SvelteKit finds on the request: the same schema, asked in process, as the visitor. */
export interface Asks {
  ask(document: DocumentNode | string, variables?: Record<string, unknown>): Promise<ExecutionResult>;
}

/** One address: API first, pages last. */
export const webApp = async ({ house, config, apollo, schema, identify, keepSession, doors }: Serves): Promise<Express> => {
  const app = express();
  app.disable('x-powered-by').set('trust proxy', config.trustProxy);
  const contexts = new WeakMap<object, Promise<Context>>();
  const contextOf = (req: express.Request): Promise<Context> => {
    const made = contexts.get(req) ?? identify(house, req).then(({ actor, language }) => new Context(house, actor, language, { id: randomUUID(), address: req.ip, agent: req.get('user-agent'), keepSession: keepSession(req) }));
    contexts.set(req, made);
    return made;
  };
  app.get('/healthz', (_req, res) => void res.type('text').send('ok'));
  app.use('/graphql', express.json({ limit: '256kb' }), expressMiddleware(apollo, { context: ({ req }) => contextOf(req) }));
  for (const [path, door] of Object.entries(doors)) app.use(path, door(contextOf));
  // Beside the built server; from the sources (tests) it is one folder further.
  const pages = ['../../web/handler.js', '../../build/web/handler.js'].map((path) => new URL(path, import.meta.url)).find((path) => existsSync(path));
  if (pages) {
    const { handler } = (await import(pages.href)) as { handler: RequestHandler };
    app.use((req, _res, next) => {
      const asks: Asks = {
        async ask(document, variables) {
          const contextValue = await contextOf(req);
          const result = await graphql({ schema, source: typeof document === 'string' ? document : print(document), contextValue, variableValues: variables ?? {} });
          return result.errors ? { ...result, errors: result.errors.map((error) => formatError(error.toJSON(), error, contextValue) as never) } : result;
        },
      };
      Object.assign(req, { majlis: asks });
      next();
    }, handler);
  }
  return app;
};
