import type { RequestEvent } from '@sveltejs/kit';

const name = 'tracking';
const half = 180 * 86_400;
const most = 5;

type At = Pick<RequestEvent, 'cookies' | 'url'>;

/** What opens the outside view of a case. */
export interface Link {
  number: string;
  key: string;
}

const all = ({ cookies }: At): Link[] =>
  (cookies.get(name) ?? '').split(',').flatMap((pair) => {
    const [number, key] = pair.split('.', 2);
    return number && key && /^\d{10}$/.test(number) && /^[\w-]{8,64}$/.test(key) ? [{ number, key }] : [];
  });

/** The key that this browser has for a number, if it has one. */
export const linkOf = (at: At, number: string): Link | undefined => all(at).find((link) => link.number === number);

/** The one it opened last. */
export const lastLink = (at: At): Link | undefined => all(at)[0];

/** Remembers a private link in this browser, so that the address bar need not carry its key. The latest comes first. */
export const keepLink = (at: At, link: Link): void => write(at, [link, ...all(at).filter(({ number }) => number !== link.number)].slice(0, most));

export const dropLink = (at: At, number: string): void => write(at, all(at).filter((link) => link.number !== number));

const write = ({ cookies, url }: At, links: readonly Link[]): void => {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' } as const;
  if (links.length) cookies.set(name, links.map(({ number, key }) => `${number}.${key}`).join(','), { ...options, maxAge: half, encode: (value) => value });
  else cookies.delete(name, options);
};
