import { expect, test } from 'vitest';
import { house, type NamedPerson } from '../house.ts';
import { ActionByNumber, Actions, EnterExposure, Exposures, PlanVerification, WithdrawExposure } from '../../schema/documents/action.ts';
import { MakeCaseConfidential, NameRespondent } from '../../schema/documents/case.ts';
import { Action, actionKinds, actionStages } from '../../server/action/action.entity.ts';
import { maySeeAction } from '../../server/action/action.policy.ts';
import { visibleActions } from '../../server/action/action.read.ts';
import { handOverActions, openActionsOf } from '../../server/action/handover.service.ts';
import { actionVerb, fits, type ActionVerb } from '../../server/action/stage.policy.ts';
import { Case } from '../../server/case/case.entity.ts';
import { cast, departments, idOfPerson, names } from '../cast.ts';
import { op, room } from '../case/room.ts';
import { aRoom } from '../investigation/findings.ts';
import { anAction, deed, plan, planned } from './deeds.ts';

test('stage × verb of an action, every cell', () => {
  const expected: Record<ActionVerb, string> = {
    edit: 'planned started', plan: 'planned started implemented verified', start: 'planned', block: 'planned started', implement: 'planned started', takeBack: 'started implemented', check: 'implemented', judge: 'verified', cancel: 'planned started',
    link: 'planned started implemented verified effective notEffective',
  };
  for (const kind of actionKinds) {
    for (const stage of actionStages) {
      for (const verb of Object.keys(actionVerb) as ActionVerb[]) {
        const action = Object.assign(new Action(), { kind, stage, planned: plan });
        const cell = expected[verb].split(' ').includes(stage) && !(verb === 'judge' && !action.needsProof) && !(verb === 'implement' && stage === 'planned' && action.needsProof);
        expect([kind, stage, verb, fits(action, verb) === true]).toEqual([kind, stage, verb, cell]);
        const unplanned = fits(Object.assign(new Action(), { kind, stage }), verb);
        if (action.needsProof && cell && (verb === 'start' || verb === 'implement')) expect(unplanned).toMatchObject({ code: 'action.plan-first' });
      }
    }
  }
});

test('who sees an action: the rule in SQL and the rule in TypeScript say the same of everybody', async () => {
  const h = await house();
  const [open, hidden] = [await aRoom(h), await aRoom(h, { title: 'Hidden' })];
  await anAction(h, open.id, { owner: h.tariq });
  await planned(h, hidden.id);
  await h.huda.done(MakeCaseConfidential, { opId: op(), id: hidden.id, expectedVersion: (await room(h.huda, hidden)).version, confidential: true, reason: 'Health data.' });
  await h.huda.done(NameRespondent, { opId: op(), id: open.id, expectedVersion: (await room(h.huda, open)).version, input: { personId: h.yara.id } });
  const em = h.as().em;
  const [actions, cases] = [await em.find(Action, {}), new Map((await em.find(Case, {})).map((kase) => [kase.id, kase]))];
  for (const name of names) {
    const { department, roles } = cast[name] as { department?: keyof typeof departments; roles: readonly string[] };
    const actor = { kind: 'person', id: idOfPerson(name), roles, departments: department ? [departments[department]] : [] } as const;
    const { sql, values } = visibleActions(h.as(actor));
    const seen = new Set((await em.execute<{ id: string }[]>(`select a.id from action a where ${sql}`, [...values])).map(({ id }) => id));
    for (const action of actions) expect([name, action.number, seen.has(action.id)]).toEqual([name, action.number, maySeeAction(actor, action, action.caseIds.map((id) => cases.get(id)!))]);
  }
  const titles = async (who: NamedPerson) => (await who.done(Actions, { view: 'all', first: 10 })).actions.nodes.map(({ cases: answered }) => answered.map(({ title }) => title));
  expect([await titles(h.tariq), await titles(h.sami), await titles(h.yara), await titles(h.amal)]).toEqual([[[]], [['Cold-chain delivery arrived warm']], [], []]);
});

