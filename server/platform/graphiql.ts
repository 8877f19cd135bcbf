import type { RequestHandler } from 'express';
import { existsSync, readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import type { ContextOf } from './http.ts';
import type { Language } from './language.ts';

const bundle = new URL('../../graphiql/', import.meta.url);
const kinds: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.ttf': 'font/ttf', '.svg': 'image/svg+xml' };

/**
 * GraphiQL for signed-in people, from this server alone; it borrows itself a token of one hour.
 * @param lends the hash of the document that lends one
 */
export const graphiql = (lends: string) => (contextOf: ContextOf): RequestHandler => async (req, res, next) => {
  const ctx = await contextOf(req);
  if (ctx.actor.kind !== 'person') return void res.redirect(303, '/sign-in?back=/graphiql');
  const name = /^\/((?:assets\/)?[\w.-]+)$/.exec(req.path)?.[1];
  if (!name) {
    const nonce = randomBytes(16).toString('base64');
    res.setHeader('content-security-policy', `default-src 'self'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'`);
    return void res.type('html').send(page(nonce, lends, ctx.language));
  }
  const file = new URL(name, bundle);
  if (!existsSync(file)) return next();
  res.type(kinds[/\.\w+$/.exec(name)?.[0] ?? ''] ?? 'application/octet-stream').set('cache-control', 'public, max-age=3600').send(readFileSync(file));
};

const page = (nonce: string, lends: string, language: Language): string => `<!doctype html>
<html lang="en" dir="ltr">
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>GraphiQL · Majlis</title>
<link rel="icon" href="/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/graphiql/graphiql.css">
<style nonce="${nonce}">html, body, #graphiql { margin: 0; height: 100%; }</style>
<body><div id="graphiql" data-lends="${lends}" data-language="${language}"></div>
<script type="module" nonce="${nonce}" src="/graphiql/graphiql.js"></script>
`;
