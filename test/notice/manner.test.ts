import { expect, test } from 'vitest';
import { AssessCase, Discuss, JoinTeam } from '../../schema/documents/case.ts';
import { ChooseNotices, MyNotices, ResetNotices } from '../../schema/documents/notice.ts';
import { causes } from '../../server/notice/notice.entity.ts';
import { isUrgent, standardFor, ways } from '../../server/notice/choice.policy.ts';
import { afterQuiet, nextDigest } from '../../server/notice/quiet.policy.ts';
import { roles } from '../../server/people/role.policy.ts';
import { raised } from '../escalation/board.ts';
import { aCase, figures, op, room } from '../case/room.ts';
import { house, type NamedPerson } from '../house.ts';
import { called, inbox, lettersTo, quietened, waiting } from './people.ts';

const choose = (who: NamedPerson, input: Record<string, unknown>) => who.done(ChooseNotices, { opId: op(), input } as never);
const mine = async (who: NamedPerson) => (await who.done(MyNotices, {})).noticeSettings;

test('everybody begins with the standard of their roles, and an unchangeable row says what always comes', async () => {
  const h = await house();
  const [omar, sami] = [await mine(h.omar), await mine(h.sami)];
  expect(omar.rows.map(({ cause }) => cause)).toEqual(['urgent', ...causes]);
  expect(omar.rows[0]).toMatchObject({ email: 'now', push: 'now', fixed: expect.stringContaining('safety-critical') });
  expect(omar).toMatchObject({ standard: true, quiet: true, quietFrom: '21:00', quietTo: '07:00', digestAt: '08:00', zone: 'Asia/Riyadh', mailable: true, version: 0 });
  const row = (from: typeof omar, cause: string) => from.rows.find((one) => one.cause === cause)!;
  expect(row(omar, 'heard')).toMatchObject({ email: 'now', push: 'now' });
  expect(row(sami, 'heard')).toMatchObject({ email: 'digest', push: 'never' });
  expect(row(sami, 'escalated')).toMatchObject({ email: 'now', push: 'now' });
  for (const role of roles) for (const cause of causes) for (const way of ways) expect(['now', 'digest', 'never']).toContain(standardFor([role])[cause][way]);
  expect(standardFor(['management', 'investigator']).heard.email, 'of several roles the one that is told sooner').toBe('now');
});

test('choosing is refused where it makes no sense, is one’s own only, and the journal says that it was done and not what', async () => {
  const h = await house();
  const refused = (input: Record<string, unknown>) => h.omar.refused(ChooseNotices, { opId: op(), input } as never);
  expect(await h.guest().refused(MyNotices, {})).toEqual(['UNAUTHENTICATED']);
  expect(await h.guest().refused(ChooseNotices, { opId: op(), input: { discreet: true } })).toEqual(['UNAUTHENTICATED']);
  expect(await refused({ choices: [{ cause: 'urgent', way: 'email', when: 'never' }] })).toEqual(['notice.always-now']);
  expect(await refused({ choices: [{ cause: 'mentioned', way: 'pigeon', when: 'now' }] })).toEqual(['unknown-value']);
  expect(await refused({ choices: [{ cause: 'mentioned', way: 'email', when: 'later' }] })).toEqual(['unknown-value']);
  expect(await refused({ quietFrom: '25:00' })).toEqual(['malformed']);
  expect(await refused({ quietFrom: '07:00' }), 'quiet hours that end where they begin').toEqual(['notice.quiet-without-end']);
  expect(await refused({ digestAt: '8' })).toEqual(['malformed']);
  expect(await refused({ zone: 'Mars/Olympus' })).toEqual(['unknown-value']);
  const wrong = await h.omar.ask(ChooseNotices, { opId: op(), input: { quiet: true, quietFrom: 'nine in the evening', quietTo: '', digestAt: '24:00', zone: 'Mars/Olympus' } });
  expect(wrong.data!.chooseNotices.userErrors.map(({ field }) => field), 'each at its field, all at once').toEqual([['zone'], ['quietFrom'], ['quietTo'], ['digestAt']]);
  expect(await refused({ quietFrom: '25:00', quietTo: '21:00' }), 'a beginning that nobody can read is not taken for the end').toEqual(['malformed']);

  await choose(h.omar, { choices: [{ cause: 'mentioned', way: 'email', when: 'never' }], quiet: false, digestAt: '6:30', zone: 'Europe/London', discreet: true });
  const chosen = await mine(h.omar);
  expect(chosen).toMatchObject({ standard: false, quiet: false, quietFrom: null, digestAt: '06:30', zone: 'Europe/London', zoneChosen: true, discreet: true, version: 1 });
  expect(chosen.rows.find(({ cause }) => cause === 'mentioned')).toMatchObject({ email: 'never', push: 'now' });
  expect(await h.omar.refused(ChooseNotices, { opId: op(), expectedVersion: 7, input: { discreet: false } })).toEqual(['changed-meanwhile']);
  expect(await mine(h.huda), 'the head of quality keeps her own, and has no way to ask for his').toMatchObject({ standard: true, discreet: false });
  const [said] = await h.as().em.execute<{ fact: object }[]>("select fact from entry where kind = 'notice.chosen'");
  expect(said!.fact).toEqual({ person: h.omar.id });

  await h.omar.done(ResetNotices, { opId: op() });
  expect((await mine(h.omar)).rows.find(({ cause }) => cause === 'mentioned')).toMatchObject({ email: 'now' });
});

