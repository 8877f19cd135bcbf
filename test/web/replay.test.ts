import { expect, test } from 'vitest';
import { about, retold, type ReplayedEntry } from '../../web/src/lib/case/room/replay.ts';

let seq = 0;
const entry = (kind: string, fact: object = {}, subjectId = 'case', texts: [field: string, body: string][] = []): ReplayedEntry =>
  ({ seq: ++seq, hole: false, kind, at: '2026-11-22T07:00:00.000Z', happenedAt: null, sentence: kind, actorSaid: false, actor: null, subjectType: 'case', subjectId, fact: JSON.stringify(fact), texts: texts.map(([field, body]) => ({ field, body, language: 'en' })) });
const hole = (): ReplayedEntry => ({ ...entry(''), hole: true, kind: null, fact: null, sentence: null });

test('what is a hole is in no list, and a text that was erased leaves its thing without words', () => {
  const then = retold([entry('case.opened', {}, 'case', [['title', 'Warm']]), hole(), entry('cause.added', { leg: 'occurrence' }, 'c1'), hole()]);
  expect(then).toMatchObject({ stage: 'received', title: 'Warm', level: 0, leadId: null });
  expect([...then.causes.values()]).toMatchObject([{ id: 'c1', text: null, state: 'hypothesis' }]);
  expect([then.evidence.size, then.decisions.size, then.actions.size, then.texts.size]).toEqual([0, 0, 0, 0]);
});

test('the room is told as it stood: stage, level, lead, team, and each thing with its last words', () => {
  const then = retold([
    entry('case.opened', {}, 'case', [['title', 'Warm']]), entry('case.acknowledged'), entry('case.assessed'), entry('team.leadAppointed', { person: 'salma', from: null }), entry('case.investigating', { lead: 'salma' }),
    entry('team.joined', { person: 'omar' }), entry('team.joined', { person: 'lina' }), entry('team.left', { person: 'omar' }), entry('case.escalated', { from: 0, to: 2 }), entry('case.lowered', { from: 2, to: 1 }),
    entry('cause.added', {}, 'c1', [['text', 'First words']]), entry('cause.reworded', {}, 'c1', [['text', 'Better words']]), entry('cause.judged', { state: 'confirmed' }, 'c1', [['judgement', 'The curve shows it.']]),
    entry('cause.added', {}, 'c2', [['text', 'Another']]), entry('cause.removed', { restored: false }, 'c2'),
    entry('evidence.added-confidential', { number: 3, version: 1 }, 'e1', [['title', 'Curve']]), entry('evidence.added', { number: 3, version: 2, redactedFrom: 1 }, 'e1', [['title', 'Curve']]),
    entry('decision.recorded', { supersedes: null }, 'd1', [['question', 'Who?'], ['chosen', 'Dammam']]), entry('decision.recorded', { supersedes: 'd1' }, 'd2', [['question', 'Who now?'], ['chosen', 'Jeddah']]),
    entry('action.added', { number: 'A-1' }, 'a1', [['title', 'Freeze']]), entry('action.judged', { number: 'A-1', effective: false }, 'a1'), entry('document.opened', { sort: 'findings' }, 't1', [['title', 'Found']]), entry('document.titled', {}, 't1', [['title', 'What we found']]), entry('document.opened', { sort: 'minutes' }, 't2', [['title', 'Minutes']]), entry('document.put-away', { away: true }, 't2'),
    entry('clock.paused', { clocks: ['decision'] }), entry('clock.resumed', { clocks: ['decision'] }),
  ]);
  expect(then).toMatchObject({ stage: 'investigating', level: 1, leadId: 'salma' });
  expect([...then.team]).toEqual(['salma', 'lina']);
  expect([...then.causes.values()]).toMatchObject([{ text: 'Better words', state: 'confirmed', gone: false }, { id: 'c2', gone: true }]);
  expect([...then.evidence.values()]).toMatchObject([{ number: 'EV-03@2', text: 'Curve' }]);
  expect([...then.decisions.values()]).toMatchObject([{ id: 'd1', gone: true, state: 'Dammam' }, { id: 'd2', gone: false, state: 'Jeddah' }]);
  expect([...then.actions.values()]).toMatchObject([{ number: 'A-1', text: 'Freeze', state: 'notEffective' }]);
  expect([...then.texts.values()]).toMatchObject([{ id: 't1', text: 'What we found', state: 'findings', gone: false }, { id: 't2', gone: true }]);
  expect([...then.clocks]).toEqual([['decision', { sentence: 'clock.resumed', runs: true }]]);
});

test('an entry that does not say which cause or decision it is about is told with its words', () => {
  const all = [entry('cause.added', {}, 'c1', [['text', 'The rota']]), entry('cause.voted', { votes: 1 }, 'c1'), entry('cause.judged', { state: 'confirmed' }, 'c1', [['judgement', 'It shows.']]), entry('case.escalated', { from: 0, to: 1 })];
  expect(all.map((one) => about(retold(all), one))).toEqual([null, 'The rota', 'The rota', null]);
});

test('a root cause is told in the words that were recorded', () => {
  const then = retold([entry('cause.added', {}, 'c1', [['text', 'The rota']]), entry('cause.recorded', { leg: 'systemic' }, 'c1', [['root', 'The rota says so'], ['recording', 'The sheet of May.']])]);
  expect([...then.causes.values()]).toMatchObject([{ text: 'The rota says so', state: 'recorded' }]);
});
