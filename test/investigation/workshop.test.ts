import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Workshop, workshop } from '../../server/investigation/text/workshop.ts';

const stored = (words: string) => {
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  doc.getXmlFragment('body').insert(0, [paragraph]);
  return { state: Y.encodeStateAsUpdate(doc), lines: [] };
};

test('a text is pressed in a thread of its own; what cannot be built is said, and the next one is built', async () => {
  expect(await workshop.do({ what: 'press', stored: stored('The packs were warm.') })).toMatchObject({ words: 'The packs were warm.', mentions: [] });
  await expect(workshop.do({ what: 'press', stored: { state: new Uint8Array([255, 255, 255]), lines: [] } })).rejects.toThrow();
  const [one, two] = await Promise.all(['one', 'two'].map((words) => workshop.do({ what: 'press', stored: stored(words) })));
  expect([one!.words, two!.words]).toEqual(['one', 'two']);
});

test('a thread that dies fails what it had, and the next job gets another one', async () => {
  const dies = "import { parentPort } from 'node:worker_threads'; parentPort.on('message', ({ id, job }) => (job.client === 1 ? process.exit(9) : parentPort.postMessage({ id, made: new Uint8Array([job.client]) })));";
  const mortal = new Workshop(new URL(`data:text/javascript,${encodeURIComponent(dies)}`));
  const job = (client: number) => ({ what: 'set back', then: [], now: { state: null, lines: [] }, client }) as const;
  expect(await mortal.do(job(2))).toEqual(new Uint8Array([2]));
  const [first, second] = await Promise.allSettled([mortal.do(job(1)), mortal.do(job(3))]);
  expect([first.status, second.status]).toEqual(['rejected', 'rejected']);
  expect(await mortal.do(job(4))).toEqual(new Uint8Array([4]));
});
