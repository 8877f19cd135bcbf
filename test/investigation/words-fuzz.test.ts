import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { MakeCaseConfidential } from '../../schema/documents/case.ts';
import { op, room } from '../case/room.ts';
import { another, house } from '../house.ts';
import { aRoom } from './findings.ts';
import { at, eventually, opened, shelf, together, type Desk } from './texts.ts';

type Doing = 'word' | 'paragraph' | 'rub out' | 'split' | 'join' | 'remove';
const doings = fc.record({ what: fc.constantFrom<Doing>('word', 'word', 'word', 'paragraph', 'rub out', 'split', 'join', 'remove'), who: fc.nat(2), where: fc.nat(99), place: fc.nat(99), many: fc.integer({ min: 1, max: 9 }) });
const rounds = fc.array(fc.record({ away: fc.nat(3), doings: fc.array(doings, { minLength: 4, maxLength: 10 }) }), { minLength: 3, maxLength: 5 });

const bodyOf = ({ text }: Desk): Y.XmlFragment => text.doc.getXmlFragment('body');
const wordsIn = (node: unknown): Y.XmlText => (node as Y.XmlElement).get(0) as Y.XmlText;
const paragraph = (words: string): Y.XmlElement => {
  const made = new Y.XmlElement('paragraph');
  made.insert(0, [new Y.XmlText(words)]);
  return made;
};

/** What hands do in an editor, as the editor does it: a block that is split or joined is another one, and its words are written anew. */
const act = (desk: Desk, { what, where, place, many }: { what: Doing; where: number; place: number; many: number }, word: string): void =>
  desk.text.doc.transact(() => {
    const body = bodyOf(desk);
    if (what === 'paragraph' || !body.length) return body.insert(where % (body.length + 1), [paragraph(word)]);
    const index = where % body.length;
    const words = wordsIn(body.get(index));
    const here = place % (words.length + 1);
    if (what === 'word') return words.insert(here, word);
    if (what === 'rub out') return words.length ? words.delete(Math.min(here, words.length - 1), Math.min(many, words.length - Math.min(here, words.length - 1))) : undefined;
    if (what === 'remove') return body.delete(index, 1);
    const next = what === 'join' ? body.get(index + 1) : null;
    if (what === 'join' && !next) return;
    const rest = what === 'join' ? wordsIn(next).toString() : words.toString().slice(here);
    if (what === 'join') return words.insert(words.length, rest), body.delete(index + 1, 1);
    words.delete(here, words.length - here);
    body.insert(index + 1, [paragraph(rest)]);
  });

test('whatever three people at two servers do to one text, each without a line for a while: all read the same, and no word is gone that nobody saw', async () => {
  const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_122);
  const h = await house();
  const { running: other } = await another(h);
  const kase = await aRoom(h);
  let count = 0;
  let rescued = 0;
  await fc.assert(fc.asyncProperty(rounds, async (all) => {
    const id = await opened(h.salma, kase.id);
    const desks = [await at(h.running, h.salma, id), await at(other, h.lina, id), await at(h.running, h.huda, id)];
    await together(...desks);
    const settled = async (some: readonly Desk[]): Promise<void> => {
      await Promise.all(some.map(({ text }) => text.safe()));
      await eventually(() => expect(some.map((desk) => desk.words())).toEqual(some.map(() => some[0]!.words())));
    };
    for (const { away, doings: done } of all) {
      const gone = desks[away];
      if (gone) gone.socket.disconnect();
      const typed: { who: number; word: string }[] = [];
      for (const doing of done) {
        const word = ` w${++count}`;
        if (doing.what === 'word' || doing.what === 'paragraph') typed.push({ who: doing.who, word });
        act(desks[doing.who]!, doing, word);
      }
      await settled(desks.filter((desk) => desk !== gone));
      // What stands before their own eyes now, written while the others did not see it: the one who was away, and those who were here.
      const stood = typed.filter(({ who, word }) => desks[who]!.words().includes(word) && (!gone || desks[who] === gone || !gone.words().includes(word)));
      gone?.socket.connect();
      if (gone) await together(gone);
      await settled(desks);
      for (const { who, word } of stood) {
        // Whoever splits or joins a block writes its words anew: the card is theirs then.
        if (desks.some(({ lost }) => lost.some(({ words }) => words.includes(word)))) rescued++;
        else expect(desks[who]!.words(), `${word} of ${who}, away ${away}`).toContain(word);
      }
    }
    const fresh = await at(other, h.faisal, id);
    await eventually(() => expect(fresh.words()).toBe(desks[0]!.words()));
    for (const desk of [...desks, fresh]) await desk.text.close();
  }), { seed, numRuns: 6, endOnFailure: true });
  expect(rescued, 'the fuzz has met words that went down').toBeGreaterThan(0);
}, 60_000);

test('taking away access stops text sync on every node within 1 s; an empty scope can never disconnect everybody', async () => {
  const h = await house();
  const { running: other } = await another(h);
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const [salma, here, there] = [await at(h.running, h.salma, id), await at(h.running, h.faisal, id), await at(other, h.rami, id)];
  await together(salma, here, there);
  for (const running of [h.running, other]) {
    running.house.ring([]);
    running.house.ring(['house', 'text nobody', 'letters']);
  }
  salma.type('All are here.');
  await salma.text.safe();
  await eventually(() => expect([here.words(), there.words()]).toEqual(['All are here.', 'All are here.']));
  expect([salma, here, there].map(({ text }) => text.online)).toEqual([true, true, true]);
  await h.salma.done(MakeCaseConfidential, { opId: op(), id: kase.id, expectedVersion: (await room(h.salma, kase)).version, confidential: true, reason: 'Names a manager.' });
  await eventually(() => expect([here.text.ended, there.text.ended]).toEqual(['out', 'out']));
  salma.type(' Now few.');
  await salma.text.safe();
  expect([here.words(), there.words()]).toEqual(['All are here.', 'All are here.']);
});

test('a genesis id refuses a stale browser copy of an older document, from before the house was restored: it is shown and never merged', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const disk = shelf();
  const before = await at(h.running, h.salma, id, disk);
  await together(before);
  before.type('As it was.');
  await before.text.safe();
  before.socket.disconnect();
  before.type(' Typed on the old copy.');
  await eventually(() => expect(disk.unsent.size).toBe(1));
  await before.text.close();
  await h.running.house.fork().execute('insert into house_epoch (epoch, raised_at) select max(epoch) + 1, now() from house_epoch');
  const { running: restored } = await another(h);
  const after = await at(restored, h.salma, id, disk);
  await eventually(() => expect(after.text.ended).toBe('stale'));
  expect([after.words(), after.text.writes, disk.unsent.size]).toEqual(['As it was. Typed on the old copy.', false, 1]);
  const lina = await at(restored, h.lina, id);
  await eventually(() => expect(lina.words()).toBe('As it was.'));
});
