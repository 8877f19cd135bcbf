import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { DocumentRemarks, DocumentVersions, RemarkDocument, SettleRemark } from '../../schema/documents/investigation.ts';
import { PersonById, PersonLeaves, RevokeSessions } from '../../schema/documents/people.ts';
import { sharesOf, stretches, written } from '../../web/src/lib/investigation/text/authors.ts';
import { op, room } from '../case/room.ts';
import { house, type NamedPerson } from '../house.ts';
import { aRoom } from './findings.ts';
import { at, eventually, line, opened, shelf, together, type Desk } from './texts.ts';

/** Where words stand in the first block, as the editor says it. */
const anchor = ({ text }: Desk, from: number, to: number): string => {
  const words = (text.doc.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText;
  const place = (index: number) => Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(words, index, -1)) as unknown;
  return JSON.stringify({ start: place(from), end: place(to) });
};
const standing = ({ text }: Desk, given: string): [number | undefined, number | undefined] => {
  const { start, end } = JSON.parse(given) as { start: unknown; end: unknown };
  const index = (place: unknown) => Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(place), text.doc)?.index;
  return [index(start), index(end)];
};
const remarks = async (who: NamedPerson, id: string) => (await who.done(DocumentRemarks, { id })).case?.documents[0]?.remarks ?? null;

test('comments anchored to text: one holds on to its words while others write around them, is answered and settled by the team, and read by whoever reads the text', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const [salma, lina] = [await at(h.running, h.salma, id), await at(h.running, h.lina, id)];
  await together(salma, lina);
  salma.type('The packs were warm.');
  await salma.text.safe();
  await eventually(() => expect(lina.words()).toBe('The packs were warm.'));
  const input = { body: 'Since when? منذ متى؟', quote: 'packs', anchor: anchor(lina, 4, 9) };
  expect((await h.rami.ask(RemarkDocument, { opId: op(), id, input })).data?.remarkDocument.userErrors[0]).toMatchObject({ code: 'not-permitted' });
  expect((await h.tariq.ask(RemarkDocument, { opId: op(), id, input })).data?.remarkDocument.userErrors[0]).toMatchObject({ code: 'not-found' });
  for (const bad of ['x', '{}', '{"start":1,"end":2}', JSON.stringify({ start: { item: { client: 'a', clock: 0 } }, end: {} }), JSON.stringify({ start: { tname: 'elsewhere' }, end: { tname: 'elsewhere' } }), JSON.stringify({ start: {}, end: {} })]) {
    expect((await h.lina.ask(RemarkDocument, { opId: op(), id, input: { ...input, anchor: bad } })).data?.remarkDocument.userErrors[0], bad).toMatchObject({ code: 'malformed', field: ['anchor'] });
  }
  const same = op();
  const said = (await h.lina.done(RemarkDocument, { opId: same, id, input })).remarkDocument.remark!.id;
  expect((await h.lina.done(RemarkDocument, { opId: same, id, input })).remarkDocument.remark!.id).toBe(said);
  await h.salma.done(RemarkDocument, { opId: op(), id, input: { body: 'Since Monday.', answersId: said } });
  salma.text.doc.transact(() => ((salma.text.doc.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'All of '));
  await salma.text.safe();
  const read = (await remarks(h.rami, kase.id))!;
  expect(read).toMatchObject([{ id: said, quote: 'packs', body: 'Since when? منذ متى؟', author: { name: 'Lina Aziz' }, resolvedAt: null }, { answersId: said, anchor: null, body: 'Since Monday.' }]);
  await eventually(() => expect(standing(lina, read[0]!.anchor!)).toEqual([11, 16]));
  // Their words go, the comment stays.
  salma.text.doc.transact(() => salma.text.doc.getXmlFragment('body').delete(0, 1));
  await salma.text.safe();
  await h.salma.done(SettleRemark, { opId: op(), id: said, settled: true });
  expect((await remarks(h.lina, kase.id))![0]).toMatchObject({ quote: 'packs', settledBy: { name: 'Salma Karim' } });
  const story = (await room(h.salma, kase)).story.filter(({ kind }) => kind?.startsWith('document.remark'));
  expect(story.map(({ sentence }) => sentence).sort()).toEqual(['A comment on a text was settled', 'Lina Aziz commented on a text', 'Salma Karim answered a comment on a text']);
  expect(JSON.stringify(story.map(({ fact }) => fact))).not.toContain('packs');
  expect(await remarks(h.tariq, kase.id)).toBe(null);
});

test('an honest tab that typed offline yesterday is accepted and a forged id is not: opened without a line it writes under ids of its own, which become its person’s; nobody claims somebody else’s', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const disk = shelf();
  const salma = await at(h.running, h.salma, id, disk);
  await together(salma);
  salma.type('Before.');
  await salma.text.safe();
  await salma.text.close();
  const later = await at(h.running, h.salma, id, disk, { online: false });
  later.type(' In the lift.');
  await eventually(() => expect(disk.unsent.size).toBe(1));
  later.socket.connect();
  await later.text.safe();
  expect(later.words()).toBe('Before. In the lift.');
  const lina = await line(h.running, h.lina);
  const taken = [...salma.text.mine][0]!;
  await lina.emitWithAck('open', { document: id, after: 0, claims: [taken] });
  const forged = new Promise((resolve) => lina.once('refused', resolve));
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(later.text.doc));
  doc.clientID = taken;
  const vector = Y.encodeStateVector(doc);
  doc.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph')]);
  lina.emit('write', { document: id, client: taken, n: 1, u: Buffer.from(Y.encodeStateAsUpdate(doc, vector)).toString('base64') });
  expect(await forged).toMatchObject({ why: 'forged' });
});

