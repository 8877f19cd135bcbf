import { expect, test } from 'vitest';
import { Discuss, MakeCaseConfidential, NameRespondent } from '../../schema/documents/case.ts';
import { PlanAbsence, WithdrawAbsence } from '../../schema/documents/people.ts';
import { AskExtension } from '../../schema/documents/policy.ts';
import { Case } from '../../server/case/case.entity.ts';
import { op, room } from '../case/room.ts';
import { house, type NamedPerson, type TestHouse } from '../house.ts';
import { called, inbox, lettersTo, quietened, reached, waiting } from './people.ts';

const hour = 3_600_000;
const away = async (h: TestHouse, who: NamedPerson, deputy: NamedPerson, hours: number): Promise<string> => {
  const at = (ms: number): string => new Date(h.clock.now().getTime() + ms).toISOString();
  const { planAbsence } = await h.amal.done(PlanAbsence, { opId: op(), input: { personId: who.id, deputyId: deputy.id, fromAt: at(-hour), untilAt: at(hours * hour) } } as never);
  return planAbsence.absence!.id;
};
const lines = async (who: NamedPerson) => (await inbox(who, true)).notices.map(({ cause, standsFor }) => [cause, standsFor?.name ?? null]).sort();
const letters = async (h: TestHouse, who: NamedPerson, of: string) => (await waiting(h, who)).filter(({ cause }) => cause === of);

test('who is away is left in peace: a deputy is told at once for whom, what was said by name waits, and all of it comes in one digest on the first morning back', async () => {
  const h = await house();
  const { kase } = await called(h);
  // Sunday ten in the morning; back on Tuesday at ten.
  await away(h, h.faisal, h.yara, 48);
  await h.salma.done(AskExtension, { opId: op(), id: kase.id, input: { clock: 'decision', amount: 5, reason: 'The laboratory needs longer.' } });
  await h.salma.done(Discuss, { opId: op(), id: kase.id, input: { body: '@Faisal, when you are back', mentions: [h.faisal.id] } });
  await expect.poll(() => lines(h.faisal)).toHaveLength(2);
  await expect.poll(() => lines(h.yara)).toEqual([['approval', 'Faisal Otaibi']]);
  expect(await lines(h.faisal), 'the inbox has it all the same').toEqual([['approval', null], ['mentioned', null]]);
  expect(await waiting(h, h.faisal)).toEqual(['approval', 'mentioned'].map((cause) => ({ cause, manner: 'digest', dueAt: '2026-11-25T05:00:00.000Z' })));
  expect(await waiting(h, h.yara)).toMatchObject([{ cause: 'approval', manner: 'burst' }]);

  await h.clock.passes('6 minutes');
  await expect.poll(() => lettersTo(h, 'yara')).toHaveLength(1);
  expect(await lettersTo(h, 'faisal')).toEqual([]);
  await h.clock.reaches(new Date('2026-11-25T05:01:00.000Z'));
  await expect.poll(() => lettersTo(h, 'faisal')).toHaveLength(1);
  const [letter] = await lettersTo(h, 'faisal');
  for (const words of ['You are mentioned', 'Waits for your approval']) expect(letter!.mail.text).toContain(words);
});

test('an absence that begins holds what still waits, one that ends early lets it go', async () => {
  const h = await house();
  const { call } = await called(h);
  await call('@Omar, one');
  expect(await letters(h, h.omar, 'mentioned')).toMatchObject([{ manner: 'burst' }]);
  const absence = await away(h, h.omar, h.tariq, 24);
  await expect.poll(() => letters(h, h.omar, 'mentioned')).toMatchObject([{ manner: 'digest', dueAt: '2026-11-24T05:00:00.000Z' }]);
  await h.amal.done(WithdrawAbsence, { opId: op(), id: absence });
  await expect.poll(() => letters(h, h.omar, 'mentioned')).toMatchObject([{ manner: 'burst' }]);
});

test('rule 17: a deputy who has no sight of a case is told nothing of it, on any way: a confidential one, one that is about them, and one of another department; the reminder goes on to who answers for the department', async () => {
  const h = await house();
  const [{ kase: secret }, { kase: about }, { kase: elsewhere }, { kase: open }] = [await called(h, { title: 'A colleague' }), await called(h, { title: 'Yara was rude' }), await called(h, { title: 'Led from far' }), await called(h, { title: 'Arrived warm' })];
  await h.salma.done(MakeCaseConfidential, { opId: op(), id: secret.id, expectedVersion: (await room(h.salma, secret)).version, confidential: true, reason: 'A colleague is concerned.' });
  await h.huda.done(NameRespondent, { opId: op(), id: about.id, expectedVersion: (await room(h.huda, about)).version, input: { personId: h.yara.id } });
  await quietened(h);
  // The head is away, and so is who leads: the one is stood in for in their department, the other only by a name.
  await away(h, h.faisal, h.yara, 24 * 200);
  await away(h, h.salma, h.tariq, 24 * 200);
  const told = async (who: NamedPerson) => (await h.as().em.execute<{ case_id: string; cause: string }[]>('select case_id, cause from notice where person_id = ? and at >= ? order by at', [who.id, since])).map(({ case_id, cause }) => [case_id, cause]);
  const since = h.clock.now();
  for (const { id } of [secret, about, elsewhere, open]) await h.salma.done(AskExtension, { opId: op(), id, input: { clock: 'decision', amount: 5, reason: 'The laboratory needs longer.' } });
  await reached(h);
  expect(await told(h.yara), 'what she stands in for, and may see').toEqual([[elsewhere.id, 'approval'], [open.id, 'approval']]);
  expect(await told(h.tariq)).toEqual([]);

  // Every promise of all four is broken: whoever leads hears of each, and the one who stands in for her of none.
  await h.clock.passes('60 days');
  await expect.poll(async () => new Set((await told(h.salma)).filter(([, cause]) => cause === 'breached').map(([id]) => id))).toEqual(new Set([secret.id, about.id, elsewhere.id, open.id]));
  await reached(h);
  expect(await told(h.tariq), 'nobody of another department').toEqual([]);
  // The reminder goes on to whoever answers in her department, and of what is about them to the next one; of what is secret nobody else hears before it has reached them.
  const reminded = (await h.as().em.execute<{ case_id: string; person_id: string }[]>(
    "select distinct n.case_id, n.person_id from notice n where n.cause = 'due' and n.person_id <> ? and n.stream like 'case:%' and n.seq < (select min(e.seq) from entry e where e.stream = n.stream and e.kind = 'case.escalated')", [h.salma.id])).map(({ case_id, person_id }) => `${case_id} ${person_id}`);
  const { reachedIds } = await h.as().em.findOneOrFail(Case, { id: secret.id });
  expect(new Set(reminded.filter((one) => !reachedIds.some((id) => one === `${secret.id} ${id}`)))).toEqual(new Set([`${about.id} ${h.sami.id}`, `${elsewhere.id} ${h.yara.id}`, `${open.id} ${h.yara.id}`]));
  expect((await told(h.yara)).filter(([id, cause]) => id === about.id || (id === secret.id && cause === 'approval'))).toEqual([]);
  expect(await lines(h.tariq)).toEqual([]);
  expect([...(await waiting(h, h.tariq)), ...(await lettersTo(h, 'tariq'))]).toEqual([]);
});
