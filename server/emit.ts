import { createHash } from 'node:crypto';
import { type DocumentNode, Kind, lexicographicSortSchema, print, printSchema } from 'graphql';
import { glob } from 'node:fs/promises';
import { emitTables } from './platform/database/schema.ts';
import { schemaOf } from './platform/graphql.ts';
import { allWords } from './platform/vocabulary.ts';
import { afterTables, beforeTables, entities, resolvers } from './schema.ts';

const root = new URL('../', import.meta.url);

/** What the code emits, file by file: the API, the hashes of trusted documents, the words of the vocabularies, and the first migration. A law test compares. */
export const emitSchema = async (): Promise<Map<string, string>> => {
  const documents = await trustedDocuments();
  return new Map([
    [at('schema/schema.graphql'), `${printSchema(lexicographicSortSchema(schemaOf(resolvers)))}\n`],
    [at('schema/trusted.json'), json(documents.map(({ hash, text }) => [hash, text]))],
    [at('schema/trusted.names.json'), json(documents.map(({ hash, name }) => [name, hash]))],
    [at('schema/vocabulary.json'), json([...allWords()].sort(([a], [b]) => (a < b ? -1 : 1)))],
    [at('server/platform/database/migrations/0001_house.ts'), `/** Emitted by \`npm run schema\`; released, it never changes. */\nexport const sql = ${quoted(await tables())};\n`],
  ]);
};

export const tables = (): Promise<string> => emitTables({ url: 'postgresql://nobody@127.0.0.1/none', entities, before: beforeTables, after: afterTables });

interface Trusted { readonly name: string; readonly hash: string; readonly text: string }

/** Each document that web and tests send, by the name of its operation. */
const trustedDocuments = async (): Promise<Trusted[]> => {
  const found: Trusted[] = [];
  for await (const file of glob('schema/documents/*.ts', { cwd: root })) {
    const module = (await import(new URL(file, root).href)) as Record<string, DocumentNode>;
    for (const document of Object.values(module)) {
      const operation = document?.definitions?.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
      if (!operation?.name) continue;
      const text = print(document);
      found.push({ name: operation.name.value, hash: createHash('sha256').update(text).digest('hex'), text });
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
};

const json = (pairs: readonly (readonly [string, unknown])[]): string => `${JSON.stringify(Object.fromEntries(pairs), null, 2)}\n`;
const at = (path: string): string => decodeURIComponent(new URL(path, root).pathname);
const quoted = (text: string): string => `\`${text.replace(/[\\`]|\$\{/g, '\\$&')}\``;
