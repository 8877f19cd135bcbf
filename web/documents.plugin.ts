import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const declared = /export const (\w+) = graphql\(\s*`\s*(?:query|mutation|subscription) (\w+)/g;
const imported = /import\s*\{([^}]*)\}\s*from\s*["']#schema\/documents\/[\w-]+\.ts["'];?/g;

/**
 * What a browser knows of a document of schema/documents is the hash by which the server knows it: each import of one becomes that hash, where it is
 * used. So neither the texts nor a table of all hashes travels. On the server, where pages are drawn, documents stay documents.
 */
export function documentsByHash(schema: URL): Plugin {
  const hashes = new Map<string, string>();
  return {
    name: 'majlis-documents',
    enforce: 'post',
    applyToEnvironment: ({ name }) => name === 'client',
    buildStart() {
      const known = JSON.parse(readFileSync(new URL('trusted.names.json', schema), 'utf8')) as Record<string, string>;
      for (const file of globSync('documents/*.ts', { cwd: fileURLToPath(schema) })) {
        this.addWatchFile(fileURLToPath(new URL(file, schema)));
        for (const [, name = '', operation = ''] of readFileSync(new URL(file, schema), 'utf8').matchAll(declared)) {
          const hash = known[operation];
          if (!hash) this.error(`“${operation}” is not among the trusted documents: npm run schema`);
          hashes.set(name, hash);
        }
      }
    },
    transform: {
      filter: { code: '#schema/documents/' },
      handler(code) {
        const constant = (one: string): string => {
          const [name = '', local = name] = one.trim().split(/\s+as\s+/);
          const hash = hashes.get(name);
          if (!hash) this.error(`“${name}” is no query, mutation or subscription that a browser could send.`);
          return `const ${local} = ${JSON.stringify(hash)};`;
        };
        return { code: code.replace(imported, (_, names: string) => names.split(',').filter((one) => one.trim()).map(constant).join(' ')), map: null };
      },
    },
  };
}
