import { expect, test } from 'vitest';
import { Findings, OpenDocument, OpenWording, RemoveCause, RewordCause, RoomDocuments } from '../../schema/documents/investigation.ts';
import { op, room } from '../case/room.ts';
import { house } from '../house.ts';
import { added, aRoom, findings, recorded } from './findings.ts';
import { at, eventually, together } from './texts.ts';

const wording = async (who: Parameters<typeof findings>[0], causeId: string) => (await who.done(OpenWording, { opId: op(), causeId })).openWording.document!.id;

test('only the text being typed in a cause is shared text: whoever rewords it is at one text, which begins with its words: seeded exactly once, under lock; kept, it ends, and nothing typed is lost', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const cause = await added(h.salma, kase.id, 'Gel packs half frozen\nat loading');
  const [one, two] = await Promise.all([wording(h.salma, cause.id), wording(h.lina, cause.id)]);
  expect(one).toBe(two);
  const [salma, lina] = [await at(h.running, h.salma, one), await at(h.running, h.lina, one)];
  await together(salma, lina);
  expect(salma.words()).toBe('Gel packs half frozen\nat loading');
  salma.type(' in depot 2', 1);
  lina.type(', all twelve');
  await eventually(() => expect([salma.words(), lina.words()]).toEqual(Array(2).fill('Gel packs half frozen, all twelve\nat loading in depot 2')));
  expect((await findings(h.lina, kase.id)).causes[0]!.text, 'the cause says what was kept').toBe('Gel packs half frozen\nat loading');

  // Kept by the one while the other types on: the text takes nothing more, and what was typed stands on that screen still.
  await h.salma.done(RewordCause, { opId: op(), id: cause.id, text: salma.words(), expectedVersion: cause.version });
  await eventually(() => expect(lina.text.ended).toBe('read'));
  lina.type(' (three times)');
  expect(lina.words()).toContain('(three times)');
  expect(lina.text.unsentWords()).toContain('(three times)');
  const next = await wording(h.lina, cause.id);
  expect(next).not.toBe(one);
  const again = await at(h.running, h.lina, next);
  await together(again);
  expect(again.words()).toBe('Gel packs half frozen, all twelve\nat loading in depot 2');

  // It is a version of the cause and none of a note; and no note at all.
  await h.clock.passes('3 minutes');
  const { documents } = (await h.lina.done(RoomDocuments, { id: kase.id })).case!;
  expect(documents.map(({ id, causeId, latest, putAwayAt }) => [id === one, causeId, latest, !!putAwayAt]).sort()).toEqual([[false, cause.id, 0, false], [true, cause.id, 0, true]]);
  expect(await h.salma.refused(OpenDocument, { opId: op(), caseId: kase.id, input: { sort: 'cause', title: 'x' } })).not.toEqual([]);
});

test('whose words stay as they are has none to put: recorded, taken off, of a stranger', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const root = await recorded(h, kase.id);
  expect(await h.salma.refused(OpenWording, { opId: op(), causeId: root.id })).toEqual(['cause.recorded']);
  const cause = await added(h.salma, kase.id, 'Freezer opened too often');
  expect(await h.tariq.refused(OpenWording, { opId: op(), causeId: cause.id })).toEqual(['not-found']);
  await h.salma.done(RemoveCause, { opId: op(), id: cause.id, restored: false });
  expect(await h.salma.refused(OpenWording, { opId: op(), causeId: cause.id })).toEqual(['cause.gone']);
  expect((await h.salma.done(Findings, { id: kase.id })).case!.causes).toHaveLength(1);
  expect((await room(h.salma, kase)).seq).toBeGreaterThan(0);
});
