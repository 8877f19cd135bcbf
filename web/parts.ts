import { globSync } from 'node:fs';

interface Info { readonly importedIds: readonly string[]; readonly dynamicallyImportedIds: readonly string[] }
interface Graph { getModuleInfo(id: string): Info | null }

/** The staff's frame, and what stands in it that somebody waits for. What an earlier one brings, a later one need not. */
const sights = [
  ['frame', 'src/routes/(staff)/+layout.svelte'],
  ['board', 'src/lib/escalation/Board.svelte'],
  ['cases', 'src/lib/case/CaseList.svelte'],
  ['room', 'src/lib/case/Room.svelte'],
] as const;

/** The framework has its own order. */
const ours = /\/web\/src\/|\/schema\/|\/node_modules\/(?!@sveltejs\/|svelte\/|esm-env\/|clsx\/)/;

/** One after the other: what stands in an earlier one is not taken by a later one. */
const parts = sights.flatMap(([name]) => [`${name}-open`, `${name}-shared`, name]);

/**
 * In which files the script of a browser travels. By itself the bundler makes one of every few modules that exactly the same pages share: seventy for a page. So what a
 * sight needs travels in three: what it alone needs, what others of the staff need as well, and what pages for everybody need, who are not
 * sent the staff's for the sake of a button. Everything else is left to the bundler.
 * @param web the folder of the pages
 */
export function partsOf(web: string): { name: string | ((id: string, graph: Graph) => string | null); test?: RegExp }[] {
  let named: Map<string, string> | undefined;
  return [
    { name: 'svelte', test: /\/node_modules\/(svelte|esm-env|clsx)\// },
    // But for the beginnings, by which the framework finds itself.
    { name: 'kit', test: /\/node_modules\/(@sveltejs\/kit\/src\/(?!runtime\/client\/(entry|client-entry|payload)\.js)|devalue\/)/ },
    ...parts.map((part) => ({ name: (id: string, graph: Graph) => ((named ??= inParts(web, graph)).get(id) === part ? part : null) })),
  ];
}

function inParts(web: string, graph: Graph): Map<string, string> {
  const later = new Set<string>();
  // To ask the bundler costs more than to walk.
  const known = new Map<string, Info | null>();
  const infoOf = (id: string): Info | null => {
    if (!known.has(id)) known.set(id, ours.test(id) ? graph.getModuleInfo(id) : null);
    return known.get(id) ?? null;
  };
  const from = (entry: string): Set<string> => {
    const found = new Set<string>();
    const waiting = [entry];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const info = found.has(id) ? null : infoOf(id);
      if (!info) continue;
      found.add(id);
      waiting.push(...info.importedIds);
      for (const one of info.dynamicallyImportedIds) later.add(one);
    }
    return found;
  };
  const uses = globSync('src/routes/**/+{page,layout,error}.svelte', { cwd: web }).map((file) => ({ open: !file.includes('(staff)'), needs: from(`${web}${file}`) }));
  // What is fetched later grows as it is walked.
  for (const id of later) uses.push({ open: false, needs: from(id) });
  const named = new Map<string, string>();
  for (const [name, file] of sights) {
    for (const id of from(`${web}${file}`)) {
      if (named.has(id)) continue;
      const others = uses.filter(({ needs }) => needs.has(id) && !needs.has(`${web}${file}`));
      named.set(id, others.some(({ open }) => open) ? `${name}-open` : others.length ? `${name}-shared` : name);
    }
  }
  return named;
}
