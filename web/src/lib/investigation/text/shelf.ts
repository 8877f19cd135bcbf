import type { Card } from './rescue.ts';
import type { Shelf, Unsent } from './shared-text.ts';

// One database for each person, so that another who signs in on this device opens another one.
const nameOf = (person: string): string => `majlis.text.${person}`;

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser keeps nothing.'));
  });

const open = async (person: string): Promise<IDBDatabase> => {
  const request = indexedDB.open(nameOf(person), 2);
  request.onupgradeneeded = ({ oldVersion }) => {
    if (!oldVersion) {
      request.result.createObjectStore('text', { keyPath: 'document' });
      request.result.createObjectStore('unsent', { keyPath: ['document', 'key'] });
    }
    request.result.createObjectStore('cards', { keyPath: ['document', 'id'] });
  };
  const database = await asked(request);
  // Whoever wipes the shelf, here or in another tab, is not kept waiting.
  database.onversionchange = () => database.close();
  return database;
};

/** What a text is called, and where it is opened: as it was when the words were typed. */
export interface Called { readonly title: string; readonly href: string }
/** A text of which words of a person stand on this device alone. */
export interface Left { readonly document: string; readonly called: Called | null }

interface Kept { document: string; genesis: string; after: number; state: Uint8Array }
const all = (document: string): IDBKeyRange => IDBKeyRange.bound([document, ''], [document, '\uffff']);

/** What was typed and read on this device, by person; words that are not safe yet outlive the tab, and are sent when it comes back. `called` goes with them. */
export const browserShelf = async (person: string, called: Called | null = null): Promise<Shelf> => {
  await wipeOthers(person);
  const database = await open(person);
  const store = (name: 'text' | 'unsent' | 'cards', mode: IDBTransactionMode = 'readwrite'): IDBObjectStore => database.transaction(name, mode).objectStore(name);
  return {
    async load(document) {
      const [kept, unsent, cards] = await Promise.all([
        asked(store('text', 'readonly').get(document) as IDBRequest<Kept | undefined>),
        asked(store('unsent', 'readonly').getAll(all(document)) as IDBRequest<Unsent[]>),
        asked(store('cards', 'readonly').getAll(all(document)) as IDBRequest<Card[]>),
      ]);
      return { genesis: kept?.genesis ?? null, after: kept?.after ?? 0, state: kept?.state ?? null, unsent, cards };
    },
    async keep(document, genesis, after, state, held) {
      const both = database.transaction(['text', 'unsent'], 'readwrite');
      const kept = asked(both.objectStore('text').put({ document, genesis, after, state } satisfies Kept));
      for (const key of held) both.objectStore('unsent').delete([document, key]);
      await kept;
    },
    async put(document, unsent) {
      await asked(store('unsent').put({ document, called, ...unsent }));
    },
    async safe(document, keys) {
      const unsent = store('unsent');
      await Promise.all(keys.map(async (key) => {
        const one = await asked(unsent.get([document, key]) as IDBRequest<(Unsent & { document: string }) | undefined>);
        if (one) await asked(unsent.put({ ...one, safe: true }));
      }));
    },
    async rescue(document, card) {
      await asked(store('cards').put({ document, called, ...card }));
    },
    async settle(document, id) {
      await asked(store('cards').delete([document, id]));
    },
    async wipe(document) {
      await Promise.all([asked(store('text').delete(document)), asked(store('unsent').delete(all(document))), asked(store('cards').delete(all(document)))]);
    },
  };
};

interface Stood { genesis: string | null; after: number; state: Uint8Array | null; readonly unsent: Map<string, Unsent>; readonly cards: Map<string, Card> }
/** Where a browser keeps nothing: what this tab holds, by person and text. */
const tab = new Map<string, Stood>();
const stoodAt = (person: string, document: string): Stood => {
  const key = `${person} ${document}`;
  const stood: Stood = tab.get(key) ?? { genesis: null, after: 0, state: null, unsent: new Map(), cards: new Map() };
  tab.set(key, stood);
  return stood;
};
/** Whoever would close the tab is asked first, as long as words stand nowhere else. */
const asks = (event: BeforeUnloadEvent): void => {
  if ([...tab.values()].some(({ unsent, cards }) => cards.size || [...unsent.values()].some(({ safe }) => !safe))) event.preventDefault();
};

/** Where a browser keeps nothing (as in some private windows): words and cards live in this tab, wherever its person goes in it, and the page says so. */
export const tabShelf = (person: string): Shelf => {
  globalThis.window?.addEventListener('beforeunload', asks);
  return {
    load: async (document) => {
      const { genesis, after, state, unsent, cards } = stoodAt(person, document);
      return { genesis, after, state, unsent: [...unsent.values()], cards: [...cards.values()] };
    },
    async keep(document, genesis, after, state, held) {
      const stood = Object.assign(stoodAt(person, document), { genesis, after, state });
      for (const key of held) stood.unsent.delete(key);
    },
    put: async (document, unsent) => void stoodAt(person, document).unsent.set(unsent.key, unsent),
    async safe(document, keys) {
      const { unsent } = stoodAt(person, document);
      for (const key of keys) if (unsent.has(key)) unsent.set(key, { ...unsent.get(key)!, safe: true });
    },
    rescue: async (document, card) => void stoodAt(person, document).cards.set(card.id, card),
    settle: async (document, id) => void stoodAt(person, document).cards.delete(id),
    wipe: async (document) => void tab.delete(`${person} ${document}`),
  };
};

/** The texts of which words of this person stand on this device alone: not safe yet, or on a card. */
export const unsentOf = async (person: string): Promise<readonly Left[]> => {
  if ((await known())?.includes(nameOf(person)) === false) return [];
  const database = await open(person);
  const all = async (name: 'unsent' | 'cards') => asked(database.transaction(name, 'readonly').objectStore(name).getAll() as IDBRequest<{ document: string; called?: Called | null; safe?: boolean }[]>);
  const kept = [...(await all('unsent')), ...(await all('cards'))];
  database.close();
  const left = kept.filter(({ safe }) => !safe);
  return [...new Set(left.map(({ document }) => document))].map((document) => ({ document, called: left.find((one) => one.document === document && one.called)?.called ?? null }));
};

/** What another person has left on this device is gone once somebody else has signed in. */
export const wipeOthers = async (person: string): Promise<void> => {
  await Promise.all(((await known()) ?? []).flatMap((name) => (name.startsWith(nameOf('')) && name !== nameOf(person) ? [asked(indexedDB.deleteDatabase(name))] : [])));
};
/** What lies here, where the browser tells. */
const known = async (): Promise<readonly string[] | undefined> => (await indexedDB.databases?.())?.flatMap(({ name }) => name ?? []);

/** Everything that this device keeps of shared text for a person: on signing out, and before another person. */
export const wipeShelf = async (person: string): Promise<void> => {
  await asked(indexedDB.deleteDatabase(nameOf(person)));
};
