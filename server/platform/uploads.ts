import { Busboy } from '@fastify/busboy';
import { Router, type Request, type Response } from 'express';
import type { Readable } from 'node:stream';
import type { Context } from './context.ts';
import { largestFile } from './files.ts';
import { NotFound, Refused } from './problem.ts';

/** What a multipart post brings: its small fields, then one file as a stream. */
export interface Upload { readonly fields: Readonly<Record<string, string>>; readonly file: { readonly bytes: Readable; readonly name: string } }

interface Doors {
  readonly contextOf: (req: Request) => Promise<Context>;
  /** Keeps what arrived and answers with what was made of it; the verb states who may. */
  readonly take: (ctx: Context, upload: Upload) => Promise<unknown>;
  /** The bytes of one file for whoever may read it. */
  readonly open: (ctx: Context, id: string, version: number, what: 'viewed' | 'downloaded') => Promise<{ file: { name: string; type: string; size: number }; bytes: Readable }>;
}

/** `POST /files` (multipart: fields first, then `file`) and `GET /files/:id/:version`. Nothing is served inline but pictures, sound and film. */
export const uploads = ({ contextOf, take, open }: Doors): Router => {
  const router = Router();
  router.post('/', async (req, res) => {
    const ctx = await contextOf(req);
    await answer(ctx, res, async () => ({ evidence: await take(ctx, await receive(req)), userErrors: [] }));
  });
  router.get('/:id/:version', async (req, res) => {
    const ctx = await contextOf(req);
    await answer(ctx, res, async () => {
      const inline = req.query['view'] !== undefined;
      const { file, bytes } = await open(ctx, req.params.id, Number(req.params.version), inline ? 'viewed' : 'downloaded');
      const shown = inline && /^(image\/(jpeg|png|gif|webp)|audio\/|video\/)/.test(file.type);
      res.set({
        'content-type': shown ? file.type : 'application/octet-stream', 'content-length': String(file.size), 'x-content-type-options': 'nosniff',
        'content-security-policy': "sandbox; default-src 'none'", 'cache-control': 'private, no-store',
        'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      });
      bytes.on('error', () => res.destroy()).pipe(res);
    });
  });
  return router;
};

const answer = async (ctx: Context, res: Response, work: () => Promise<unknown>): Promise<void> => {
  try {
    const body = await work();
    if (body !== undefined) res.json(body);
  } catch (error) {
    if (!(error instanceof Refused)) {
      ctx.house.log.error('A file could not be taken or given.', { requestId: ctx.request.id, error });
      res.status(500).json({ errors: [{ extensions: { code: 'INTERNAL', requestId: ctx.request.id } }] });
      return;
    }
    const status = error.code === NotFound.code ? 404 : error.code === 'not-permitted' ? 403 : 422;
    res.status(status).json({ evidence: null, userErrors: [{ code: error.code, message: error.in(ctx.language), field: error.field }] });
  }
};

/** Reads the fields up to the file; the file itself is left to be streamed. */
const receive = (req: Request): Promise<Upload> =>
  new Promise((resolve, reject) => {
    const fields: Record<string, string> = {};
    const parser = new Busboy({ headers: req.headers as { 'content-type': string }, limits: { files: 1, fields: 20, fieldSize: 20_000, fileSize: largestFile + 1 } });
    parser.on('field', (name, value) => (fields[name] = value));
    parser.on('file', (_name, bytes, name) => resolve({ fields, file: { bytes, name: name ?? 'file' } }));
    parser.on('finish', () => reject(new Refused(NotFound)));
    parser.on('error', reject);
    req.on('aborted', () => parser.destroy(new Error('the sender went away')));
    req.pipe(parser);
  });
