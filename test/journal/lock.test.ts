import { expect, test } from 'vitest';
import { Case } from '../../server/case/case.entity.ts';
import { CaseRetitled } from '../../server/case/case.kinds.ts';
import { onRecord } from '../../server/journal/book.ts';
import { caseStreams } from '../../server/journal/stream.entity.ts';
import { investigated } from '../case/room.ts';
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
