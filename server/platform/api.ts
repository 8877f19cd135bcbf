import { HeaderMap, type ApolloServer, type HTTPGraphQLResponse } from '@apollo/server';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { execute, type GraphQLError, type GraphQLSchema } from 'graphql';
import type { Context } from './context.ts';
import { formatError } from './graphql.ts';
import type { ContextOf } from './http.ts';
import { languageAsked } from './language.ts';
import { limits, tookTooLong } from './limits.ts';
import type { Measures } from './measures.ts';
import type { Origins } from './origins.ts';
import { exceptional, thrown, type Exceptional } from './problem.ts';
import { isAdmitted, type Admitted, type Documents, type Sent } from './trusted.ts';
import type { Working } from './working.ts';

interface Opens {
  readonly apollo: ApolloServer<Context>;
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
  readonly origins: Origins;
  readonly measures: Measures;
  readonly working: Working;
}

/** `POST /graphql`: known documents for browsers, any within the limits for programs. What is known is answered past Apollo, what is hot past the executor. */
export const api = ({ apollo, schema, documents, origins, measures, working }: Opens) => (contextOf: ContextOf): RequestHandler => {
  const read = express.json({ limit: '256kb', type: ['application/json', 'application/graphql-response+json'] });
  return (req, res, next) => {
    res.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    res.setHeader('cache-control', 'no-store');
    if (req.method !== 'POST') return turnAway(res.setHeader('allow', 'POST'), 405, byPost);
    if (origins.foreign(req)) return turnAway(res, 403, foreign);
    read(req, res, (error: unknown) => {
      if (error) return (error as { status?: number }).status === 413 ? turnAway(res, 413, tooLong) : turnAway(res, 400, notJson);
      const over = measures.request();
      res.once('close', () => over(res.statusCode));
      working.during(() => take(req, res)).catch(next);
    });
  };

  async function take(req: Request, res: Response): Promise<void> {
    const ctx = await contextOf(req);
    const body: unknown = req.body;
    if (Array.isArray(body)) return answer(res, 400, exceptional('BAD_REQUEST', { en: 'Requests come one at a time.', ar: 'تُرسل الطلبات واحدًا تلو الآخر.' }), ctx);
    const sent = (typeof body === 'object' && body !== null ? body : {}) as Sent;
    const admitted = documents.admit(ctx.actor, sent);
    // What is wrong in form or against the schema is Apollo's to answer, with the status that the protocol asks for.
    if (!isAdmitted(admitted)) {
      const refused = admitted.find(({ extensions }) => ['LIMIT', 'FORBIDDEN', 'BAD_REQUEST', 'UNAUTHENTICATED'].includes(String(extensions['code'])));
      if (refused) return answer(res, refused.extensions['code'] === 'UNAUTHENTICATED' ? 401 : 400, refused, ctx);
    }
    const finished = isAdmitted(admitted) ? documents.hotFor(admitted)?.(ctx) : undefined;
    const work = finished ? hotly(ctx, res, finished) : isAdmitted(admitted) && documents.checked(admitted) ? warmly(ctx, req, res, admitted) : coldly(ctx, req, res, isAdmitted(admitted) ? asSent(admitted) : body);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(() => (answer(res, 400, tookTooLong(), ctx), resolve()), limits.milliseconds);
    });
    await Promise.race([work, late]).finally(() => clearTimeout(timer));
  }

  async function hotly(ctx: Context, res: Response, finished: Promise<string>): Promise<void> {
    try {
      const data = await finished;
      finish(res, `{"data":${data}}`);
    } catch (error) {
      answer(res, 200, thrown(error), ctx);
    }
  }

  /** A document of the house's own is parsed and checked already. What the executor does not begin (a value in another form) is Apollo's to refuse. */
  async function warmly(ctx: Context, req: Request, res: Response, admitted: Admitted): Promise<void> {
    const { document, operationName, variables } = admitted;
    const result = await execute({ schema, document, operationName: operationName ?? null, variableValues: variables, contextValue: ctx });
    if (!('data' in result)) return coldly(ctx, req, res, asSent(admitted));
    finish(res, JSON.stringify(result.errors ? { errors: result.errors.map((error) => formatError({ ...error.toJSON(), extensions: { code: 'INTERNAL_SERVER_ERROR', ...error.extensions } }, error, ctx)), data: result.data } : result));
  }

  async function coldly(ctx: Context, req: Request, res: Response, body: unknown): Promise<void> {
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(req.headers)) if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    send(res, await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest: { method: 'POST', headers, search: '', body }, context: async () => ctx }));
  }
};

/** The request again, as a protocol's own machinery takes it. */
const asSent = ({ text, operationName, variables }: Admitted): Sent => ({ query: text, ...(operationName ? { operationName } : {}), variables });

/** Nobody keeps an answer of the API, so that it needs no tag; express would digest each to make one. */
const finish = (res: Response, text: string): void => {
  if (!res.headersSent) res.setHeader('content-type', typeFor(res.req)).end(text);
};

const send = (res: Response, { status, headers, body }: HTTPGraphQLResponse): void => {
  if (res.headersSent) return;
  for (const [name, value] of headers) res.setHeader(name, value);
  res.setHeader('cache-control', 'no-store');
  res.status(status ?? 200).send(body.kind === 'complete' ? body.string : '');
};

const answer = (res: Response, status: number, error: GraphQLError, ctx: Context): void => {
  if (res.headersSent) return;
  res.status(status).type(typeFor(res.req)).send(JSON.stringify({ errors: [formatError(error.toJSON(), error, ctx)] }));
};

const byPost = exceptional('BAD_REQUEST', { en: 'Requests are sent by POST.', ar: 'تُرسل الطلبات بطريقة POST.' });
const foreign = exceptional('FORBIDDEN', { en: 'A page of another origin may not ask here.', ar: 'لا يمكن لصفحة من موقع آخر أن تطلب هنا.' });
const tooLong = exceptional('LIMIT', { en: 'The body may be at most 256 KB long.', ar: 'لا يتجاوز حجم الطلب 256 كيلوبايت.' });
const notJson = exceptional('BAD_REQUEST', { en: 'The body is not JSON.', ar: 'محتوى الطلب ليس بصيغة JSON.' });

/** Before anybody has asked who it is. */
const turnAway = (res: Response, status: number, error: Exceptional): void =>
  void res.status(status).type(typeFor(res.req)).send(JSON.stringify({ errors: [{ message: error.in(languageAsked(res.req)), extensions: error.extensions }] }));

const typeFor = (req: Request | undefined): string => (/application\/graphql-response\+json/.test(String(req?.headers.accept ?? '')) ? 'application/graphql-response+json; charset=utf-8' : 'application/json; charset=utf-8');
