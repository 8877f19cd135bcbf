import { fileURLToPath } from 'node:url';
import type { Rolldown } from 'vite';

type Groups = NonNullable<Rolldown.CodeSplittingOptions['groups']>;
interface Graph { getModuleInfo(id: string): Pick<Rolldown.ModuleInfo, 'importedIds'> | null }

const every = ['routes/+layout.svelte', 'routes/+error.svelte'];
const staff = ['routes/(staff)/+layout.svelte', 'routes/(staff)/+error.svelte'];
const outside = ['routes/(public)/+layout.svelte', 'routes/(public)/+error.svelte'];
const boards = ['lib/escalation/Board.svelte'];
/** The other pages that one works in all day. */
const room = ['lib/case/room/Room.svelte'];
const beside = ['lib/case/list/CaseList.svelte', 'lib/case/Work.svelte', 'lib/action/ActionPage.svelte'];
const work = [...beside, ...room];

/**
 * What is loaded together lies in one file: a request costs a browser more than a kilobyte does, and small files compress badly. Left to itself the
 * bundler makes a file of whatever the same pages share: seventy for a board. Each group holds all that its modules import, but for what an earlier one
 * holds; what is in none goes where the bundler puts it.
 * @param src the folder of the pages' sources
 */
export function filesOfPages(src: URL): Groups {
  let graph: Graph = { getModuleInfo: () => null };
  const closures = new Map<readonly string[], ReadonlySet<string>>();
  const reached = (from: readonly string[]): ReadonlySet<string> => {
    const known = closures.get(from);
    if (known) return known;
    const seen = new Set(from.map((path) => fileURLToPath(new URL(path, src))));
    for (const id of seen) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) seen.add(next);
    closures.set(from, seen);
    return seen;
  };
  const groups: readonly [name: string, holds: (id: string) => boolean][] = [
    ['first', (id) => first.test(id)],
    ['every', (id) => reached(every).has(id) || (reached(staff).has(id) && reached(outside).has(id))],
    ['staff', (id) => reached(staff).has(id)],
    ['outside', (id) => reached(outside).has(id)],
    ['work', (id) => reached(boards).has(id) && reached(work).has(id)],
    ['board', (id) => reached(boards).has(id)],
    ['room', (id) => reached(room).has(id) && reached(beside).has(id)],
  ];
  return groups.map(([name, holds], place) => ({
    debugName: name,
    name: (id, context) => ((graph = context), holds(id) && !entry.test(id) ? name : null),
    priority: groups.length - place,
  }));
}

/** Kit hands the page what the server knows (version, addresses) before it fetches the rest, which reads it as it is evaluated: so this is apart from the rest, and so is what fetches. */
const first = /\/runtime\/client\/payload\.js$|\bvite\/preload-helper/;
/** Kit loads these by name, each as a file of its own. */
const entry = /\/client-optimized\/|\/runtime\/client\/(entry|client-entry)\.js$|\/routes\/.*\+(page|layout|error)\.(svelte|ts)$/;
