/** Runes as plain values, for modules whose logic is tested without a component: reactivity is Svelte's own to test. */
const plain = <T>(value?: T): T | undefined => value;
Object.assign(globalThis, { $state: Object.assign(plain, { raw: plain, snapshot: plain }), $derived: Object.assign(plain, { by: <T>(make: () => T) => make() }) });