test('never is never, a digest comes at its hour on a day of work, and a new choice moves what waits', async () => {
  const h = await house();
  const { call } = await called(h);
  await choose(h.omar, { choices: [{ cause: 'mentioned', way: 'email', when: 'never' }] });
  await call('@Omar, one');
  expect((await waiting(h, h.omar)).map(({ cause }) => cause)).not.toContain('mentioned');
  await choose(h.omar, { choices: [{ cause: 'mentioned', way: 'email', when: 'digest' }], digestAt: '08:00' });
  await h.clock.reaches(new Date('2026-11-26T10:00:00.000Z'));
  await quietened(h);
  await call('@Omar, on a Thursday');
  expect(await waiting(h, h.omar), 'the week begins on Sunday, at eight in Riyadh').toMatchObject([{ manner: 'digest', dueAt: '2026-11-29T05:00:00.000Z' }]);
  await choose(h.omar, { workingDays: false });
  expect(await waiting(h, h.omar)).toMatchObject([{ dueAt: '2026-11-27T05:00:00.000Z' }]);
  await choose(h.omar, { choices: [{ cause: 'mentioned', way: 'email', when: 'now' }] });
  expect(await waiting(h, h.omar)).toMatchObject([{ manner: 'burst', dueAt: '2026-11-26T10:05:00.000Z' }]);
  await h.clock.passes('6 minutes');
  await expect.poll(() => lettersTo(h, 'omar')).toHaveLength(1);
});

test('rule 19: quiet hours hold what can wait until the morning; nothing that is safety-critical waits', async () => {
  const h = await house();
  const { call } = await called(h);
  const kase = await aCase(h, { title: 'Mould in the insulin' });
  await h.huda.done(AssessCase, { opId: op(), id: kase.id, expectedVersion: (await room(h.huda, kase)).version, input: { ...figures, safety: true } });
  await h.huda.done(JoinTeam, { opId: op(), id: kase.id, personId: h.omar.id });
  await h.clock.reaches(new Date('2026-11-22T19:00:00.000Z'));
  await quietened(h);
  await call('@Omar, at ten in the evening');
  expect(await waiting(h, h.omar)).toContainEqual({ cause: 'mentioned', manner: 'burst', dueAt: '2026-11-23T04:00:00.000Z' });
  await h.huda.done(Discuss, { opId: op(), id: kase.id, input: { body: '@Omar, people have used it', mentions: [h.omar.id] } });
  await expect.poll(() => waiting(h, h.omar)).toContainEqual({ cause: 'mentioned', manner: 'urgent', dueAt: '2026-11-22T19:00:10.000Z' });
  await h.clock.passes('11 s');
  await expect.poll(() => lettersTo(h, 'omar')).toHaveLength(1);
  expect((await lettersTo(h, 'omar'))[0]!.mail.text, 'the other one waits for the morning').not.toContain('(2)');
  expect(isUrgent('praise', { safety: true, byName: false })).toBe(false);
  expect(isUrgent('assigned', { safety: false, byName: true }), 'a name alone makes nothing urgent').toBe(false);
});

