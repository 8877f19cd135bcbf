import fc from 'fast-check';
import { isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType } from 'graphql';
import { expect, test } from 'vitest';
import { names } from '../cast.ts';
import { house, type TestHouse } from '../house.ts';
import { filled } from '../rooms/filled.ts';
import { documents } from './documents.ts';

const seed = Number(process.env['SEED'] ?? 20261123);
const mark = 'typed-by-a-stranger-7f3a';

/** What people and programs put into a field that was meant for something else. */
const texts = ['', ' ', '0', '-1', 'NaN', '\u0000', 'a\u0000b', '\u202e', '\ud83d', '😀'.repeat(80), 'ا'.repeat(20_000), '<script>alert(1)</script>', "'; drop table person;--", '2026-13-45', '1e309', '١٢٣', '=1+1', '../../etc/passwd', '{"a":1}', '%00', mark];
const moments = ['2026-11-22T09:00:00.000Z', '0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z', '+275760-09-13T00:00:00.000Z', '1900-02-28T00:00:00.000Z'];
const numbers = [0, 1, -1, 3, 100, 2 ** 31 - 1, -(2 ** 31), 0.5];

type Ids = ReadonlyMap<string, readonly string[]>;

/** Values of the kind that is asked for, and no others: what has another shape is refused before any code of ours. */
const junk = (type: GraphQLInputType, name: string, ids: Ids, deep = 0): fc.Arbitrary<unknown> => {
  if (!isNonNullType(type)) return fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 3, arbitrary: sound(type, name, ids, deep) });
  return sound(type.ofType as GraphQLInputType, name, ids, deep);
};
const sound = (type: GraphQLInputType, name: string, ids: Ids, deep: number): fc.Arbitrary<unknown> => {
  if (isNonNullType(type)) return sound(type.ofType as GraphQLInputType, name, ids, deep);
  if (isListType(type)) return fc.array(junk(type.ofType as GraphQLInputType, name, ids, deep + 1), { maxLength: deep > 2 ? 0 : 3 });
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name: word }) => word));
  if (isInputObjectType(type)) return fc.record(Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, junk(field.type, field.name, ids, deep + 1)])));
  if (type.name === 'Boolean') return fc.boolean();
  if (type.name === 'Int') return fc.constantFrom(...numbers.filter(Number.isInteger));
  if (type.name === 'Float') return fc.constantFrom(...numbers, 1e300);
  if (type.name === 'DateTimeISO') return fc.constantFrom(...moments);
  const real = [...ids.values()].flat();
  if (type.name === 'ID' || /id$|number$/i.test(name)) return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...real) }, { weight: 1, arbitrary: fc.constantFrom(...texts) });
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...texts) }, { weight: 1, arbitrary: fc.constantFrom(...real) });
};

/** Some rows of each table: what is asked for by an id is there, and mostly of another kind. */
const idsOf = async (h: TestHouse): Promise<Ids> => {
  const em = h.running.house.fork();
  const tables = await em.execute<{ name: string }[]>("select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'id' and data_type = 'uuid' order by 1");
  const found = await Promise.all(tables.map(async ({ name }) => [name, (await em.execute<{ id: string }[]>(`select id::text as id from "${name}" order by id desc limit 2`)).map(({ id }) => id)] as const));
  return new Map([...found, ['number', (await em.execute<{ number: string }[]>('select number from "case" union all select number from action')).map(({ number }) => number)]]);
};

test(`no document meets a fault of ours, whatever is typed into it and whoever sends it, and nothing typed is told again in an error (seed ${seed})`, { timeout: 240_000 }, async () => {
  const h = await house();
  await filled(h);
  const ids = await idsOf(h);
  const found: string[] = [];
  for (const [place, document] of documents.filter(({ does }) => does !== 'subscription').entries()) {
    const every = fc.tuple(fc.constantFrom(null, ...names), fc.record(Object.fromEntries(document.inputs.map(({ name, type }) => [name, junk(type, name, ids)]))));
    await Promise.all(fc.sample(every, { seed: seed + place, numRuns: document.inputs.length ? 5 : 1 }).map(async ([who, variables]) => {
      const { errors } = await (who ? h[who] : h.guest()).ask(document.text, variables);
      for (const { message, extensions } of errors ?? []) {
        if (extensions?.code === 'INTERNAL' || message.includes(mark)) found.push(`${document.name} by ${who ?? 'a guest'}: ${extensions?.code} ${message} ${JSON.stringify(variables).slice(0, 600)}`);
      }
    }));
  }
  expect(found).toEqual([]);
});
