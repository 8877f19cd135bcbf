import type { Request as HttpRequest, RequestHandler, Response } from 'express';
import type { ExecutionResult } from 'graphql';
import type { House } from './context.ts';
import type { Identifies } from './http.ts';
import { languageAsked } from './language.ts';
import { isWatch, type Live, type Peer } from './live.ts';
import { exceptional } from './problem.ts';
import { isAdmitted, subscribedTo, type Documents } from './trusted.ts';

interface Opens { readonly house: House; readonly identify: Identifies; readonly documents: Documents; readonly live: Live }

/** Streams of one person at once, as with sockets. */
const streamsEach = 40;

/** Feeds as server-sent events, for where sockets are blocked: `GET /feed?operation=<hash>&variables=<json>&after=<json>`, resumed by `Last-Event-ID`. */
export const events = ({ house, identify, documents, live }: Opens): RequestHandler => {
  const perPerson = new Map<string, number>();
  return async (req, res) => {
    const variables = json(req.query['variables']) ?? {};
    const admitted = documents.admit({ kind: 'anonymous', id: '', roles: [], departments: [] }, { variables, extensions: { persistedQuery: { sha256Hash: String(req.query['operation'] ?? '') } } });
    const given = isAdmitted(admitted) ? subscribedTo(admitted) : undefined;
    if (!isAdmitted(admitted) || !given) return void res.status(400).json({ errors: [{ message: unknownFeed.in(languageAsked(req)), extensions: unknownFeed.extensions }] });
    const { actor, language } = await identify(house, req);
    if (res.destroyed) return;
    const key = actor.kind === 'anonymous' ? `at ${req.ip}` : `${actor.kind} ${actor.id}`;
    const others = perPerson.get(key) ?? 0;
    if (others >= streamsEach) return void res.status(429).json({ errors: [{ message: tooMany.in(language), extensions: tooMany.extensions }] });
    perPerson.set(key, others + 1);
    const peer: Peer = { actor, language, line: lineOver(res), again: async () => (await identify(house, req)).actor };
    res.once('close', () => {
      const left = (perPerson.get(key) ?? 1) - 1;
      if (left > 0) perPerson.set(key, left);
      else perPerson.delete(key);
      live.gone(peer);
    });
    const watch = await live.watch(peer, { ...admitted, given, id: 'feed', after: resumedAt(req) ?? json(req.query['after']) });
    if (!isWatch(watch)) return void res.status(statusOf(watch)).json({ errors: watch.errors });
    if (res.writableEnded || res.destroyed) return void live.gone(peer);
    open(res);
    await watch.next();
    res.end();
  };
};

const tooMany = exceptional('TOO_MANY_REQUESTS', { en: `At most ${streamsEach} feeds can be open at once.`, ar: `لا يتجاوز عدد التحديثات المباشرة المفتوحة معًا ${streamsEach}.` });
const unknownFeed = exceptional('BAD_REQUEST', { en: 'This feed is not known here.', ar: 'هذا التحديث المباشر غير معروف هنا.' });

const open = (res: Response): void => {
  if (res.headersSent) return;
  res.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  res.flushHeaders();
};

const lineOver = (res: Response): Peer['line'] => ({
  send(parcel) {
    if (res.writableEnded || res.destroyed) return;
    open(res);
    res.write(parcel.forEvents());
  },
  get buffered() {
    return res.writableLength;
  },
  close: () => void res.end(),
  cut: () => void res.destroy(),
});

/** The place of the last event, as `<epoch>:<at>`. */
const resumedAt = (req: HttpRequest): { epoch: number; at: string } | undefined => {
  const match = /^(\d{1,9}):(\d[\d.]{0,40})$/.exec(req.get('last-event-id') ?? '');
  return match ? { epoch: Number(match[1]), at: match[2]! } : undefined;
};

const json = (text: unknown): unknown => {
  if (typeof text !== 'string' || text.length > 4_096) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const statusOf = ({ errors }: ExecutionResult): number => (errors?.[0]?.extensions['code'] === 'UNAUTHENTICATED' ? 401 : 403);
