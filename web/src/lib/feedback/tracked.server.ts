import { redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { typedIn } from '#lib/platform/manner.server.ts';
import { latinDigits } from '#lib/platform/words.ts';
import type { ResultOf } from 'gql.tada';
import { TrackedBy } from '#schema/documents/feedback.ts';
import { keepLink, linkOf, type Link } from './link.server.ts';

export type TrackedCase = NonNullable<ResultOf<typeof TrackedBy>['tracked']>;
export interface Opened { link: Link; tracked: TrackedCase }
export interface Shut { number: string; fault: string | null }

/** The ten digits of a number, however it was typed. */
export const digitsOf = (typed: string): string => latinDigits(typed).replace(/\D/g, '').slice(0, 20);

/** Number and key, as they were typed. */
export const soughtIn = (form: FormData): Link => ({ number: typedIn(form, 'number', 40), key: typedIn(form, 'key', 200).trim() });

/** Asks for a matter by its link; looking records nothing. */
export async function look(locals: App.Locals, { number, key }: Link): Promise<{ tracked: TrackedCase | null; often: boolean }> {
  const { data, errors } = await locals.ask(TrackedBy, { number, key });
  return { tracked: data?.tracked ?? null, often: errors.length > 0 };
}

/**
 * The matter that this address speaks of, if this browser has its key. A key in the address is taken into a cookie, and the address
 * becomes one that may be seen over a shoulder.
 */
export async function opened(event: RequestEvent, rest = ''): Promise<Opened | Shut> {
  const number = digitsOf(event.params.number ?? '');
  const key = event.url.searchParams.get('key');
  if (key) {
    const { tracked, often } = await look(event.locals, { number, key });
    if (!tracked) return { number, fault: often ? m.feedback_often() : NoSuch() };
    keepLink(event, { number: tracked.number, key });
    redirect(303, `/track/${tracked.number}${rest}`);
  }
  const link = linkOf(event, number);
  const found = link && (await look(event.locals, link));
  return link && found?.tracked ? { link, tracked: found.tracked } : { number, fault: null };
}

const NoSuch = (): string => m.track_none();

/** The link that an action of these pages works on. */
export const linkIn = (event: Pick<RequestEvent, 'cookies' | 'url' | 'params'>): Link | undefined => linkOf(event, digitsOf(event.params.number ?? ''));

/** Refusals of an answer, for the summary at the top of a page. */
export const refusalsOf = (answer: { userErrors: readonly { message: string; field: readonly string[] | null }[] } | null | undefined): { field: string | null; message: string }[] =>
  (answer ? answer.userErrors.map(({ message, field }) => ({ message, field: field?.at(-1) ?? null })) : [{ field: null, message: m.feedback_trouble() }]);
