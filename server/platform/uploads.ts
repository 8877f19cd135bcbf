import { Busboy } from '@fastify/busboy';
import { Router, type Request, type Response } from 'express';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Context } from './context.ts';
import { largestFile } from './files.ts';
import { Malformed, mistaken, NotFound, NotPermitted, Refused, refusalsIn, Required } from './problem.ts';
import { storable } from './storable.ts';

/** What a multipart post brings: its small fields, then one file as a stream. */
export interface Upload { readonly fields: Readonly<Record<string, string>>; readonly file: { readonly bytes: Readable; readonly name: string } }

interface Range { readonly start: number; readonly end: number }

interface Doors {
  readonly contextOf: (req: Request) => Promise<Context>;
  /** Keeps what arrived and answers with what was made of it; the verb states who may. */
  readonly take: (ctx: Context, upload: Upload) => Promise<{ readonly id: string }>;
  /** The bytes of one file for whoever may read it. */
  readonly open: (ctx: Context, id: string, version: number, what: 'viewed' | 'downloaded') => Promise<{ file: { name: string; type: string; size: number }; read: (range?: Range) => Readable }>;
}

/** `POST /files` (multipart: fields first, then `file`) and `GET /files/:id/:version`. Nothing is served inline but pictures, sound, film and PDF, in a sandbox. */
export const uploads = ({ contextOf, take, open }: Doors): Router => {
  const router = Router();
  router.post('/', async (req, res) => {
    const ctx = await contextOf(req);
    await answered(ctx, res, async () => {
      if (ctx.actor.kind === 'anonymous') throw new Refused(NotPermitted);
      mustBeOurs(req);
      const { id } = await take(ctx, await receive(req));
      res.json({ evidence: { id }, seq: ctx.request.wrote ?? null, userErrors: [] });
    });
    // What was refused half way is let run out: a line that is cut would swallow the answer.
    if (!req.readableEnded) req.unpipe().resume();
  });
  router.get('/:id/:version', async (req, res) => {
    const ctx = await contextOf(req);
    await answered(ctx, res, async () => {
      const inline = req.query['view'] !== undefined;
      const { file, read } = await open(ctx, req.params.id, Number(req.params.version), inline ? 'viewed' : 'downloaded');
      await give(req, res, file, inline, read);
    });
  });
  return router;
};

const give = async (req: Request, res: Response, file: { name: string; type: string; size: number }, inline: boolean, read: (range?: Range) => Readable): Promise<void> => {
  const shown = inline && /^(image\/(jpeg|png|gif|webp)$|audio\/|video\/|application\/pdf$)/.test(file.type);
  const ranges = req.range(file.size);
  res.set({
    'content-type': shown ? file.type : 'application/octet-stream', 'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-origin', 'cache-control': 'private, no-store', 'accept-ranges': 'bytes',
    'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded(file.name)}`,
  });
  if (ranges === -1) return void res.status(416).set('content-range', `bytes */${file.size}`).end();
  const range = Array.isArray(ranges) && ranges.type === 'bytes' && ranges.length === 1 ? ranges[0] : undefined;
  if (range) res.status(206).set('content-range', `bytes ${range.start}-${range.end}/${file.size}`);
  res.set('content-length', String(range ? range.end - range.start + 1 : file.size));
  await pipeline(read(range && { start: range.start, end: range.end }), res).catch(() => res.destroy());
};

/** RFC 5987: what `encodeURIComponent` leaves and a header parameter may not hold. */
const encoded = (name: string): string => encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** A form of another site could post here with the browser's cookie: what a browser sends names its origin. */
export const mustBeOurs = (req: Request): void => {
  const { origin } = req.headers;
  if (req.headers['sec-fetch-site'] === 'same-origin') return;
  if (origin !== undefined && req.headers.authorization === undefined && originHost(origin) !== req.headers.host) throw new Refused(NotPermitted);
};

const originHost = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);

