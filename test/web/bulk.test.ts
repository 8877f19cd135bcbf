import { beforeEach, expect, test, vi } from 'vitest';
import type { Item } from '../../web/src/lib/escalation/item.ts';
import { doEach, type Bulk, type BulkGiven } from '../../web/src/lib/escalation/bulk.ts';
import { EditAction, PlanVerification } from '../../schema/documents/action.ts';
import { anAction, deed, plan } from '../action/deeds.ts';
import { investigated, op } from '../case/room.ts';
import { house, type NamedPerson, type TestHouse } from '../house.ts';

/** Whose browser it is. */
let who: NamedPerson;
vi.mock('../../web/src/lib/platform/client.svelte.ts', () => ({
  newOpId: () => op(),
  send: async (document: never, variables: never) => {
    const { data, errors } = await who.ask(document, variables);
    return { data, trouble: errors?.length ? { kind: 'refused', message: String(errors[0]) } : null };
  },
}));

let h: TestHouse;
let caseId: string;
beforeEach(async () => {
  h = await house();
  who = h.salma;
  caseId = (await investigated(h)).id;
});

const standing = ({ number }: { number: string }) => deed(h.salma, number);
const begun = async () => {
  const action = await anAction(h, caseId);
  await h.salma.done(PlanVerification, { opId: op(), id: action.id, plan, verifierId: h.omar.id, expectedVersion: action.version });
  return action;
};
/** A card as the board has it. */
const cardOf = ({ id, number, title, version, dueAt, owner }: Awaited<ReturnType<typeof standing>>): Item => ({ id, number, title, version, dueAt, owner, standing: null }) as unknown as Item;
const given: BulkGiven = { nextUpdateAt: null, comment: 'Together it is one delivery.', personId: '', dueAt: null };

test('what was begun, dated anew or handed on in several actions at once is taken back in each of them; where somebody has gone on it stays so, and that is said', async () => {
  const actions = [await begun(), await begun(), await begun()];
  const later = new Date(h.clock.now().getTime() + 5 * 86_400_000);
  const figures = async () => (await Promise.all(actions.map(standing))).map(({ stage, dueAt, owner }) => [stage, dueAt, owner?.id]);
  const before = await figures();
  const steps: readonly (readonly [Bulk, BulkGiven, (figure: (typeof before)[number]) => typeof figure])[] = [
    ['start', given, ([, due, owner]) => ['started', due, owner]],
    ['due', { ...given, dueAt: later }, ([stage, , owner]) => [stage, later.toISOString(), owner]],
    ['owner', { ...given, personId: h.lina.id }, ([stage, due]) => [stage, due, h.lina.id]],
  ];
  for (const [bulk, asked, after] of steps) {
    const came = await doEach(bulk, (await Promise.all(actions.map(standing))).map(cardOf), asked, () => {});
    expect([bulk, came.done, came.refused]).toEqual([bulk, 3, []]);
    expect(await figures()).toEqual(before.map(after));
    expect([bulk, await came.undo()]).toEqual([bulk, []]);
    expect(await figures()).toEqual(before);
  }

  const came = await doEach('due', (await Promise.all(actions.map(standing))).map(cardOf), { ...given, dueAt: later }, () => {});
  const faster = await standing(actions[1]!);
  await h.salma.done(EditAction, { opId: op(), id: faster.id, input: { dueAt: new Date(later.getTime() + 86_400_000).toISOString(), reason: 'The lids come later still.' }, expectedVersion: faster.version } as never);
  const refused = await came.undo();
  expect(refused.map(({ item }) => item.number)).toEqual([faster.number]);
  expect((await figures()).map(([, due]) => due)).toEqual([before[0]![1], new Date(later.getTime() + 86_400_000).toISOString(), before[2]![1]]);
});
