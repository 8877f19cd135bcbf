import { act, done, givenIn, newOpId, typedAgain } from '#lib/people/acts.server.ts';
import { must } from '#lib/platform/ask.server.ts';
import { typedForm } from '#lib/platform/typed.ts';
import { latinDigits } from '#lib/platform/words.ts';
import { ChooseNotices, EndDevice, MyNotices, ResetNotices, TryDevice } from '#schema/documents/notice.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { noticeSettings } = await must(locals.ask(MyNotices, {}));
  return { typing: { form: typedForm }, settings: noticeSettings, zones: Intl.supportedValuesOf('timeZone'), opId: newOpId() };
};

export const actions: Actions = {
  prefer: typedAgain('choose', ['more']),
  async choose({ request, locals }) {
    const given = givenIn(await request.formData(), ['more']);
    const field = (name: string) => latinDigits(String(given[name] ?? '')).trim();
    const more = (given['more'] as readonly string[] | undefined) ?? [];
    const choices = Object.entries(given).flatMap(([name, when]) => {
      const [, way, cause] = /^(email|push)-(\w+)$/.exec(name) ?? [];
      return way && cause ? [{ way, cause, when: String(when) }] : [];
    });
    const quiet = more.includes('quiet');
    const input = {
      choices, quiet, ...(quiet && { quietFrom: field('quietFrom'), quietTo: field('quietTo') }), digestAt: field('digestAt'),
      workingDays: more.includes('workingDays'), zone: String(given['zone'] ?? ''), discreet: more.includes('discreet'),
    };
    const { failed } = await act('choose', { ...given, more }, locals.ask(ChooseNotices, { opId: String(given['opId']), expectedVersion: Number(given['version']) || null, input }));
    return failed ?? done('choose');
  },
  async reset({ request, locals }) {
    const { failed } = await act('reset', {}, locals.ask(ResetNotices, { opId: String((await request.formData()).get('opId')) }));
    return failed ?? done('reset');
  },
  async endDevice({ request, locals }) {
    const form = await request.formData();
    const { failed } = await act('endDevice', {}, locals.ask(EndDevice, { opId: String(form.get('opId')), id: String(form.get('id')) }));
    return failed ?? done('endDevice');
  },
  async tryDevice({ request, locals }) {
    const form = await request.formData();
    const { failed } = await act('tryDevice', {}, locals.ask(TryDevice, { opId: String(form.get('opId')), id: String(form.get('id')) }));
    return failed ?? done('tryDevice');
  },
};