test('a page of actions goes on where it ended, and is found by number, word and department', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const numbers: string[] = [];
  for (let n = 0; n < 5; n += 1) numbers.push((await anAction(h, kase.id, { kind: n % 2 ? 'preventive' : 'corrective' })).number);
  const page = async (after: string | null = null) => (await h.salma.done(Actions, { view: 'open', first: 2, after })).actions;
  const walked: string[] = [];
  for (let at: string | null = null, more = true; more;) {
    const { nodes, next, totalCount } = await page(at);
    expect(totalCount).toBe(5);
    walked.push(...nodes.map(({ number }) => number));
    at = next;
    more = next !== null;
  }
  expect(walked.sort()).toEqual(numbers.sort());
  const by = async (more: object) => (await h.salma.done(Actions, { view: 'all', first: 50, ...more })).actions.nodes.length;
  expect([await by({ kind: 'preventive' }), await by({ text: numbers[0] }), await by({ text: 'PACKS' }), await by({ text: '%' }), await by({ departmentId: departments.logistics }), await by({ departmentId: departments.legal })]).toEqual([2, 1, 5, 0, 5, 0]);
  expect(await h.salma.refused(Actions, { view: 'theirs', first: 2 })).toEqual(['REFUSED']);
  expect((await h.tariq.done(ActionByNumber, { number: numbers[0]! })).actionByNumber).toBeNull();
});

test('who leaves hands over: to the successor, else to the head of the department; nobody inherits the verification of their own work', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const mine = await planned(h, kase.id, { owner: h.salma });
  const theirs = await planned(h, kase.id, { owner: h.lina }, h.salma);
  expect((await openActionsOf(h.as(), h.salma.id)).map(({ kind }) => kind).sort()).toEqual(['action', 'verification']);
  await handOverActions(h.as(), h.salma.id, h.lina.id);
  await handOverActions(h.as(), h.salma.id, h.lina.id);
  const actions = await h.as().em.find(Action, {});
  expect(actions.find(({ id }) => id === mine.id)).toMatchObject({ ownerId: h.lina.id, verifierId: h.omar.id });
  expect(actions.find(({ id }) => id === theirs.id)).toMatchObject({ ownerId: h.lina.id, verifierId: h.huda.id });
  const action = await anAction(h, kase.id);
  await handOverActions(h.as(), h.salma.id, null);
  expect(await deed(h.faisal, action.number)).toMatchObject({ owner: { name: 'Faisal Otaibi' } });
  expect((await deed(h.faisal, action.number)).story.at(-1)!.sentence).toBe(`${action.number}: the work passed from Salma Karim to Faisal Otaibi`);
});

test('a plan may record what stands in where three people cannot be found', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const action = await anAction(h, kase.id);
  const set = (control?: string) => h.salma.refused(PlanVerification, { opId: op(), id: action.id, plan: { ...plan, ...(control ? { control } : {}) }, verifierId: h.salma.id, expectedVersion: action.version });
  expect(await set()).toEqual(['action.own-work']);
  expect(await set('One-person branch: the area manager countersigns.')).toEqual([]);
});

test('volumes are entered by quality and heads, never twice for the same days, and withdrawn with a reason', async () => {
  const h = await house();
  const input = { product: 'Vaccine box V-12', from: '2026-11-01', to: '2026-11-20', volume: 2_500, unit: 'deliveries' };
  const enter = (who: NamedPerson, more: object = {}) => who.refused(EnterExposure, { opId: op(), input: { ...input, ...more } });
  expect(await enter(h.salma)).toEqual(['not-permitted']);
  expect(await enter(h.huda, { volume: 0 })).toEqual(['malformed']);
  expect(await enter(h.huda, { from: 'yesterday' })).toEqual(['malformed']);
  expect(await enter(h.huda, { to: '2026-10-01' })).toEqual(['date-order']);
  expect(await enter(h.huda)).toEqual([]);
  expect(await enter(h.faisal, { from: '2026-11-20', to: '2026-11-21' })).toEqual(['exposure.overlaps']);
  const read = async () => (await h.salma.done(Exposures, { from: '2026-11-10', to: '2026-11-12' })).exposures;
  const [entered] = await read();
  expect(entered).toMatchObject({ volume: '2500', unit: 'deliveries' });
  expect(await h.huda.refused(WithdrawExposure, { opId: op(), id: entered!.id, reason: '' })).toEqual(['required']);
  await h.huda.done(WithdrawExposure, { opId: op(), id: entered!.id, reason: 'Returns were counted.' });
  expect(await read()).toEqual([]);
  expect(await enter(h.faisal)).toEqual([]);
});
