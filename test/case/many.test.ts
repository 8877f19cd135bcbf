import { expect, test } from 'vitest';
import { Discuss, MakeCaseConfidential, MarkSeen, RetitleCase } from '../../schema/documents/case.ts';
import { ChosenCases, UnseenIn } from '../../schema/documents/view.ts';
import { bulkSteps, runAll, sorted, type BulkStep, type Came, type Chosen } from '../../web/src/lib/case/list/bulk.ts';
import { departments } from '../cast.ts';
import { house, type NamedPerson } from '../house.ts';
import { aCase, investigated, op, room, roomOf } from './room.ts';

const steps = Object.fromEntries(bulkSteps.map((step) => [step.name, step])) as Record<BulkStep['name'], BulkStep>;
const chosen = async (who: NamedPerson, step: BulkStep, given: { ids?: string[]; filter?: object }) => (await who.done(ChosenCases, { verbs: [...step.verbs], ids: given.ids ?? null, filter: given.filter ?? null })).chosenCases;

/** As the dialog does it, over the same doors. */
const run = async (who: NamedPerson, step: BulkStep, cases: readonly Chosen[], values: Record<string, string>, { signal = new AbortController().signal, opIds = new Map<string, string>(), lost = 0, onCame = (_: Came): void => undefined } = {}): Promise<Came[]> => {
  const came: Came[] = [];
  let left = lost;
  await runAll(cases, {
    step, values, opIds, newOpId: op, signal,
    async perform(document, variables, opId) {
      const { data } = await who.ask(document as never, { ...variables, opId } as never);
      // The answer is lost on its way: it is done, and nobody here knows.
      if (left-- > 0) return { done: false, refused: [], trouble: { kind: 'network', message: 'offline' } };
      const refused = Object.values(data as Record<string, { userErrors: { code: string; message: string }[] }>).flatMap(({ userErrors }) => userErrors);
      return refused.length ? { done: false, refused, trouble: null } : { done: true, data };
    },
    onCame: (one) => (came.push(one), onCame(one)),
  });
  return came;
};

