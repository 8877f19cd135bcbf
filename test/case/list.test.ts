import { expect, test } from 'vitest';
import { Cases } from '../../schema/documents/case.ts';
import { orders } from '../../server/case/list/list.read.ts';
import { folded, soughtIn } from '../../server/case/list/search.policy.ts';
import { house } from '../house.ts';
import { aCase, room } from './room.ts';

test('pages continue where they ended, in every order, with nothing twice and nothing lost', async () => {
  const h = await house();
  for (let n = 0; n < 7; n++) {
    await aCase(h, { title: `Parcel ${n}`, acknowledged: false });
    if (n % 2) await h.clock.passes('1 minute');
  }
  for (const order of ['due', 'received', 'level']) {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { cases } = await h.huda.done(Cases, { filter: {}, order, first: 3, after }) as { cases: { totalCount: number; edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } };
      seen.push(...cases.edges.map(({ node }) => node.id));
      expect(cases.totalCount).toBe(7);
      after = cases.pageInfo.hasNextPage ? cases.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(seen).size, order).toBe(7);
    expect(seen.length, order).toBe(7);
  }
  expect(await h.huda.refused(Cases, { filter: { departmentId: "x'; drop table case" }, order: 'due', first: 3 })).toHaveLength(1);
  expect((await h.huda.done(Cases, { filter: {}, order: "1; drop table", first: 3, after: 'bm9uc2Vuc2U' })).cases.edges).toHaveLength(3);

  // By deadline and by arrival an index has the order of the page, open or closed: a house of a million cases is not sorted for it.
  await h.as().em.transactional(async (em) => {
    for (const way of ['seqscan', 'bitmapscan', 'sort']) await em.execute(`set local enable_${way} = off`);
    for (const { key, down } of [orders.due, orders.received]) {
      for (const which of ["c.stage <> 'closed'", "c.stage = 'closed'", 'true']) {
        const way = down ? 'desc' : 'asc';
        const plan = await em.execute<object[]>(`explain select c.id from "case" c where ${which} order by ${key} ${way}, c.id ${way} limit 51`);
        expect(JSON.stringify(plan), `${key} where ${which}`).not.toContain('Sort');
      }
    }
  });
});

test('search folds letters, finds parts of words, broken plurals, numbers in any digits; and never takes % for anything', async () => {
  const h = await house();
  const kase = await aCase(h, { title: 'تأخّر الشحنات إلى مُستشفى الأمل', product: 'صندوق V-12' });
  await aCase(h, { title: 'Something else 100%' });
  const finds = async (text: string): Promise<number> => (await h.huda.done(Cases, { filter: { text }, order: 'due', first: 5 })).cases.totalCount;
  for (const text of ['تاخر', 'الشحنه', 'شحنات', 'مستشفي', 'صندوق v-12', kase.number, `${kase.number.slice(0, 4)}-${kase.number.slice(4, 7)}-${kase.number.slice(7)}`, kase.number.replace(/\d/g, (d) => '٠١٢٣٤٥٦٧٨٩'[Number(d)]!)]) {
    expect(await finds(text), text).toBe(1);
  }
  expect(await finds('100%')).toBe(1);

  // The digits a number begins with find it; the same digits inside a word do not.
  for (const digits of [kase.number.slice(0, 7), `${kase.number.slice(0, 4)}-${kase.number.slice(4, 7)}`, kase.number.slice(0, 7).replace(/\d/g, (d) => '٠١٢٣٤٥٦٧٨٩'[Number(d)]!)]) expect(await finds(digits), digits).toBe(1);
  expect(await finds(`box V-${kase.number.slice(0, 7)}`)).toBe(0);
  expect(await finds('_')).toBe(0);
  expect(await finds('مدرسة')).toBe(0);
});

test('the folding of the program and of the database are one', async () => {
  const h = await house();
  const samples = ['أإآٱ ىةؤئ', 'شَكْوَى ــ طويلة', '١٢٣ ۴۵۶', 'ÀÉ Straße', 'a\u200fb\u2067c', 'ﻻ ﷲ'];
  for (const sample of samples) {
    const [row] = await h.as().em.execute<{ t: string }[]>('select ar_norm(?) as t', [sample]);
    expect(row!.t, sample).toBe(folded(sample));
  }
  expect(soughtIn('الشكاوى').words).toEqual([['شكوي', 'شكاوي']]);
});

test('similar cases are offered as far as they may be read', async () => {
  const h = await house();
  const kase = await aCase(h, { title: 'Gel packs not frozen at loading', department: 'logistics' });
  await aCase(h, { title: 'Gel packs half frozen when loading', department: 'logistics' });
  await aCase(h, { title: 'Gel packs not frozen at loading again', department: 'legal' });
  await aCase(h, { title: 'Invoice sent twice', department: 'logistics' });
  expect((await room(h.faisal, kase)).similar.map(({ card }) => card.title)).toEqual(['Gel packs half frozen when loading']);
  expect((await room(h.huda, kase)).similar).toHaveLength(2);
});
