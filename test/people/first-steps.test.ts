import { expect, test } from 'vitest';
import { SetUp } from '../../schema/documents/door.ts';
import { AcceptInvitation, ChangeDepartment, Invite, MakeDepartment, PersonLeaves } from '../../schema/documents/people.ts';
import { FirstSteps, KeepCalendar, KeepCommitment, SettingsCalendars, SettingsPromises } from '../../schema/documents/policy.ts';
import { firstStepsOf } from '../../server/feedback/first-steps.read.ts';
import { beDemonstration } from '../../server/people/demonstration.service.ts';
import type { Client } from '../client.ts';
import { tell } from '../feedback/telling.ts';
import { house, type TestHouse } from '../house.ts';
import { linkTo } from './inbox.ts';
import { op, password } from './joining.ts';

const founder = { houseName: 'Nour', name: 'Amal', email: 'amal@nour.example', password, language: 'en' };
const begun = async (settings: Readonly<Record<string, string>> = {}): Promise<{ h: TestHouse; amal: Client }> => {
  const h = await house({ empty: true, settings });
  const amal = h.guest();
  await amal.done(SetUp, { input: founder });
  return { h, amal };
};
const stepsOf = async (who: Client): Promise<Record<string, string>> =>
  Object.fromEntries((await who.done(FirstSteps)).firstSteps!.steps.map(({ key, role, standing }) => [role ? `${key} ${role}` : key, standing]));
const invited = async (amal: Client, email: string, roles: readonly string[]): Promise<string> => (await amal.done(Invite, { opId: op(), input: { nameEn: email.split('@')[0]!, email, roles: [...roles], language: 'en' } })).invite.person!.id;

test('the first steps are told to administrators only, and a demonstration has none', async () => {
  const h = await house();
  expect(await h.guest().refused(FirstSteps)).toContain('UNAUTHENTICATED');
  for (const somebody of [h.nadia, h.salma, h.faisal, h.huda, h.sami, h.rami]) expect(await somebody.refused(FirstSteps)).toContain('FORBIDDEN');
  expect((await h.amal.done(FirstSteps)).firstSteps).toMatchObject({ complete: false, form: `${h.running.origin}/submit` });
  const shown = await house({ empty: true });
  await beDemonstration(shown.as(), { nameEn: 'Wadi Stores', nameAr: 'متاجر وادي' });
  expect(await firstStepsOf(shown.as({ kind: 'person', id: h.amal.id, roles: ['administrator'], departments: [] }))).toBeNull();
});

test('each step is done once it is, and not before; with the last the list is complete, and what is lost opens again', async () => {
  const { h, amal } = await begun({ MAIL_URL: 'smtp://127.0.0.1:1' });
  const open = { departments: 'open', 'role intake': 'open', 'role investigator': 'open', 'role head': 'open', 'role quality': 'open', 'role management': 'open', heads: 'open', calendar: 'look', promises: 'look', mail: 'done', form: 'look', complaint: 'open' };
  expect(await stepsOf(amal)).toEqual(open);
  const { makeDepartment } = await amal.done(MakeDepartment, { opId: op(), input: { nameEn: 'Cold chain' } });
  expect(await stepsOf(amal)).toEqual({ ...open, departments: 'done' });
  const salma = await invited(amal, 'salma@nour.example', ['intake', 'investigator', 'head']);
  const headed = { opId: op(), id: makeDepartment.department!.id, input: { nameEn: 'Cold chain', headId: salma } };
  expect(await amal.refused(ChangeDepartment, headed), 'invited is not yet here, nor a head').toEqual(['person.cannot-take-work']);
  expect(await stepsOf(amal)).toMatchObject({ 'role intake': 'waiting', 'role head': 'waiting', heads: 'open', 'role quality': 'open' });
  await h.guest().done(AcceptInvitation, { input: { ticket: await linkTo(h, 'salma@nour.example'), password } });
  expect(await stepsOf(amal)).toMatchObject({ 'role head': 'done', heads: 'open' });
  await amal.done(ChangeDepartment, { ...headed, opId: op() });
  expect(await stepsOf(amal)).toMatchObject({ 'role intake': 'done', 'role investigator': 'done', 'role head': 'done', heads: 'done', 'role quality': 'open' });
  const sami = await invited(amal, 'sami@nour.example', ['quality', 'management']);
  await h.guest().done(AcceptInvitation, { input: { ticket: await linkTo(h, 'sami@nour.example'), password } });
  expect((await amal.done(FirstSteps)).firstSteps!.complete).toBe(false);
  await tell(h.guest());
  expect(await stepsOf(amal)).toMatchObject({ 'role quality': 'done', 'role management': 'done', form: 'done', complaint: 'done', calendar: 'look', promises: 'look' });
  expect((await amal.done(FirstSteps)).firstSteps!.complete, 'what nobody can see done is not waited for').toBe(true);
  await amal.done(PersonLeaves, { opId: op(), id: sami, input: { cause: 'left' } });
  expect(await stepsOf(amal)).toMatchObject({ 'role quality': 'open' });
  expect((await amal.done(FirstSteps)).firstSteps!.complete).toBe(false);
});

test('what a house began with counts as looked at once a person has changed it; without a way for letters that step stays open', async () => {
  const { amal } = await begun();
  expect(await stepsOf(amal)).toMatchObject({ calendar: 'look', promises: 'look', mail: 'open' });
  const { settings } = await amal.done(SettingsPromises, { past: false });
  const { id, version, lineId: _promise, edition: _nth, since: _from, until: _to, ...promise } = settings.commitments.find(({ clock }) => clock === 'acknowledge')!;
  await amal.done(KeepCommitment, { opId: op(), id, expectedVersion: version, input: { ...promise, promiseAmount: 2 } });
  expect(await stepsOf(amal)).toMatchObject({ calendar: 'look', promises: 'done' });
  const riyadh = (await amal.done(SettingsCalendars)).settings.calendars.find(({ standard }) => standard)!;
  const { id: _id, calendarId: _line, edition: _edition, since: _since, version: _version, ...calendar } = riyadh;
  await amal.done(KeepCalendar, { opId: op(), id: riyadh.id, expectedVersion: riyadh.version, input: { ...calendar, nameEn: 'Our hours' } as never });
  expect(await stepsOf(amal)).toMatchObject({ calendar: 'done', promises: 'done', mail: 'open' });
});
