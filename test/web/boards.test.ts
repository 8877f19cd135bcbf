import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Item } from '../../web/src/lib/escalation/item.ts';
import { deedsOf, mayMove, moveTo } from '../../web/src/lib/escalation/deeds.ts';
import type { Dimension, Subject } from '../../web/src/lib/escalation/fitting.ts';
import { Drawn } from '../../web/src/lib/escalation/drawn.ts';
import { Hours } from '../../web/src/lib/escalation/hours.ts';
import { lanesIn, lanesOf, rowsIn } from '../../web/src/lib/escalation/rows.ts';
import { Sorted } from '../../web/src/lib/escalation/sorted.ts';
import { compile, elapsed, wholeDays } from '../../server/policy/time.service.ts';

interface Card { readonly id: string; readonly due: number; readonly lane: string; readonly column: string }
const cellOf = ({ lane, column }: Card): string => `${lane}\n${column}`;
const compare = (a: Card, b: Card): number => a.due - b.due || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const card = fc.record({ id: fc.integer({ min: 0, max: 60 }).map(String), due: fc.integer({ min: 0, max: 9 }), lane: fc.constantFrom('', 'logistics', 'legal'), column: fc.constantFrom('0', '1', '2') });
const change = fc.oneof({ weight: 4, arbitrary: card.map((put) => ({ put })) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 60 }).map((gone) => ({ gone: String(gone) })) });

const anew = (cards: ReadonlyMap<string, Card>): ReadonlyMap<string, string[]> => {
  const sorted = new Sorted<Card>(cellOf, compare);
  sorted.fill(cards.values());
  const byHand = new Map<string, string[]>();
  for (const one of [...cards.values()].sort(compare)) byHand.set(cellOf(one), [...(byHand.get(cellOf(one)) ?? []), one.id]);
  expect(new Map([...sorted.cells].sort())).toEqual(new Map([...byHand].sort()));
  return byHand;
};

test('an index that changes bit by bit stands as if it were sorted anew', () => {
  fc.assert(
    fc.property(fc.array(card), fc.array(change, { maxLength: 120 }), (first, changes) => {
      const known = new Map(first.map((one) => [one.id, one]));
      const index = new Sorted<Card>(cellOf, compare);
      index.fill(known.values());
      for (const one of changes) {
        if ('put' in one) {
          known.set(one.put.id, one.put);
          index.put(one.put);
        } else {
          known.delete(one.gone);
          index.remove(one.gone);
        }
      }
      expect(new Map([...index.cells].sort())).toEqual(new Map([...anew(known)].sort()));
      expect(new Map([...index.where].sort())).toEqual(new Map([...known].map(([id, one]) => [id, cellOf(one)] as const).sort()));
    }),
    { numRuns: 300, verbose: 1 },
  );
});

test('as time passes cards go from column to column, and only the first of each are looked at', () => {
  fc.assert(
    fc.property(fc.array(card), fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 8 }), (cards, instants) => {
      let now = -1;
      const known = new Map(cards.map((one) => [one.id, one]));
      const timed = ({ due, lane }: Card): string => `${lane}\n${due <= now ? 'overdue' : 'later'}`;
      const index = new Sorted<Card>(timed, compare);
      index.fill(known.values());
      for (const at of instants.toSorted((a, b) => a - b)) {
        now = at;
        index.turn();
        const fresh = new Sorted<Card>(timed, compare);
        fresh.fill(known.values());
        expect(new Map([...index.cells].sort())).toEqual(new Map([...fresh.cells].sort()));
      }
    }),
    { verbose: 1 },
  );
});

