import { expect, test } from 'vitest';
import { Discuss, JoinTeam, MakeCaseConfidential, NameRespondent, RetitleCase, RouteCase } from '../../schema/documents/case.ts';
import { Receive, SettleAtFirstContact } from '../../schema/documents/feedback.ts';
import { MakeTokenForAnHour } from '../../schema/documents/people.ts';
import { investigated, op, room } from '../case/room.ts';
import { departments } from '../cast.ts';
import { noura } from '../feedback/telling.ts';
import { house } from '../house.ts';

test('a name of an operation serves one mutation: another one under it is refused and changes nothing', async () => {
  const h = await house();
  const kase = await investigated(h, { title: 'Arrived warm' });
  const opId = op();
  await h.salma.done(Discuss, { opId, id: kase.id, input: { body: 'The logger curve is in.' } });
  expect(await h.salma.refused(RetitleCase, { opId, id: kase.id, title: 'Renamed by mistake' })).toEqual(['operation.reused']);
  expect((await room(h.salma, kase)).title).toBe('Arrived warm');
  const long = 'x'.repeat(201);
  expect((await h.salma.ask(Discuss, { opId: long, id: kase.id, input: { body: 'Once more.' } })).data?.discuss.userErrors).toEqual([{ code: 'too-long', message: 'Please shorten this to 200 characters.', field: ['opId'] }]);
  // The name is each person's own: a colleague may have chosen the same.
  await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: h.omar.id });
  await h.omar.done(Discuss, { opId, id: kase.id, input: { body: 'Eleven degrees at handover.' } });
});

test('a retry after reconnect cannot apply twice, and answers as today permits: whoever may not see the case any more is told that there is none', async () => {
  const h = await house();
  const kase = await investigated(h);
  const [opId, title] = [op(), 'Three boxes arrived warm'];
  const first = await h.faisal.done(RetitleCase, { opId, id: kase.id, title });
  const again = await h.faisal.done(RetitleCase, { opId, id: kase.id, title });
  expect(again.retitleCase.case).toEqual(first.retitleCase.case);
  expect(again.retitleCase.seq).toBeNull();

  await h.salma.done(MakeCaseConfidential, { opId: op(), id: kase.id, expectedVersion: (await room(h.salma, kase)).version, confidential: true, reason: 'A colleague is concerned.' });
  const after = await h.faisal.ask(RetitleCase, { opId, id: kase.id, title });
  expect(after.data?.retitleCase).toMatchObject({ case: null, userErrors: [{ code: 'not-found' }] });
  expect(JSON.stringify(after)).not.toContain(title);
});

test('whoever took a case in and has no sight of it is told again which one it is, as it was told first; never what stands in it', async () => {
  const h = await house();
  const input = { words: 'The insulin was warm.', title: 'Warm insulin', channel: 'call', acknowledged: true, who: noura };
  const [opId, other] = [op(), op()];
  const first = await h.nadia.done(Receive, { opId, input });
  const kase = first.receive.case!;
  await h.huda.done(RouteCase, { opId: op(), id: kase.id, expectedVersion: (await room(h.huda, kase)).version, input: { departmentId: departments.logistics } });
  await h.faisal.done(RetitleCase, { opId: op(), id: kase.id, title: 'What was found later' });
  expect((await h.nadia.ask(RetitleCase, { opId: op(), id: kase.id, title: 'x' })).data?.retitleCase.userErrors).toMatchObject([{ code: 'not-found' }]);
  expect((await h.nadia.done(Receive, { opId, input })).receive).toEqual({ ...first.receive, seq: null });

  // With any document, as a program of hers would ask.
  const nadia = h.bearing((await h.nadia.done(MakeTokenForAnHour)).makeTokenForAnHour.made!.secret!);
  const more = `mutation Again($opId: ID!, $input: ReceptionInput!) { receive(opId: $opId, input: $input) { case { id number words product lead { name } clocks { name } story { sentence } seq } userErrors { code } } }`;
  const asked = await nadia.ask<{ receive: { case: unknown } }, Record<string, unknown>>(more, { opId, input });
  expect(asked.errors?.map(({ extensions }) => extensions?.code)).toContain('NOT_FOUND');
  expect(JSON.stringify(asked)).not.toMatch(/insulin|found later/);
  const titled = await nadia.ask<{ receive: { case: unknown } }, Record<string, unknown>>(more.replace(/words .* seq/, 'title stageSaid'), { opId, input });
  expect([titled.data?.receive.case, titled.errors?.[0]?.extensions?.code]).toEqual([null, 'NOT_FOUND']);

  // The same for what was settled on the spot, and for somebody who lost their sight of it: they know what they were told, and learn nothing new.
  const settle = { ...input, remedy: 'A new box.', accepted: false };
  const settled = await h.nadia.done(SettleAtFirstContact, { opId: other, input: settle });
  const { id, number } = settled.settleAtFirstContact.case!;
  expect((await h.nadia.done(SettleAtFirstContact, { opId: other, input: settle })).settleAtFirstContact).toEqual({ ...settled.settleAtFirstContact, seq: null });
  await h.huda.done(NameRespondent, { opId: op(), id, expectedVersion: (await room(h.huda, { number })).version, input: { personId: h.nadia.id } });
  expect((await h.nadia.done(SettleAtFirstContact, { opId: other, input: settle })).settleAtFirstContact).toEqual({ ...settled.settleAtFirstContact, seq: null });
});

test('tries of one operation that come at the same moment are one: the others wait for it and answer with what it made', async () => {
  const h = await house();
  const kase = await investigated(h);
  const [opId, title] = [op(), 'Three boxes arrived warm'];
  const tries = await Promise.all(Array.from({ length: 6 }, () => h.salma.done(RetitleCase, { opId, id: kase.id, title })));
  expect(tries.map(({ retitleCase }) => retitleCase.case)).toEqual(Array(6).fill(tries[0]!.retitleCase.case));
  expect(tries.filter(({ retitleCase }) => retitleCase.seq !== null)).toHaveLength(1);
  const said = await h.as().em.execute<{ version: number; body: string }[]>("select version, body from said where subject_id = ? and field = 'title' and body = ?", [kase.id, title]);
  expect(said).toHaveLength(1);
});
