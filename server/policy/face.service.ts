import { Router, type Request } from 'express';
import { Readable } from 'node:stream';
import { isColour, leastContrast, readability } from '../../schema/rules/contrast.ts';
import type { Context } from '../platform/context.ts';
import { FilesPort } from '../platform/files.ts';
import { mistaken, refusal } from '../platform/problem.ts';
import { Organisation, organisationId } from '../people/organisation.entity.ts';
import { keep } from './policy.verb.ts';
import type { FaceInput } from './settings.inputs.ts';
import { plain } from './settings.service.ts';

export const LowContrast = refusal<{ has?: string }>('policy.low-contrast', {
  en: ({ has = '' }) => `This colour cannot be read on paper or under white letters: ${has} : 1, and 4.5 : 1 is needed.`,
  ar: ({ has = '' }) => `هذا اللون غير مقروء على خلفية الصفحة أو تحت نص أبيض: ${has} : 1، والمطلوب 4.5 : 1.`,
});
export const NotAColour = refusal('malformed', { en: () => 'Please give a colour as #1f6f5c.', ar: () => 'المطلوب لون بصيغة مثل #1f6f5c.' });
export const NotALogo = refusal('policy.not-a-logo', { en: () => 'A logo is a PNG, JPEG or WebP picture of at most 140 KB.', ar: () => 'الشعار صورة بصيغة PNG أو JPEG أو WebP لا يتجاوز حجمها 140 كيلوبايت.' });

/** Name, logo, colour and sender on everything public. */
export const keepFace = async (ctx: Context, expectedVersion: number, input: FaceInput): Promise<Organisation> => {
  if (input.accent) {
    if (!isColour(input.accent)) throw mistaken('accent', NotAColour);
    const has = readability(input.accent);
    if (has < leastContrast) throw mistaken('accent', LowContrast, { has: has.toFixed(1) });
  }
  const logo = input.logo ? await logoOf(ctx, input.logo) : null;
  return keep(ctx, Organisation, 'face', { id: organisationId, expectedVersion }, { ...plain(input, 'sender'), logo, accent: input.accent?.toLowerCase() ?? null }, async () => undefined);
};

const types: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' };
const address = /^\/face\/([0-9a-f]{64})\.(png|jpg|webp)$/;

/** A picture by its bytes, never by what it calls itself; never SVG. */
const logoOf = async (ctx: Context, given: string): Promise<string> => {
  if (address.test(given)) return given;
  const [, text] = /^data:image\/(?:png|jpeg|webp);base64,([A-Za-z0-9+/=]+)$/.exec(given) ?? [];
  if (!text) throw mistaken('logo', NotALogo);
  const kept = await ctx.house.port(FilesPort).keep(Readable.from([Buffer.from(text, 'base64')])).catch(() => null);
  const ending = kept && types[kept.type];
  if (!kept || !ending || kept.size > 140 * 1024) throw mistaken('logo', NotALogo);
  return `/face/${kept.hash}.${ending}`;
};

/** `GET /face/<hash>.<ending>`: the logo that is shown now, to everybody; nothing else is given from here. */
export const faceDoor = (contextOf: (req: Request) => Promise<Context>): Router => {
  const router = Router();
  router.get('/:name', async (req, res) => {
    const ctx = await contextOf(req);
    const organisation = await ctx.em.findOne(Organisation, { id: organisationId });
    const [, hash = '', ending = ''] = address.exec(organisation?.logo ?? '') ?? [];
    const files = ctx.house.port(FilesPort);
    if (!hash || req.params['name'] !== `${hash}.${ending}` || !files.has(hash)) return void res.sendStatus(404);
    const type = Object.entries(types).find(([, one]) => one === ending)![0];
    res.set({ 'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': 'public, max-age=31536000, immutable', 'content-security-policy': "default-src 'none'; sandbox" });
    files.read(hash).on('error', () => res.destroy()).pipe(res);
  });
  return router;
};
