import { expect, test } from 'vitest';
import { Clauses, EvidenceFor, NoteExport } from '../../schema/documents/audit.ts';
import { MakeCaseConfidential } from '../../schema/documents/case.ts';
import { entriesAfter } from '../../server/journal/reader.ts';
import { anAction } from '../action/deeds.ts';
import { aCase, investigated, op, room } from '../case/room.ts';
import { raised } from '../escalation/board.ts';
import { house } from '../house.ts';

test('evidence by clause is for quality, auditors and administrators', async () => {
  const h = await house();
  for (const who of [h.salma, h.faisal, h.nadia, h.sami]) {
    expect(await who.refused(Clauses)).toEqual(['FORBIDDEN']);
    expect(await who.refused(EvidenceFor, { clause: '7.2', first: 5 })).toEqual(['FORBIDDEN']);
  }
  expect(await h.guest().refused(Clauses)).toEqual(['UNAUTHENTICATED']);
  for (const who of [h.huda, h.rami, h.amal]) expect((await who.done(Clauses)).clauses.length).toBeGreaterThan(20);
});

test('each record counts for its clauses, and what has no recent one is a weak spot', async () => {
  const h = await house();
  const kase = await aCase(h);
  await raised(h, h.salma, kase);
  const of = async (clause: string) => (await h.rami.done(Clauses)).clauses.find((one) => one.clause === clause)!;
  expect(await of('7.2')).toMatchObject({ entries: 1, recent: 1, weak: false, title: 'Receipt of complaints' });
  expect(await of('5.2')).toMatchObject({ weak: false });
  expect(await of('7.8')).toMatchObject({ entries: 0, recent: 0, lastAt: null, weak: true });
  expect((await of('7.8')).kinds, 'records will come').not.toEqual([]);
  expect((await of('8.6')).kinds, 'none of ours proves it, and the page does not promise any').toEqual([]);
  await h.clock.passes('31 days');
  expect(await of('7.2')).toMatchObject({ entries: 1, recent: 0, weak: true });
  const { evidenceFor } = await h.rami.done(EvidenceFor, { clause: '5.2', first: 10 });
  expect(evidenceFor.findLast(({ entry }) => entry.kind === 'case.escalated')).toMatchObject({ number: kase.number, entry: { kind: 'case.escalated', hole: false, sentence: expect.stringContaining('Escalated to level 1') } });
  expect((await h.rami.done(EvidenceFor, { clause: 'no such clause', first: 10 })).evidenceFor).toEqual([]);
});

test('a record of a case that the auditor may not see is a hole, without a number', async () => {
  const h = await house();
  const kase = await investigated(h);
  await h.salma.done(MakeCaseConfidential, { opId: op(), id: kase.id, expectedVersion: (await room(h.salma, kase)).version, confidential: true, reason: 'A doctor is named.' });
  const { evidenceFor } = await h.rami.done(EvidenceFor, { clause: '7.5', first: 10 });
  expect(evidenceFor.length).toBeGreaterThan(0);
  for (const record of evidenceFor) expect(record).toMatchObject({ number: null, entry: { hole: true, sentence: null, kind: null, caseId: null } });
});

test('a record of an action is found by the number of that action', async () => {
  const h = await house();
  const kase = await investigated(h);
  const { number } = await anAction(h, kase.id);
  const { evidenceFor } = await h.rami.done(EvidenceFor, { clause: '8.7', first: 10 });
  expect(evidenceFor.filter(({ entry }) => entry.kind?.startsWith('action.')).map(({ number: ofCase, action }) => action ?? ofCase)).toContain(number);
});

test('an export is on record before the file leaves', async () => {
  const h = await house();
  expect(await h.guest().refused(NoteExport, { opId: op(), what: 'evidence', rows: 3, about: '7.2' })).toEqual(['UNAUTHENTICATED']);
  expect(await h.rami.refused(NoteExport, { opId: op(), what: 'passwords', rows: 3 })).toEqual(['unknown-value']);
  expect(await h.rami.refused(NoteExport, { opId: op(), what: 'evidence', rows: 3, about: 'x' })).toEqual(['unknown-value']);
  await h.rami.done(NoteExport, { opId: op(), what: 'evidence', rows: 3, about: '7.2' });
  const entries = await entriesAfter(h.as().em, 'house', 0);
  expect(entries.at(-1)).toMatchObject({ kind: 'records.exported', actorId: h.rami.id, fact: { what: 'evidence', about: '7.2', rows: 3 } });
});