test('a session that ends locks a text and wipes nothing: what was typed waits on the device until its person is back', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const disk = shelf();
  const [salma, lina] = [await at(h.running, h.salma, id), await at(h.running, h.lina, id, disk)];
  await together(salma, lina);
  lina.type('Safe. ');
  await lina.text.safe();
  await h.amal.done(RevokeSessions, { opId: op(), personId: h.lina.id });
  await eventually(() => expect([lina.text.ended, lina.text.writes]).toEqual(['signed-out', false]));
  lina.type('Typed in that very second.');
  await eventually(() => expect(disk.unsent.size).toBe(1));
  expect((await disk.load(id)).state).not.toBe(null);
  expect(lina.words()).toBe('Safe. Typed in that very second.');
  // Who leaves the house has lost access: nothing stays on the device.
  const kept = shelf();
  const rami = await at(h.running, h.rami, id, kept);
  await together(rami);
  const { version } = (await h.amal.done(PersonById, { id: h.rami.id })).person!;
  await h.amal.done(PersonLeaves, { opId: op(), id: h.rami.id, input: { cause: 'left' }, expectedVersion: version });
  await eventually(() => expect(rami.text.ended).toBe('out'));
  await eventually(async () => expect((await kept.load(id)).state).toBe(null));
});

test('whom a text names hears of it once it has settled: once, if they may see the case', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const salma = await at(h.running, h.salma, id);
  await together(salma);
  const call = (person: string): void => {
    const mention = new Y.XmlElement('mention');
    mention.setAttribute('id', person);
    mention.setAttribute('label', 'Somebody');
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('Please look, '), mention]);
    salma.text.doc.getXmlFragment('body').insert(0, [paragraph]);
  };
  const told = async (): Promise<string[]> =>
    (await h.running.house.fork().execute<{ id: string }[]>("select person_id as id from notice where case_id = ? and cause = 'mentioned' order by at", [kase.id])).map((row) => row.id);
  const versions = async () => (await h.salma.done(DocumentVersions, { id: kase.id })).case!.documents[0]!.versions.length;
  // Tariq of another department may not see it; nobody is called by their own hand.
  for (const person of [h.lina.id, h.tariq.id, h.salma.id]) call(person);
  await salma.text.safe();
  expect(await told()).toEqual([]);
  await h.clock.passes('2 minutes');
  await eventually(async () => expect(await told()).toEqual([h.lina.id]));
  salma.type(' And more.');
  await salma.text.safe();
  await h.clock.passes('2 minutes');
  await eventually(async () => expect(await versions()).toBe(2));
  call(h.rami.id);
  await salma.text.safe();
  await h.clock.passes('2 minutes');
  await eventually(async () => expect(await told()).toEqual([h.lina.id, h.rami.id]));
  // A picture is a file of the evidence: anything else does not get in.
  const refused = new Promise((resolve) => salma.socket.once('refused', resolve));
  const picture = new Y.XmlElement('picture');
  picture.setAttribute('src', 'https://elsewhere.example/x.png');
  salma.text.doc.getXmlFragment('body').insert(0, [picture]);
  expect(await refused).toMatchObject({ why: 'forbidden' });
});

test('authorship per sentence: who wrote what is read from the words themselves, whatever stands between them', async () => {
  const doc = new Y.Doc();
  const body = doc.getXmlFragment('body');
  doc.clientID = 1;
  const [first, list] = [new Y.XmlElement('paragraph'), new Y.XmlElement('bulletList')];
  body.insert(0, [first, list]);
  const mine = new Y.XmlText('Mine');
  first.insert(0, [mine, new Y.XmlElement('mention')]);
  const item = new Y.XmlElement('listItem');
  list.insert(0, [item]);
  const inside = new Y.XmlElement('paragraph');
  item.insert(0, [inside]);
  inside.insert(0, [new Y.XmlText('also')]);
  doc.clientID = 2;
  mine.insert(2, 'أنا');
  doc.clientID = 3;
  mine.insert(0, 'x');
  mine.delete(0, 1);
  const leaf = (name: string) => name === 'mention';
  expect(written(body, leaf)).toEqual([{ from: 1, to: 3, client: 1 }, { from: 3, to: 6, client: 2 }, { from: 6, to: 8, client: 1 }, { from: 13, to: 17, client: 1 }]);
  const [one, two] = [{ id: 'a', name: 'A' }, { id: 'b', name: 'ب' }];
  expect(stretches(written(body, leaf), new Map([[1, one], [2, two]]), one).map(({ id, from, to }) => [id, from, to])).toEqual([['a', 1, 3], ['b', 3, 6], ['a', 6, 8], ['a', 13, 17]]);
  expect(sharesOf(body, new Map([[1, one]]), two).map(({ id, share }) => [id, Math.round(share * 11)])).toEqual([['a', 8], ['b', 3]]);
});