/** What was refused is told as data; what is a fault, by its request id alone. */
export const answered = async (ctx: Context, res: Response, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (res.headersSent) return void res.destroy();
    res.set('connection', 'close');
    const [refused] = refusalsIn(error) ?? [];
    if (refused) {
      const status = refused.code === NotFound.code ? 404 : refused.code === NotPermitted.code ? (ctx.actor.kind === 'anonymous' ? 401 : 403) : 422;
      res.status(status).json({ evidence: null, seq: null, userErrors: [{ code: refused.code, message: refused.in(ctx.language), field: refused.field ?? null }] });
      return;
    }
    ctx.house.log.error('A file could not be taken or given.', { requestId: ctx.request.id, error });
    res.status(500).json({ errors: [{ extensions: { code: 'INTERNAL', requestId: ctx.request.id } }] });
  }
};

/** Reads the fields up to the file; the file itself is left to be streamed. */
const receive = (req: Request): Promise<Upload> =>
  new Promise((resolve, reject) => {
    if (!/^multipart\/form-data; *boundary=/i.test(req.headers['content-type'] ?? '')) return reject(mistaken('file', Malformed));
    const fields: Record<string, string> = {};
    let arriving: Readable | undefined;
    const parser = new Busboy({ headers: req.headers as { 'content-type': string }, limits: { files: 1, fields: 20, fieldSize: 20_000, fileSize: largestFile + 1 } });
    parser.on('field', (name, value) => (fields[name] = storable(value)));
    parser.on('file', (_name, bytes, name) => {
      arriving = bytes;
      resolve({ fields, file: { bytes, name: storable(name ?? 'file') } });
    });
    parser.on('finish', () => reject(mistaken('file', Required)));
    const broken = (): void => {
      reject(mistaken('file', Malformed));
      arriving?.destroy(mistaken('file', Malformed));
    };
    parser.on('error', broken);
    req.on('aborted', broken);
    req.pipe(parser);
  });

/** What came of one file of a form: kept, or why not. */
export type Taken<T> = { readonly name: string; readonly kept: T } | { readonly name: string; readonly refused: Refused };

/**
 * Reads a whole form with several files: `take` is given one file after the other as a stream, with the fields that stood before it. What is refused does not end the rest. A field
 * for files that was left empty is none.
 */
export const receiveAll = <T>(req: Request, most: number, take: (file: Upload['file'], before: Readonly<Record<string, string>>) => Promise<T>): Promise<{ fields: Record<string, string>; files: Taken<T>[] }> =>
  new Promise((resolve, reject) => {
    if (!/^multipart\/form-data; *boundary=/i.test(req.headers['content-type'] ?? '')) return reject(mistaken('file', Malformed));
    const fields: Record<string, string> = {};
    const taking: Promise<Taken<T>>[] = [];
    const parser = new Busboy({ headers: req.headers as { 'content-type': string }, limits: { files: most + 1, fields: 100, fieldSize: 100_000, fileSize: largestFile + 1 } });
    parser.on('field', (name, value) => (fields[name] = storable(value)));
    parser.on('file', (_name, arriving, given) => {
      const name = storable(given ?? '');
      if (!name) return void arriving.resume();
      // Whoever takes it may give up half way and close what it was given; the form still has to be read to its end.
      const bytes = new PassThrough();
      arriving.pipe(bytes);
      bytes.once('close', () => arriving.unpipe(bytes).resume());
      const known = { ...fields };
      // One after the other, so that each knows how many there are.
      const before = taking.at(-1) ?? Promise.resolve();
      taking.push(before.then(() => take({ bytes, name }, known)).then((kept) => ({ name, kept }), (error: unknown) => {
        bytes.destroy();
        if (error instanceof Refused) return { name, refused: error };
        throw error;
      }));
      taking.at(-1)?.catch(() => {});
    });
    const broken = (): void => reject(mistaken('file', Malformed));
    parser.on('finish', () => void Promise.all(taking).then((files) => resolve({ fields, files }), reject));
    parser.on('error', broken);
    req.on('aborted', broken);
    req.pipe(parser);
  });