test('nothing moves under a reading eye, whatever comes, moves or leaves; afterwards everything stands where it belongs', () => {
  fc.assert(
    fc.property(fc.array(card), fc.array(change, { maxLength: 60 }), (first, changes) => {
      const known = new Map(first.map((one) => [one.id, one]));
      const index = new Sorted<Card>(cellOf, compare);
      index.fill(known.values());
      const drawn = new Drawn(index);
      const before = JSON.stringify([...drawn.cells]);
      const were = new Map(index.where);
      drawn.freeze();
      for (const one of changes) {
        if ('put' in one) {
          index.put(one.put);
          known.set(one.put.id, one.put);
          drawn.came(one.put.id);
        } else {
          const gone = known.get(one.gone);
          if (!gone) continue;
          drawn.leaves(gone);
          index.remove(gone.id);
          known.delete(gone.id);
        }
      }
      expect(JSON.stringify([...drawn.cells])).toBe(before);
      for (const ids of drawn.cells.values()) for (const id of ids) expect(drawn.shown(id)).toMatchObject({ gone: !known.has(id) });
      for (const column of ['0', '1', '2']) {
        const waits = [...known.values()].filter((one) => one.column === column && were.get(one.id) !== cellOf(one)).length;
        expect(drawn.waiting(column), 'what is said to be new').toBe(waits);
      }
      drawn.thaw();
      expect(new Map([...drawn.cells].sort())).toEqual(new Map([...anew(known)].sort()));
    }),
    { verbose: 1 },
  );
});

test('every row of every lane is drawn when it is in sight, and few others', () => {
  const size = { head: 40, row: 100, gap: 10 };
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 30 }), fc.nat(60_000), fc.integer({ min: 100, max: 2_000 }), (rows, from, high) => {
      const lanes = lanesOf(rows.map((_, at) => String(at)), (key) => rows[Number(key)]!, size);
      const window = { from, to: from + high };
      const seen = new Set(lanesIn(lanes, window).flatMap((lane) => {
        const [first, last] = rowsIn(lane, window, size.row);
        return Array.from({ length: Math.max(0, last - first) }, (_, n) => `${lane.key}:${first + n}`);
      }));
      for (const lane of lanes) {
        for (let n = 0; n < lane.rows; n++) {
          const top = lane.top + lane.head + n * size.row;
          if (top + size.row > window.from && top < window.to) expect(seen.has(`${lane.key}:${n}`)).toBe(true);
        }
      }
      expect(seen.size).toBeLessThan(high / size.row + 6 + 5 * lanes.length);
    }),
    { verbose: 1 },
  );
});

test('a screen that knows the open hours counts working time as the server does', () => {
  const open = [{ from: '08:00', to: '12:00' }, { from: '13:00', to: '17:00' }];
  const calendar = compile({ zone: 'Asia/Riyadh', weeks: [{ days: { sun: open, mon: open, tue: open, wed: open, thu: open } }], exceptions: [] });
  const day = 86_400_000;
  const start = Date.parse('2026-11-22T00:00:00Z');
  const windows = calendar.line.windows(start - 120 * day, start + 270 * day);
  const hours = new Hours(windows.flatMap(({ from, to }) => [from / 1_000, to / 1_000]), Array.from({ length: windows.length / 2 }, () => 2));
  const minute = fc.integer({ min: -100 * 1_440, max: 250 * 1_440 });
  fc.assert(
    fc.property(minute, minute, (a, b) => {
      const [from, to] = [start + Math.min(a, b) * 60_000, start + Math.max(a, b) * 60_000];
      expect(hours.between(from, to)).toBe(from === to ? 0 : elapsed(calendar, from, to, [], 'workingHours'));
      expect(hours.between(to, from)).toBe(-hours.between(from, to) + 0);
      expect(hours.days(from, to)).toBe(wholeDays(calendar, from, to));
      expect(hours.between(from, hours.after(from, hours.between(from, to)))).toBe(hours.between(from, to));
      expect(hours.after(from, hours.between(from, to))).toBeLessThanOrEqual(Math.max(from, to));
    }),
    { verbose: 1 },
  );
  expect(hours.openAt(Date.parse('2026-11-22T07:00:00Z'))).toBe(true);
  expect(hours.openAt(Date.parse('2026-11-22T09:30:00Z')), 'at noon').toBe(false);
  expect(hours.opensAfter(Date.parse('2026-11-22T09:30:00Z'))).toBe(Date.parse('2026-11-22T10:00:00Z'));
});

