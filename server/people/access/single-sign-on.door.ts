import type { Request, RequestHandler } from 'express';
import { Router } from 'express';
import type { Context } from '../../platform/context.ts';
import { OriginPort } from '../../platform/post.ts';
import { VaultPort } from '../../platform/vault.ts';
import { Refused } from '../../platform/problem.ts';
import { cookiesOf } from './credentials.service.ts';
import { enterBySingleSignOn } from './single-sign-on.service.ts';
import { SingleSignOnPort } from './single-sign-on.ts';

/** Seconds that somebody may take at the provider. */
const patience = 600;
const cookie = 'single-sign-on';

/** `/auth/oidc` leads to the provider, `/auth/oidc/callback` comes back from it. What is kept between the two is sealed in a cookie. */
export const singleSignOnDoor = (contextOf: (req: Request) => Promise<Context>): RequestHandler => {
  const router = Router();
  router.get('/', async (req, res) => {
    const ctx = await contextOf(req);
    const provider = ctx.house.port(SingleSignOnPort);
    if (!provider) return void res.redirect(303, '/sign-in');
    const { to, kept } = await provider.begin(new URL('/auth/oidc/callback', ctx.house.port(OriginPort)()));
    res.cookie(cookie, sealed(ctx, JSON.stringify({ kept, back: inside(req.query['back']) })), { httpOnly: true, sameSite: 'lax', secure: req.secure, path: '/auth/oidc', maxAge: patience * 1000 });
    res.redirect(303, to.href);
  });
  router.get('/callback', async (req, res) => {
    const ctx = await contextOf(req);
    const provider = ctx.house.port(SingleSignOnPort);
    const brought = cookiesOf(req).get(cookie);
    res.clearCookie(cookie, { path: '/auth/oidc' });
    try {
      if (!provider || !brought) throw new Error('Nothing was begun.');
      const { kept, back } = JSON.parse(unsealed(ctx, brought)) as { kept: string; back: string };
      await enterBySingleSignOn(ctx, await provider.finish(new URL(req.originalUrl, 'http://here').search, kept));
      res.redirect(303, back);
    } catch (error) {
      if (!(error instanceof Refused)) ctx.house.log.warn('A single sign-on did not succeed.', { requestId: ctx.request.id, error });
      res.redirect(303, '/sign-in?unknown');
    }
  });
  return router;
};

const sealed = (ctx: Context, text: string): string => {
  const vault = ctx.house.port(VaultPort);
  const key = vault.newKey();
  return `${key.toString('base64url')}.${vault.seal(key, text).toString('base64url')}`;
};
const unsealed = (ctx: Context, text: string): string => {
  const [key = '', body = ''] = text.split('.', 2);
  return ctx.house.port(VaultPort).open(Buffer.from(key, 'base64url'), Buffer.from(body, 'base64url'));
};

/** An address inside this house; anything else becomes the first page. */
const inside = (path: unknown): string => (typeof path === 'string' && /^\/(?![/\\])/.test(path) ? path : '/work');
