import { expect, test } from 'vitest';
import { NoteStory } from '../../schema/documents/case.ts';
import { EscalateCase, LowerCase } from '../../schema/documents/escalation.ts';
import { Case } from '../../server/case/case.entity.ts';
import { CaseRetitled } from '../../server/case/case.kinds.ts';
import { onRecord } from '../../server/journal/book.ts';
import { caseStreams } from '../../server/journal/stream.entity.ts';
import { aCase, investigated, op, room } from '../case/room.ts';
import { house } from '../house.ts';

test('what a verb reads under its lock is what stands there now, emptied fields included, though the request had loaded the row before', async () => {
  const h = await house();
  const { id } = await investigated(h);
  const write = (values: Partial<Case>) => onRecord(h.as(), caseStreams(id), async (book) => {
    const kase = await book.read(Case, id);
    Object.assign(kase, values);
    book.write(CaseRetitled, kase, { title: await book.say(kase, 'title', values.title!) });
    return kase;
  });
  await write({ title: 'As it came', product: 'Insulin' });
  const early = h.as();
  expect(await early.load(Case, id)).toMatchObject({ product: 'Insulin' });
  await write({ title: 'Renamed meanwhile', product: null });

  await onRecord(early, caseStreams(id), async (book) => {
    const kase = await book.read(Case, id);
    expect(kase.title).toBe('Renamed meanwhile');
    expect(kase.product ?? null).toBeNull();
    return kase;
  });
});

test('more people decide on one case at once than there are connections: one is heard, the others are told who was, a retry is told what it made, and nobody waits in vain', async () => {
  const h = await house();
  const kase = await aCase(h);
  const many = <T>(ask: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 20 }, ask));
  await h.huda.done(EscalateCase, { opId: op(), caseId: kase.id, cause: 'byHand', reason: 'The clinic waits.' });
  const { version } = await room(h.huda, kase);
  const lowered = await many(() => h.huda.ask(LowerCase, { opId: op(), caseId: kase.id, reason: 'It was delivered.', expectedVersion: version }));
  expect(lowered.map(({ data }) => data?.lowerCase.userErrors.map(({ code }) => code).join()).sort()).toEqual(['', ...Array.from({ length: 19 }, () => 'changed-meanwhile')]);
  expect(lowered.flatMap(({ data }) => data?.lowerCase.userErrors.map(({ message }) => message) ?? []).every((message) => message.includes('Huda Mansour'))).toBe(true);
  const opId = op();
  const noted = await many(() => h.huda.done(NoteStory, { opId, caseId: kase.id, input: { text: 'Said once.' } }));
  expect(new Set(noted.map(({ noteStory }) => noteStory.note!.id)).size).toBe(1);
});
