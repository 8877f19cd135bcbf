import type { Shelf, Unsent } from './shared-text.ts';

// One database for each person, so that another who signs in on this device opens another one.
const nameOf = (person: string): string => `majlis.text.${person}`;

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser keeps nothing.'));
  });

const open = async (person: string): Promise<IDBDatabase> => {
  const request = indexedDB.open(nameOf(person), 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('text', { keyPath: 'document' });
    request.result.createObjectStore('unsent', { keyPath: ['document', 'key'] });
  };
  const database = await asked(request);
  // Whoever wipes the shelf, here or in another tab, is not kept waiting.
  database.onversionchange = () => database.close();
  return database;
};

interface Kept { document: string; genesis: string; after: number; state: Uint8Array }
const all = (document: string): IDBKeyRange => IDBKeyRange.bound([document, ''], [document, '\uffff']);

/** What was typed and read on this device, by person; words that are not safe yet outlive the tab, and are sent when it comes back. */
export const browserShelf = async (person: string): Promise<Shelf> => {
  await wipeOthers(person);
  const database = await open(person);
  const store = (name: 'text' | 'unsent', mode: IDBTransactionMode = 'readwrite'): IDBObjectStore => database.transaction(name, mode).objectStore(name);
  return {
    async load(document) {
      const [kept, unsent] = await Promise.all([asked(store('text', 'readonly').get(document) as IDBRequest<Kept | undefined>), asked(store('unsent', 'readonly').getAll(all(document)) as IDBRequest<Unsent[]>)]);
      return { genesis: kept?.genesis ?? null, after: kept?.after ?? 0, state: kept?.state ?? null, unsent };
    },
    async keep(document, genesis, after, state, held) {
      const both = database.transaction(['text', 'unsent'], 'readwrite');
      const kept = asked(both.objectStore('text').put({ document, genesis, after, state } satisfies Kept));
      for (const key of held) both.objectStore('unsent').delete([document, key]);
      await kept;
    },
    async put(document, unsent) {
      await asked(store('unsent').put({ document, ...unsent }));
    },
    async safe(document, keys) {
      const unsent = store('unsent');
      await Promise.all(keys.map(async (key) => {
        const one = await asked(unsent.get([document, key]) as IDBRequest<(Unsent & { document: string }) | undefined>);
        if (one) await asked(unsent.put({ ...one, safe: true }));
      }));
    },
    async wipe(document) {
      await Promise.all([asked(store('text').delete(document)), asked(store('unsent').delete(all(document)))]);
    },
  };
};

/** Where a browser keeps nothing (private windows): words live in this tab until they are safe, and the page says so. */
export const noShelf: Shelf = {
  load: async () => ({ genesis: null, after: 0, state: null, unsent: [] }),
  keep: async () => undefined,
  put: async () => undefined,
  safe: async () => undefined,
  wipe: async () => undefined,
};

/** The texts in which words of this person on this device are not safe yet. */
export const unsentOf = async (person: string): Promise<readonly string[]> => {
  const database = await open(person);
  const kept = await asked(database.transaction('unsent', 'readonly').objectStore('unsent').getAll() as IDBRequest<(Unsent & { document: string })[]>);
  database.close();
  return [...new Set(kept.flatMap(({ document, safe }) => (safe ? [] : [document])))];
};

/** What another person has left on this device is gone once somebody else has signed in. */
const wipeOthers = async (person: string): Promise<void> => {
  const known = (await indexedDB.databases?.()) ?? [];
  await Promise.all(known.flatMap(({ name }) => (name?.startsWith(nameOf('')) && name !== nameOf(person) ? [asked(indexedDB.deleteDatabase(name))] : [])));
};

/** Everything that this device keeps of shared text for a person: on signing out, and before another person. */
export const wipeShelf = async (person: string): Promise<void> => {
  await asked(indexedDB.deleteDatabase(nameOf(person)));
};
