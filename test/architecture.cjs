// Laws 1 and 2 of the architecture, as dependency-cruiser reads them.

/** Who may know whom: each slice knows only what stands before it. */
const line = ['platform', 'journal', 'people', 'policy', 'case', 'feedback', 'investigation', 'action', 'escalation'];
/** Stand at the end and know no other reader. */
const readers = ['notice', 'webhook', 'insight', 'audit', 'presence'];

/** Everybody stands on these two, so that all their files are for all. */
const ground = ['platform', 'journal'];
const slices = line.filter((slice) => !ground.includes(slice));

const inside = (...names) => `^server/(${names.join('|')})/`;

module.exports = {
  forbidden: [
    ...line.slice(0, -1).map((slice, place) => ({
      name: `${slice} knows only what stands left of it`,
      comment: 'Law 1: platform ← journal ← people ← policy ← case ← feedback ← investigation ← action ← escalation ← readers ← main.',
      severity: 'error',
      from: { path: inside(slice) },
      to: { path: inside(...line.slice(place + 1), ...readers) },
    })),
    {
      name: 'nobody imports a reader',
      comment: 'Law 2: a reader follows the journal. Where a verb needs its judgement, it registers a gate in inside.ts.',
      severity: 'error',
      from: { path: inside(...line) },
      to: { path: inside(...readers) },
    },
    ...readers.map((reader) => ({
      name: `${reader} knows no other reader`,
      severity: 'error',
      from: { path: inside(reader) },
      to: { path: inside(...readers.filter((other) => other !== reader)) },
    })),
    ...[...slices, ...readers].map((slice) => ({
      name: `${slice} sees of others their entities, services, policies and views`,
      comment: 'Law 2, widened: *.policy, *.view and *.read too: pure questions (who may, what is visible) and the shapes they are answered in. Never another slice\'s doors, kinds or readers.',
      severity: 'error',
      from: { path: inside(slice) },
      to: { path: inside(...slices.filter((other) => other !== slice)), pathNot: '\\.(entity|service|policy|view|read)\\.ts$' },
    })),
    {
      name: 'slices do not know who starts them',
      severity: 'error',
      from: { path: inside(...line, ...readers) },
      to: { path: '^server/(demo/|[^/]+\\.ts$)', dependencyTypesNot: ['type-only'] },
    },
    { name: 'no circles, not even of types', severity: 'error', from: {}, to: { circular: true } },
    { name: 'web knows only the schema', severity: 'error', from: { path: '^web/' }, to: { path: '^(server|test)/' } },
    { name: 'the schema knows nobody', severity: 'error', from: { path: '^schema/' }, to: { path: '^(server|web|test)/' } },
    { name: 'the server knows neither pages nor tests', severity: 'error', from: { path: '^server/.*\\.ts$' }, to: { path: '^(web|test)/' } },
    { name: 'imports lead somewhere', severity: 'error', from: { path: '^(server|schema)/' }, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|data|test/bench|web/\\.svelte-kit|web/src/lib/paraglide)/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types', 'svelte'] },
  },
};
