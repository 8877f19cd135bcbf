import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { house } from '../house.ts';
import { aRoom } from './findings.ts';
import { at, eventually, opened, together, type Desk } from './texts.ts';

interface Keys { readonly endContent: string; readonly txns: readonly { readonly parents: readonly number[]; readonly agent: 0 | 1; readonly patches: readonly (readonly [at: number, gone: number, words: string])[] }[] }
/** Two people who typed one text at the same time (josephg/editing-traces, CC BY 4.0): each change names what its writer had before their eyes. */
const keys = JSON.parse(gunzipSync(readFileSync(new URL('./friendsforever.json.gz', import.meta.url))).toString()) as Keys;

const wordsIn = (doc: Y.Doc): Y.XmlText => (doc.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText;

/** What a writer had before their eyes, and nothing else: where each key means what it meant. */
interface Pad { readonly doc: Y.Doc; readonly updates: Uint8Array[]; known: number }
const padOf = ({ text }: Desk): Pad => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(text.doc));
  doc.clientID = text.doc.clientID;
  return { doc, updates: [], known: 0 };
};
const press = ({ doc, updates }: Pad, patches: Keys['txns'][number]['patches']): Uint8Array => {
  const vector = Y.encodeStateVector(doc);
  let update: Uint8Array = new Uint8Array();
  const heard = (given: Uint8Array): void => void (update = update.length ? Y.mergeUpdates([update, given]) : given);
  doc.on('update', heard);
  doc.transact(() => {
    for (const [place, gone, words] of patches) {
      if (gone) wordsIn(doc).delete(place, gone);
      if (words) wordsIn(doc).insert(place, words);
    }
  });
  doc.off('update', heard);
  updates.push(update.length ? update : Y.encodeStateAsUpdate(doc, vector));
  return updates.at(-1)!;
};
/** The keys arrive in a tab as its own. */
const typed = ({ text }: Desk, update: Uint8Array): void =>
  text.doc.transact((transaction) => {
    Y.applyUpdate(text.doc, update);
    transaction.local = true;
  }, 'keys');

test('26,078 changes that two people typed at once, through two tabs and a server, end in the published text', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const tabs = [await at(h.running, h.salma, id), await at(h.running, h.lina, id)];
  await together(...tabs);
  tabs[0]!.type('');
  await tabs[0]!.text.safe();
  await eventually(() => expect(tabs[1]!.text.doc.getXmlFragment('body').length).toBe(1));
  // Where both wrote at one place, the lower of the two writers' ids stands first: as it did when the text was published.
  const writers = [...tabs].sort((a, b) => a.text.doc.clientID - b.text.doc.clientID);
  const pads = writers.map(padOf);
  const seen: (readonly [number, number])[] = [];
  for (const { parents, agent, patches } of keys.txns) {
    const other = 1 - agent;
    const had = [0, 1].map((who) => Math.max(0, ...parents.map((parent) => seen[parent]![who]!))) as [number, number];
    const pad = pads[agent]!;
    while (pad.known < had[other]!) Y.applyUpdate(pad.doc, pads[other]!.updates[pad.known++]!);
    const update = press(pad, patches);
    seen.push(agent === 0 ? [pads[0]!.updates.length, had[1]] : [had[0], pads[1]!.updates.length]);
    const { doc } = writers[agent]!.text;
    const colleague = pads[other]!.doc.clientID;
    const needs = Y.getState(pad.doc.store, colleague);
    if (Y.getState(doc.store, colleague) < needs) {
      await new Promise<void>((resolve) => {
        const look = (): void => {
          if (Y.getState(doc.store, colleague) < needs) return;
          doc.off('afterTransaction', look);
          resolve();
        };
        doc.on('afterTransaction', look);
      });
    }
    typed(writers[agent]!, update);
  }
  await Promise.all(tabs.map(({ text }) => text.safe()));
  for (const { text } of tabs) await eventually(() => expect(wordsIn(text.doc).toString()).toBe(keys.endContent));
  const fresh = await at(h.running, h.salma, id);
  await eventually(() => expect(wordsIn(fresh.text.doc).toString()).toBe(keys.endContent));
}, 180_000);