test('many at once: only what one may see, why not where not, each with its own version, and nothing twice', async () => {
  const h = await house();
  const led = await investigated(h, { title: 'Led' });
  const unled = await aCase(h, { title: 'Unled' });
  const far = await aCase(h, { title: 'Contract', department: 'legal' });
  const secret = await investigated(h, { title: 'A colleague' });
  await h.salma.done(MakeCaseConfidential, { opId: op(), id: secret.id, expectedVersion: (await room(h.salma, secret)).version, confidential: true, reason: 'A colleague is concerned.' });
  const ids = [led.id, unled.id, far.id, secret.id];

  // Nobody is told of what they may not see, by id or by filter; who may only look may do nothing, and is told so.
  expect((await chosen(h.tariq, steps.route, { ids })).cases.map(({ title }) => title)).toEqual(['Contract']);
  expect((await chosen(h.faisal, steps.route, { ids: [...ids, "x'; drop table case", far.number] })).totalCount).toBe(2);
  expect(await h.tariq.refused(ChosenCases, { verbs: [], ids: Array(1_001).fill(led.id) })).toEqual(['LIMIT']);
  const looks = sorted(steps.route, (await chosen(h.rami, steps.route, { filter: {} })).cases);
  expect([looks.can.length, [...looks.cannot.values()].map((some) => some.length)]).toEqual([0, [3]]);
  expect([...sorted(steps.lead, (await chosen(h.salma, steps.lead, { filter: {} })).cases).can].map(({ title }) => title).sort()).toEqual(['A colleague', 'Led', 'Unled']);

  // The lead is given where nobody leads, and offered where somebody does.
  const all = sorted(steps.lead, (await chosen(h.huda, steps.lead, { filter: {} })).cases).can;
  expect(all.map(({ title, led: is }) => [title, is]).sort()).toEqual([['Contract', false], ['Led', true], ['Unled', false]]);
  await h.faisal.done(RetitleCase, { opId: op(), id: unled.id, title: 'Unled, in other words' });
  const came = await run(h.huda, steps.lead, all, { personId: h.omar.id });
  expect(Object.fromEntries(came.map(({ one, how, changed }) => [one.title, [how, changed]]))).toEqual({ Led: ['done', false], Contract: ['done', false], Unled: ['refused', true] });
  expect(await room(h.huda, led)).toMatchObject({ leadId: h.salma.id, offeredTo: h.omar.id });
  expect((await room(h.huda, far)).leadId).toBe(h.omar.id);

  // Again where somebody else was faster, with what stands there now.
  const fresh = sorted(steps.lead, (await chosen(h.huda, steps.lead, { ids: [unled.id] })).cases).can;
  expect((await run(h.huda, steps.lead, fresh, { personId: h.omar.id })).map(({ how }) => how)).toEqual(['done']);

  // An answer that was lost: trying again under the same name does nothing twice.
  const opIds = new Map<string, string>();
  const [one] = sorted(steps.route, (await chosen(h.huda, steps.route, { ids: [far.id] })).cases).can;
  expect((await run(h.huda, steps.route, [one!], { departmentId: departments.operations }, { opIds, lost: 1 })).map(({ how }) => how)).toEqual(['unanswered']);
  const { seq } = await room(h.huda, far);
  expect((await run(h.huda, steps.route, [one!], { departmentId: departments.operations }, { opIds })).map(({ how }) => how)).toEqual(['done']);
  expect((await room(h.huda, far)).seq).toBe(seq);
  expect(opIds.size).toBe(0);

  // Stopped, what is done stays done, and the rest is not begun.
  const stopping = new AbortController();
  const many = await Promise.all(Array.from({ length: 8 }, (_, n) => aCase(h, { title: `Parcel ${n}`, acknowledged: false })));
  const parcels = (await chosen(h.huda, steps.raise, { ids: many.map(({ id }) => id) })).cases;
  const raised = await run(h.huda, steps.raise, parcels, { cause: 'byHand', reason: 'All of one lorry.' }, { signal: stopping.signal, onCame: () => stopping.abort() });
  expect(raised.length).toBeLessThan(8);
  const levels = (await Promise.all(many.map((kase) => room(h.huda, kase)))).map(({ level }) => level);
  expect(levels.filter((level) => level === 1).length).toBe(raised.filter(({ how }) => how === 'done').length);
});

test('new since one left: what one may read, on no screen of one’s own, in cases that one has opened', async () => {
  const h = await house();
  const kase = await investigated(h);
  const secret = await investigated(h, { title: 'A colleague' });
  const unseen = async (who: NamedPerson) => Object.fromEntries((await who.done(UnseenIn, { caseIds: [kase.id, secret.id, kase.number] })).unseen.map(({ caseId, count }) => [caseId === kase.id ? 'kase' : 'secret', count]));
  expect(await unseen(h.salma), 'nothing to come back to').toEqual({});
  for (const who of [h.salma, h.faisal, h.sami]) for (const one of [kase, secret]) await roomOf(who, one);
  const { seq } = await room(h.salma, kase);
  for (const body of ['The curve is in.', 'Half frozen.']) await h.huda.done(Discuss, { opId: op(), id: kase.id, input: { body } });
  await h.salma.done(Discuss, { opId: op(), id: kase.id, input: { body: 'Thank you.' } });
  expect(await unseen(h.salma), 'one’s own words are no news').toEqual({ kase: 2, secret: 0 });
  expect(await unseen(h.faisal)).toEqual({ kase: 3, secret: 0 });
  expect(await unseen(h.tariq), 'of another department').toEqual({});
  await h.salma.done(MarkSeen, { id: kase.id, entries: [seq + 1] });
  expect(await unseen(h.salma)).toEqual({ kase: 1, secret: 0 });
  expect(await h.salma.refused(UnseenIn, { caseIds: Array(501).fill(kase.id) })).toEqual(['LIMIT']);
  // Made confidential, a case is gone from the counts of those who saw it before.
  await h.salma.done(MakeCaseConfidential, { opId: op(), id: secret.id, expectedVersion: (await room(h.salma, secret)).version, confidential: true, reason: 'A colleague is concerned.' });
  await h.salma.done(Discuss, { opId: op(), id: secret.id, input: { body: 'Only for us.' } });
  expect(await unseen(h.faisal)).toEqual({ kase: 3 });
});
