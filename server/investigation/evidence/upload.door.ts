import express, { Router, type Request, type RequestHandler } from 'express';
import type { Context } from '../../platform/context.ts';
import { NotPermitted, Refused } from '../../platform/problem.ts';
import { answered, mustBeOurs } from '../../platform/uploads.ts';
import { beginUpload, dropUpload, finishUpload, goOn, uploadOf } from './upload.service.ts';

/**
 * Evidence in pieces, for lines that break: `POST /uploads` {opId, name, size, fields} begins it and says where it stands · `PATCH /uploads/<id>` with
 * the header `upload-offset` sends more · `GET` asks how far it is · `POST /uploads/<id>/finish` {hash} makes it evidence · `DELETE` gives it up.
 * Whoever began it, and nobody else; whether they may is asked with every piece.
 */
export const uploadDoor = (contextOf: (req: Request) => Promise<Context>): RequestHandler => {
  const router = Router();
  const json = express.json({ limit: '16kb' });
  const door = (work: (ctx: Context, req: Request) => Promise<object>): RequestHandler => async (req, res) => {
    const ctx = await contextOf(req);
    await answered(ctx, res, async () => {
      if (ctx.actor.kind !== 'person') throw new Refused(NotPermitted);
      mustBeOurs(req);
      const said = await work(ctx, req);
      res.set('cache-control', 'no-store').json({ ...said, userErrors: [] });
    });
    if (!req.readableEnded) req.unpipe().resume();
  };
  router.post('/', json, door(async (ctx, req) => ({ upload: await beginUpload(ctx, begun(req.body)) })));
  router.get('/:id', door(async (ctx, req) => ({ upload: await uploadOf(ctx, idIn(req)) })));
  router.patch('/:id', door(async (ctx, req) => ({ upload: await goOn(ctx, idIn(req), Number(req.get('upload-offset') ?? Number.NaN), req) })));
  router.post('/:id/finish', json, door(async (ctx, req) => ({ evidence: { id: await finishUpload(ctx, idIn(req), { hash: textIn(req.body, 'hash'), expectedVersion: textIn(req.body, 'expectedVersion') }) }, seq: ctx.request.wrote ?? null })));
  router.delete('/:id', door(async (ctx, req) => (await dropUpload(ctx, idIn(req)), { upload: null })));
  return router;
};

const idIn = (req: Request): string => String(req.params['id']);

const textIn = (body: unknown, name: string): string | undefined => {
  const value = (body as Readonly<Record<string, unknown>> | undefined)?.[name];
  return typeof value === 'string' ? value.slice(0, 300) : undefined;
};

const begun = (body: unknown): Parameters<typeof beginUpload>[1] => {
  const { size, fields } = (body ?? {}) as { size?: unknown; fields?: unknown };
  const pairs = Object.entries((fields ?? {}) as Record<string, unknown>).filter((pair): pair is [string, string] => typeof pair[1] === 'string').slice(0, 20).map(([name, value]) => [name.slice(0, 40), value.slice(0, 2_000)]);
  return { opId: textIn(body, 'opId') ?? '', name: textIn(body, 'name') ?? 'file', size: typeof size === 'number' ? size : 0, fields: Object.fromEntries(pairs) as Record<string, string> };
};
