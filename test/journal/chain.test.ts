import { expect, test } from 'vitest';
import { onRecord } from '../../server/journal/book.ts';
import { ChainWalk } from '../../server/journal/chain.ts';
import { entriesAfter } from '../../server/journal/reader.ts';
import { caseStream, caseStreams } from '../../server/journal/stream.entity.ts';
import { openIn } from '../../server/case/case.service.ts';
import { Case } from '../../server/case/case.entity.ts';
import { CaseEscalated } from '../../server/escalation/escalation.kinds.ts';
import { newId } from '../../server/platform/ids.ts';
import { house, type TestHouse } from '../house.ts';

const opening = { nature: 'complaint', title: 'Arrived warm', channel: 'form', language: 'en' } as const;

const aCase = (h: TestHouse): Promise<Case> => {
  const ctx = h.as();
  const id = newId(ctx.now());
  return onRecord(ctx, caseStreams(id), (book) => openIn(ctx, book, id, { ...opening, receivedAt: ctx.now() }));
};

test('a case that opens leaves an entry inside, one outside, and a chain that verifies', async () => {
  const h = await house();
  const kase = await aCase(h);
  const entries = await entriesAfter(h.as().em, caseStream(kase.id), 0);
  expect(entries[0]).toMatchObject({ kind: 'case.opened', seq: 1 });
  expect(Object.keys(entries[0]!.states)).toContain(`case:${kase.id}`);
  const walk = new ChainWalk();
  expect(entries.map((entry) => walk.next(entry)).filter(Boolean)).toEqual([]);
});

test('five people who escalate at once climb five steps, one at a time', async () => {
  const h = await house();
  const { id } = await aCase(h);
  await Promise.all(Array.from({ length: 5 }, () => {
    const ctx = h.as();
    return onRecord(ctx, caseStreams(id), async (book) => {
      const kase = await book.read(Case, id);
      const levels = kase.escalate(9);
      book.write(CaseEscalated, kase, { ...levels, cause: 'byHand' });
      return kase;
    });
  }));
  const entries = await entriesAfter(h.as().em, caseStream(id), 1);
  expect(entries.filter(({ kind }) => kind === 'case.escalated').map(({ fact }) => [fact['from'], fact['to']])).toEqual([[0, 1], [1, 2], [2, 3], [3, 4], [4, 5]]);
});

test('nothing changes without an entry: refused at flush, and by the database behind the ORM', async () => {
  const h = await house();
  const { id } = await aCase(h);
  const { em } = h.as();
  const kase = await em.findOneOrFail(Case, { id });
  kase.title = 'Quietly changed';
  await expect(em.flush()).rejects.toThrow('outside onRecord');
  await expect(em.fork().execute("update \"case\" set title = 'x' where id = ?", [id])).rejects.toThrow('no entry in the journal');
  await expect(em.fork().execute('delete from entry')).rejects.toThrow('append-only');
});
