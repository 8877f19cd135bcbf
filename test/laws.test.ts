import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType, isScalarType, isSpecifiedScalarType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { emitSchema } from '../server/emit.ts';
import { kinds } from '../server/journal/kind.ts';
import { schemaOf } from '../server/platform/graphql.ts';
import { allWords } from '../server/platform/vocabulary.ts';
import { clauseTexts } from '../server/audit/clause.entity.ts';
import { resolvers } from '../server/schema.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const sources = globSync('server/**/*.ts', { cwd: root }).map((path) => path.replaceAll('\\', '/')).sort();
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
/** Source without comments and strings: what the program does, not what it says. */
const code = (path: string): string => text(path).replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '').replace(/`(?:\\.|[^`\\])*`|'(?:\\.|[^'\\])*'/g, "''");
const where = (pattern: RegExp, allowed: readonly string[] = []): string[] => sources.filter((path) => !allowed.includes(path) && pattern.test(code(path)));

describe('the laws of the architecture', () => {
  test('1, 2 · slices know only what stands left of them, and of others only entities, services, policies and views; nothing goes in circles, pages neither', () => {
    const run = () => execFileSync(process.execPath, [join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'), '--config', 'test/architecture.cjs', 'server', 'schema', 'web/src'], { cwd: root, encoding: 'utf8' });
    expect(run).not.toThrow();
  });

  test('4 · only the book opens a writing transaction on journaled tables', () => {
    expect(where(/\.transactional\(/, ['server/journal/book.ts', 'server/journal/batch.ts', 'server/journal/tail.ts'])).toEqual([]);
  });

  test('every kind of entry is known from the first moment, also where those who write it are loaded only when they are needed', () => {
    const reached = new Set(['server/main.ts']);
    for (const path of reached) for (const [, to = ''] of text(path).matchAll(/^(?:import|export)(?! type\b)[^;]*?'(\.[^']+)';/gm)) reached.add(join(dirname(path), to).replaceAll('\\', '/'));
    expect(sources.filter((path) => path.endsWith('.kinds.ts') && !reached.has(path))).toEqual([]);
  });

  test('5 · only the configuration reads the environment, only the clock asks the time', () => {
    expect(where(/process\.env\b/, ['server/config.ts'])).toEqual([]);
    expect(where(/Date\.now\(|new Date\(\)|performance\.now\(|Temporal\.Now/, ['server/platform/clock.ts'])).toEqual([]);
  });

  test('7 · the schema, the trusted documents and the tables are what the code emits', async () => {
    for (const [path, emitted] of await emitSchema()) expect(readFileSync(path, 'utf8'), `${path}: run npm run schema`).toBe(emitted);
  });

  test('8 · a file says one thing: what is longer than 200 lines says why at its head', () => {
    const long = [...sources, ...globSync('web/src/**/*.{ts,svelte}', { cwd: root }).filter((path) => !path.includes('paraglide'))]
      .filter((path) => !/migrations\/|\/content\//.test(path))
      .filter((path) => text(path).split('\n').length > 200 && !/long because/i.test(text(path).slice(0, 800)));
    expect(long).toEqual([]);
  });

  test('links tell the router what it understands: what it does not know it leaves out in silence, and the focus and the place on the page are lost', () => {
    const known: Readonly<Record<string, readonly string[]>> = { 'preload-data': ['hover', 'tap'], reload: ['', 'true', 'false'], replacestate: ['', 'true', 'false'], reset: ['', 'true', 'false'] };
    const said = globSync('web/src/**/*.{svelte,html}', { cwd: root }).flatMap((path) => [...text(path).matchAll(/data-sveltekit-([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => ({ path, name, value })));
    expect(said.length).toBeGreaterThan(5);
    expect(said.filter(({ name, value }) => !known[name]?.includes(value))).toEqual([]);
  });

  test('a form is told what is missing by us, in the language of the page and at the field: no browser speaks before us', () => {
    const forms = globSync('web/src/**/*.svelte', { cwd: root }).flatMap((path) => [...text(path).matchAll(/<form(?=[\s>])[^>]*/g)].map(([tag]) => ({ path, tag })));
    expect(forms.length).toBeGreaterThan(50);
    expect(forms.filter(({ tag }) => !/\snovalidate\b/.test(tag))).toEqual([]);
  });

  test('no test is less patient than the others: where a machine does much else, a second is short', () => {
    const tests = globSync(['test/*.ts', 'test/!(bench)/*.ts'], { cwd: root });
    expect(tests.length).toBeGreaterThan(150);
    const hurried = tests.flatMap((path) => [...text(path).matchAll(/\btimeout: ([\d_]+)/g)].filter(([, ms = '']) => Number(ms.replaceAll('_', '')) < 20_000).map(([said]) => `${path}: ${said}`));
    expect(hurried).toEqual([]);
  });

  test('no unfinished business: no TODO, no given-up types, no default exports in the server', () => {
    expect(where(/\bas any\b|: any\b|@ts-(ignore|expect-error|nocheck)|export default/)).toEqual([]);
    expect(sources.filter((path) => /\b(TODO|FIXME|XXX|HACK)\b/.test(text(path)))).toEqual([]);
  });
});

describe('6 · every sentence exists in English and Arabic', () => {
  const arabic = /[\u0600-\u06ff]/;
  const sampleOf = (shapes: Readonly<Record<string, string>>): object => ({
    by: 'Huda', name: () => 'Huda', say: () => 'word',
    ...Object.fromEntries(Object.entries(shapes).map(([key, shape]) => [key, { number: 3, yes: true, words: ['word'], persons: ['one'], moment: '2026-11-22T07:00:00.000Z' }[shape.replace('?', '')] ?? (key === 'zone' ? 'Asia/Riyadh' : 'word')])),
  });

  test('kinds tell themselves in both, and name the clauses they are evidence for', () => {
    const clauses = new Set(clauseTexts.map(({ clause }) => clause));
    for (const declared of kinds().values()) {
      for (const sentence of [declared.sentence, ...(declared.outside ? [declared.outside.sentence] : [])]) {
        const sample = sampleOf(declared.fact);
        expect((sentence.en as (t: unknown) => string)(sample).length, declared.name).toBeGreaterThan(1);
        expect((sentence.ar as (t: unknown) => string)(sample), declared.name).toMatch(arabic);
      }
      expect(declared.clauses.filter((clause) => !clauses.has(clause)), `${declared.name}: unknown clauses`).toEqual([]);
      // What the house keeps for itself (preferences, that it is a demonstration) need not prove a clause.
      if (declared.audience !== 'house') expect(declared.clauses.length, `${declared.name} is evidence for nothing`).toBeGreaterThan(0);
    }
  });

  test('words of every vocabulary have both languages', () => {
    for (const [word, [en, ar]] of allWords()) {
      expect(en.length, word).toBeGreaterThan(0);
      expect(ar, word).toMatch(arabic);
    }
  });
});

describe('the API', () => {
  let schema: ReturnType<typeof schemaOf>;
  beforeAll(() => {
    schema = schemaOf(resolvers);
  });

  test('every query, mutation and subscription states who may pass; the default is no', () => {
    const storage = getMetadataStorage() as unknown as Record<'queries' | 'mutations' | 'subscriptions', { schemaName: string; roles?: unknown[] }[]>;
    const open = [...storage.queries, ...storage.mutations, ...storage.subscriptions].filter(({ roles }) => !roles?.length).map(({ schemaName }) => schemaName);
    expect(open).toEqual([]);
  });

  test('every type and field is described', () => {
    const silent: string[] = [];
    for (const type of Object.values(schema.getTypeMap())) {
      if (isIntrospectionType(type) || (isScalarType(type) && isSpecifiedScalarType(type)) || ['Query', 'Mutation', 'Subscription'].includes(type.name)) continue;
      if (!type.description) silent.push(type.name);
      if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) if (!field.description) silent.push(`${type.name}.${field.name}`);
    }
    expect(silent).toEqual([]);
  });

  test('every mutation that changes something takes the name of the operation, so that a retry does nothing twice', () => {
    const without = Object.values(schema.getMutationType()!.getFields()).filter(({ args }) => !args.some(({ name }) => name === 'opId')).map(({ name }) => name);
    // What a secret of one use guards cannot be done twice; a draft and a read mark are the same however often they are set, and what is taken back is gone.
    const single = ['acceptInvitation', 'resetPassword', 'changePassword', 'offerFactor', 'addFactor', 'removeFactor', 'renewRecovery', 'makeTokenForAnHour', 'confirmCode', 'setUp', 'saveDraft', 'detach', 'findNumbers'];
    expect(without.filter((name) => !single.includes(name) && !/^(signIn|signOut|prove|mark|ask|request)/.test(name))).toEqual([]);
  });
});

test('dependencies stand at or above the floors that known faults demand', () => {
  const floors = {
    '@apollo/server': '5.5.0', ws: '8.21.0', 'socket.io-parser': '4.2.7', '@mikro-orm/core': '7.0.6', svelte: '5.55.7', '@sveltejs/kit': '2.60.1', devalue: '5.8.1', nodemailer: '9.0.1',
  };
  const lock = JSON.parse(text('package-lock.json')) as { packages: Record<string, { version: string }> };
  const below = Object.entries(floors).filter(([name, floor]) => compare(lock.packages[`node_modules/${name}`]?.version ?? floor, floor) < 0);
  expect(below).toEqual([]);
  const ranges = JSON.parse(text('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  expect(Object.entries({ ...ranges.dependencies, ...ranges.devDependencies }).filter(([, version]) => !/^\d/.test(version))).toEqual([]);
});

const compare = (a: string, b: string): number => {
  const [x, y] = [a, b].map((version) => version.split(/[.-]/).map(Number)) as [number[], number[]];
  return x[0]! - y[0]! || x[1]! - y[1]! || x[2]! - y[2]!;
};
