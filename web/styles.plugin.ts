import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Manifest, Plugin } from 'vite';

/**
 * Kit sends with a page the styles of the files that it stands on, as the manifest tells them. It reads that deep first, and what a file fetches later
 * (a dialog, a menu) before the next that the page stands on: whatever both hold counts as fetched later, and its styles are never sent. Only files
 * that several pages share fetch before the page itself does, and none of that is drawn on the server: so what they fetch is left out of the manifest.
 */
export function stylesOfPages(): Plugin {
  return {
    name: 'majlis-styles',
    applyToEnvironment: ({ name }) => name === 'client',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir }) {
        const file = resolve(dir ?? '', '.vite/manifest.json');
        const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
        const shared = Object.values(manifest).filter(({ isEntry }) => !isEntry);
        for (const chunk of shared) delete chunk.dynamicImports;
        await writeFile(file, JSON.stringify(manifest, null, 2));
      },
    },
  };
}