test('rule 19, the other half: the head to whom it was brought is told at night, the lead in the morning', async () => {
  const h = await house();
  const { kase } = await called(h);
  await h.clock.reaches(new Date('2026-11-22T20:00:00.000Z'));
  await quietened(h);
  await raised(h, h.huda, kase);
  await expect.poll(async () => (await inbox(h.faisal)).notices.filter(({ cause }) => cause === 'escalated')).toHaveLength(1);
  await h.clock.passes('11 s');
  await expect.poll(() => lettersTo(h, 'faisal')).toHaveLength(1);
  expect((await lettersTo(h, 'faisal'))[0]!.mail.text).toContain('An escalation reached you');
  expect(await waiting(h, h.salma)).toContainEqual({ cause: 'escalated', manner: 'burst', dueAt: '2026-11-23T04:00:00.000Z' });
});

test('quiet hours and digests follow the clock on the wall of the zone, also where it is changed', () => {
  const quiet = { from: '22:00', to: '06:30' };
  const at = (iso: string, zone: string) => afterQuiet(new Date(iso), quiet, zone).toISOString();
  expect(at('2026-11-22T18:59:00Z', 'Asia/Riyadh')).toBe('2026-11-22T18:59:00.000Z');
  expect(at('2026-11-22T19:00:00Z', 'Asia/Riyadh')).toBe('2026-11-23T03:30:00.000Z');
  expect(at('2026-11-23T03:30:00Z', 'Asia/Riyadh'), 'over').toBe('2026-11-23T03:30:00.000Z');
  expect(at('2026-03-29T00:30:00Z', 'Europe/London'), 'the night that lacks an hour ends at half past six all the same').toBe('2026-03-29T05:30:00.000Z');
  expect(at('2026-10-25T00:30:00Z', 'Europe/London'), 'and so does the one that has an hour more').toBe('2026-10-25T06:30:00.000Z');
  expect(afterQuiet(new Date('2026-11-22T10:00:00Z'), { from: '12:00', to: '14:00' }, 'Asia/Riyadh').toISOString(), 'within one day').toBe('2026-11-22T11:00:00.000Z');
  expect(afterQuiet(new Date('2026-11-22T10:00:00Z'), null, 'Asia/Riyadh').toISOString()).toBe('2026-11-22T10:00:00.000Z');
  const next = (iso: string, works: (weekday: string) => boolean) => nextDigest(new Date(iso), '08:00', 'Africa/Cairo', ({ weekday }) => works(weekday)).toISOString();
  expect(next('2026-11-22T05:59:00Z', () => true)).toBe('2026-11-22T06:00:00.000Z');
  expect(next('2026-11-22T06:00:00Z', () => true), 'at the hour itself: the next one').toBe('2026-11-23T06:00:00.000Z');
  expect(next('2026-11-26T12:00:00Z', (day) => day !== 'fri' && day !== 'sat')).toBe('2026-11-29T06:00:00.000Z');
  expect(next('2026-11-22T12:00:00Z', () => false), 'nobody waits for ever').toBe('2026-12-06T06:00:00.000Z');
  expect(next('2026-04-23T12:00:00Z', () => true), 'the morning on which Cairo goes forward').toBe('2026-04-24T05:00:00.000Z');
});
