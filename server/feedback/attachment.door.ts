import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Context } from '../platform/context.ts';
import { NotFound, NotPermitted, Refused, refusalsIn } from '../platform/problem.ts';
import { mustBeOurs, receiveAll, type Taken } from '../platform/uploads.ts';
import { cookiesOf } from '../people/access/credentials.service.ts';
import { attach, attachmentLimits, waiting } from './attachment.service.ts';
import { saveDraft } from './draft.service.ts';
import { longest } from './feedback.vocabulary.ts';
import { hearFrom } from './message.service.ts';
import { trackingCookie } from './tracking.credentials.ts';
import { complainantOf } from './tracking.service.ts';
import type { Attachment } from './tracking.entity.ts';

/**
 * Files of people without an account. `POST /attach` (multipart, any number of files) keeps them until the words come, under the draft of the form (the header x-draft, or its cookie); with a field `back` (a page of ours)
 * it leads there, otherwise it answers in JSON. `POST /attach/intake` is the form of staff without JavaScript: what was typed is kept beside the files, and the page shows both again. `POST /attach/<number>` is the form of
 * the tracking page: words and files together.
 */
export const attachmentDoor = (contextOf: (req: Request) => Promise<Context>): RequestHandler => {
  const router = Router();
  router.post('/', (req, res) => answered(req, res, contextOf, '/submit/files', async (ctx) => {
    const draft = req.get('x-draft') ?? cookiesOf(req).get('draft');
    const { fields, files } = await receiveAll(req, attachmentLimits.files, (file) => attach(ctx, file, draft));
    const refused = firstRefused(files);
    const spoken = speak(req, res, fields['language']);
    const back = inside(fields['back']) ?? (spoken ? `/submit/files${fields['change'] ? '?change' : ''}` : undefined);
    if (back) return void res.redirect(303, refused ? `/submit/files?refused=${encodeURIComponent(refused.refused.code)}&file=${encodeURIComponent(refused.name.slice(0, 120))}${fields['change'] ? '&change' : ''}` : back);
    const kept = files.flatMap((file) => ('kept' in file ? [{ id: file.kept.id, name: file.kept.name, size: file.kept.size, type: file.kept.type }] : []));
    res.status(refused ? 422 : 200).json({ files: kept, userErrors: files.flatMap((file) => ('refused' in file ? [{ code: file.refused.code, message: file.refused.in(ctx.language), field: ['files'], file: file.name }] : [])) });
  }));
  router.post('/intake', (req, res) => answered(req, res, contextOf, '/intake', async (ctx) => {
    if (ctx.actor.kind !== 'person') throw new Refused(NotPermitted);
    const { fields, files } = await receiveAll(req, attachmentLimits.files, (file, { opId }) => attach(ctx, file, opId));
    const { opId = '' } = fields;
    await saveDraft(ctx, opId, JSON.stringify(fields));
    const refused = firstRefused(files);
    // The page takes the name of the draft out of this cookie and forgets it: a second window begins empty, and no address names it.
    res.cookie('intake', opId, { path: '/intake', httpOnly: true, sameSite: 'lax', secure: req.secure, maxAge: 60_000 });
    res.redirect(303, refused ? `/intake?refused=${encodeURIComponent(refused.refused.code)}&file=${encodeURIComponent(refused.name.slice(0, 120))}` : '/intake');
  }));
  router.post('/:number', (req, res) => answered(req, res, contextOf, `/track/${req.params['number'] as string}`, async (guest) => {
    const ctx = await theirs(guest, req);
    const { fields, files } = await receiveAll(req, attachmentLimits.files, (file) => attach(ctx, file));
    const page = `/track/${req.params['number'] as string}`;
    const words = (fields['words'] ?? '').slice(0, longest.words + 1);
    const known = await waiting(ctx);
    const refused = firstRefused(files);
    if (speak(req, res, fields['language']) && !refused) {
      await saveDraft(guest, heldUnder(req), JSON.stringify({ words }));
      return void res.redirect(303, `${page}?kept#words`);
    }
    const wrong = refused ? { code: refused.refused.code, file: refused.name } : await sent(ctx, fields['opId'] ?? '', words || known.map(({ name }) => name).join('، '), known);
    if (!wrong) return void res.redirect(303, `${page}?wrote#messages`);
    // What was typed lies on the server until the page asks for it: a refused file costs nobody their words.
    await saveDraft(guest, heldUnder(req), JSON.stringify({ words }));
    res.redirect(303, `${page}?refused=${encodeURIComponent(wrong.code)}${wrong.file ? `&file=${encodeURIComponent(wrong.file.slice(0, 120))}` : ''}#words`);
  }));
  return router;
};

/** The name under which the words of a tracking page are kept: known to the browser that has the link. */
const heldUnder = (req: Request): string => `track ${keyIn(req)}`.slice(0, 64);

const keyIn = (req: Request): string => {
  const pairs = (cookiesOf(req).get(trackingCookie) ?? '').split(',').map((pair) => pair.split('.', 2));
  return pairs.find(([number]) => number === req.params['number'])?.[1] ?? '';
};

const theirs = async (ctx: Context, req: Request): Promise<Context> => {
  const who = await complainantOf(ctx, String(req.params['number']), keyIn(req));
  if (!who) throw new Refused(NotFound);
  return ctx.as(who);
};

const sent = async (ctx: Context, opId: string, words: string, files: readonly Attachment[]): Promise<{ code: string; file?: string } | null> => {
  try {
    await hearFrom(ctx.doing(`track ${opId.slice(0, 64)}`), ctx.actor.id, { words, channel: 'form', fileIds: files.map(({ id }) => id) });
    return null;
  } catch (error) {
    if (error instanceof Refused) return { code: error.code };
    throw error;
  }
};

/** Whoever changes the language in the middle of a form with files sends nothing yet: files and words wait, and the page comes again in the other one. */
const speak = (req: Request, res: Response, language: string | undefined): boolean => {
  if (language !== 'en' && language !== 'ar') return false;
  res.cookie('language', language, { path: '/', maxAge: 365 * 86_400_000, sameSite: 'lax', secure: req.secure });
  return true;
};

const firstRefused = (files: readonly Taken<Attachment>[]): { name: string; refused: Refused } | undefined => files.find((file) => 'refused' in file) as { name: string; refused: Refused } | undefined;

/** A page of ours, and nothing that could lead elsewhere. */
const inside = (path: string | undefined): string | undefined => (path && /^\/submit\/[a-z]{1,12}(\?change)?$/.test(path) ? path : undefined);

const answered = async (req: Request, res: Response, contextOf: (req: Request) => Promise<Context>, page: string, work: (ctx: Context) => Promise<void>): Promise<void> => {
  const ctx = await contextOf(req);
  try {
    mustBeOurs(req);
    await work(ctx);
  } catch (error) {
    if (res.headersSent) return void res.destroy();
    const [refused] = refusalsIn(error) ?? [];
    if (!refused) ctx.house.log.error('A file of a form could not be taken.', { requestId: ctx.request.id, error });
    if (req.accepts(['json', 'html']) === 'html') return void res.redirect(303, `${page}?refused=${refused ? refused.code : 'trouble'}`);
    res.status(refused ? (refused.code === NotFound.code ? 404 : 422) : 500).json({ files: [], userErrors: refused ? [{ code: refused.code, message: refused.in(ctx.language), field: refused.field ?? ['files'], file: null }] : [] });
  } finally {
    if (!req.readableEnded) req.unpipe().resume();
  }
};