test('where a card is moved to is one step, asked for or refused in words, and never one that its reader may not take', () => {
  const item = (more: Partial<Item>): Item => ({ id: 'a', caseId: 'c', number: 'A-000001', level: 1, stage: 'planned', paused: false, owner: null, standing: null, can: [], ...more }) as Item;
  const move = (subject: Subject, by: Dimension, one: Item, from: string, to: string, columns: readonly string[]) => moveTo(one, { subject, by, from, to, columns, deeds: deedsOf(subject, 3), now: 0 });
  const stages = ['planned', 'started', 'implemented', 'verified'];
  const every = item({ can: ['plan', 'start', 'implement', 'check', 'judge', 'edit', 'block', 'takeBack', 'cancel'].map((verb) => `action.${verb}`) });
  const names = (one: Item) => stages.flatMap((from) => stages.filter((to) => to !== from).map((to) => Object.values(move('actions', 'stage', one, from, to, stages))[0] as string));
  expect(move('actions', 'stage', every, 'planned', 'started', stages)).toEqual({ name: 'start' });
  expect(move('actions', 'stage', item({ can: ['action.plan'] }), 'planned', 'started', stages), 'what needs proof has its plan first').toEqual({ name: 'plan' });
  expect(move('actions', 'stage', every, 'started', 'implemented', stages)).toEqual({ name: 'implement' });
  expect(move('actions', 'stage', every, 'implemented', 'started', stages)).toEqual({ name: 'takeBack' });
  expect(move('actions', 'stage', every, 'implemented', 'planned', stages)).toHaveProperty('refused');
  expect(names(item({})).every((said) => !['plan', 'start', 'implement', 'check', 'takeBack'].includes(said))).toBe(true);
  expect(move('actions', 'due', every, 'overdue', 'week', [])).toEqual({ name: 'due', preset: { dueAt: String(6 * 86_400_000) } });
  expect(move('actions', 'due', every, 'today', 'overdue', [])).toHaveProperty('refused');
  expect(move('actions', 'owner', every, 'x', 'y', [])).toEqual({ name: 'owner', preset: { ownerId: 'y' } });
  expect(move('actions', 'owner', every, 'x', '', [])).toHaveProperty('refused');
  const levels = ['0', '1', '2', '3'];
  const raised = item({ can: ['escalation.raise', 'escalation.lower', 'case.appoint', 'case.route'] });
  expect(move('escalations', 'level', raised, '1', '2', levels)).toEqual({ name: 'escalate' });
  expect(move('escalations', 'level', raised, '1', '0', levels)).toEqual({ name: 'lower' });
  expect(move('escalations', 'level', raised, '1', '3', levels)).toHaveProperty('refused');
  expect([move('actions', 'level', raised, '1', '2', levels), move('actions', 'level', raised, '1', '0', levels), mayMove(raised, 'actions', 'level', deedsOf('actions', 3))]).toEqual([{ name: 'escalate' }, { name: 'lower' }, true]);
  expect(move('actions', 'level', every, '1', '2', levels), 'whoever does the work alone moves no level').toHaveProperty('refused');
  expect(new Set(deedsOf('actions', 3).map(({ key, name }) => key && (name === 'unblock' ? 'block' : key))).size, 'no two deeds bear one letter').toBe(deedsOf('actions', 3).length);
  expect(move('promises', 'department', raised, 'x', 'y', [])).toEqual({ name: 'route', preset: { departmentId: 'y' } });
  expect(move('promises', 'owner', raised, '', 'y', [])).toEqual({ name: 'lead', preset: { personId: 'y' } });
  expect(move('promises', 'owner', item({ can: ['case.appoint'], owner: { id: 'x', name: 'X' } }), 'x', 'y', []), 'a lead that is held is offered, not given').toHaveProperty('refused');
  expect([mayMove(every, 'actions', 'stage', deedsOf('actions', 3)), mayMove(every, 'actions', 'department', deedsOf('actions', 3)), mayMove(raised, 'promises', 'due', deedsOf('promises', 3))]).toEqual([true, false, false]);
});
