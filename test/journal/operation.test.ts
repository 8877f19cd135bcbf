import { expect, test } from 'vitest';
import { Discuss, JoinTeam, MakeCaseConfidential, RetitleCase } from '../../schema/documents/case.ts';
import { investigated, op, room } from '../case/room.ts';
import { house } from '../house.ts';

test('a name of an operation serves one mutation: another one under it is refused and changes nothing', async () => {
  const h = await house();
  const kase = await investigated(h, { title: 'Arrived warm' });
  const opId = op();
  await h.salma.done(Discuss, { opId, id: kase.id, input: { body: 'The logger curve is in.' } });
  expect(await h.salma.refused(RetitleCase, { opId, id: kase.id, title: 'Renamed by mistake' })).toEqual(['operation.reused']);
  expect((await room(h.salma, kase)).title).toBe('Arrived warm');
  // The name is each person's own: a colleague may have chosen the same.
  await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: h.omar.id });
  await h.omar.done(Discuss, { opId, id: kase.id, input: { body: 'Eleven degrees at handover.' } });
});

test('a retry does nothing twice and answers as today permits: whoever may not see the case any more is told that there is none', async () => {
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
