import { fail, redirect } from '@sveltejs/kit';
import { randomBytes } from 'node:crypto';
import { outsideBodies } from '#lib/feedback/bodies.server.ts';
import { linkIn, opened, refusalsOf, soughtIn } from '#lib/feedback/tracked.server.ts';
import { preferring, typedIn } from '#lib/platform/manner.server.ts';
import { typedForm } from '#lib/platform/typed.ts';
import { m } from '#lib/paraglide/messages.js';
import { SayWhetherSettled } from '#schema/documents/feedback.ts';
import type { Actions, PageServerLoad } from './$types';

/** Shows the question; mail scanners that open the link change nothing. Only the button below answers. */
export const load: PageServerLoad = async (event) => {
  const shown = await opened(event, '/satisfaction');
  const thanks = event.url.searchParams.get('thanks');
  const asks = !('tracked' in shown) || (shown.tracked.mayAnswer && !thanks);
  return { ...shown, typing: asks ? { form: typedForm } : undefined, opId: randomBytes(12).toString('base64url'), thanks, bodies: thanks === 'outside' ? await outsideBodies(event.locals) : [] };
};

/** What was answered, as it was typed. */
const answerIn = (form: FormData) => ({ settled: typedIn(form, 'settled'), outcome: typedIn(form, 'outcome'), handling: typedIn(form, 'handling'), comment: typedIn(form, 'comment', 25_000), wants: typedIn(form, 'wants') });

export const actions: Actions = {
  prefer: preferring((form) => ({ ...soughtIn(form), typed: answerIn(form) })),
  async answer(event) {
    const link = linkIn(event);
    if (!link) redirect(303, '/track');
    const form = await event.request.formData();
    const typed = answerIn(form);
    const faults: { field: string | null; message: string }[] = [];
    if (!['yes', 'no'].includes(typed.settled)) faults.push({ field: 'settled', message: m.settle_due() });
    if (typed.settled === 'no' && !typed.wants) faults.push({ field: 'wants', message: m.settle_wants_due() });
    if (faults.length > 0) return fail(400, { typed, faults });
    const figure = (typedFigure: string) => (/^[1-5]$/.test(typedFigure) ? Number(typedFigure) : null);
    const input = { settled: typed.settled === 'yes', outcome: figure(typed.outcome), handling: figure(typed.handling), comment: typed.comment || null, wants: typed.settled === 'no' ? typed.wants : null };
    const { data } = await event.locals.ask(SayWhetherSettled, { opId: `settled ${typedIn(form, 'opId', 64)}`, link, input });
    if (!data?.sayWhetherSettled.tracked) return fail(400, { typed, faults: refusalsOf(data?.sayWhetherSettled) });
    redirect(303, `/track/${link.number}/satisfaction?thanks=${input.wants === 'outside' ? 'outside' : typed.settled}`);
  },
};
