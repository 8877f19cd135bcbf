import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { Cases, HandoverBrief, JoinTeam, MakeCaseConfidential, OfferLead } from '../../schema/documents/case.ts';
import { BeginDraft, DiscardDraft, PublishDraft, RemarkDocument, RoomDocuments, SettleDraftAside, SettleSetAside } from '../../schema/documents/investigation.ts';
import { RevokeSessions } from '../../schema/documents/people.ts';
import { UnseenIn } from '../../schema/documents/view.ts';
import { op, room } from '../case/room.ts';
import { house, type NamedPerson } from '../house.ts';
import { aRoom } from './findings.ts';
import { at, eventually, line, shelf, together, type Desk } from './texts.ts';

const title = 'What I suspect';
const input = { sort: 'interview', title };
const textsOf = async (who: NamedPerson, id: string) => (await who.done(RoomDocuments, { id })).case;

/** Writes words and takes some of them out again. */
const writes = async (desk: Desk, words: string, thenGone: string): Promise<void> => {
  await together(desk);
  desk.type(words + thenGone);
  await desk.text.safe();
  const body = (desk.text.doc.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText;
  desk.text.doc.transact(() => body.delete(words.length, thenGone.length));
  await desk.text.safe();
};

test('private drafts nobody sees until shared: no colleague, lead, head, auditor or administrator reads it, takes a seat at it, finds it or guesses that it is there', async () => {
  const h = await house();
  const kase = await aRoom(h);
  expect(await h.tariq.refused(BeginDraft, { opId: op(), caseId: kase.id, input })).toEqual(['not-found']);
  expect(await h.rami.refused(BeginDraft, { opId: op(), caseId: kase.id, input })).toEqual(['not-permitted']);
  expect((await h.lina.ask(BeginDraft, { opId: op(), caseId: kase.id, input: { ...input, sort: 'poem' } })).data?.beginDraft.userErrors[0]).toMatchObject({ field: ['sort'] });
  await room(h.salma, kase);
  await room(h.faisal, kase);
  /** What the house's records know of it. */
  const recorded = async (): Promise<number> => Number((await h.running.house.fork().execute<{ n: string }[]>(
    "select (select count(*) from entry where kind like 'document.%' or subject_type like 'document%' or fact::text like '%' || ? || '%') + (select count(*) from said where body ~ 'suspect|zeppelin') as n", [id]))[0]!.n);
  const intent = op();
  const id: string = (await h.lina.done(BeginDraft, { opId: intent, caseId: kase.id, input })).beginDraft.draft!.id;
  expect((await h.lina.done(BeginDraft, { opId: intent, caseId: kase.id, input })).beginDraft.draft, 'the same intent begins it once').toMatchObject({ id, title });
  const lina = await at(h.running, h.lina, id);
  await writes(lina, 'The zeppelin driver was asleep.', ' Or drunk.');
  expect(await textsOf(h.lina, kase.id)).toMatchObject({ documents: [], drafts: [{ id, title, sort: 'interview', setAside: [] }] });

  const removed = [[lina.text.doc.clientID, 0]];
  for (const who of [h.salma, h.faisal, h.huda, h.rami, h.omar, h.tariq, h.sami, h.amal]) {
    const seen = await textsOf(who, kase.id);
    expect(seen ? [seen.documents, seen.drafts] : null, who.id).toEqual(seen ? [[], []] : null);
    const stranger = await line(h.running, who);
    const heard: unknown[] = [];
    stranger.onAny((event: string) => heard.push(event));
    expect(await stranger.emitWithAck('open', { document: id, after: 0 })).toEqual({ refused: 'closed' });
    expect(await stranger.emitWithAck('open', { document: kase.id, after: 0 }), 'in the words of what is not there').toEqual({ refused: 'closed' });
    expect([await stranger.emitWithAck('removed', { document: id, after: 0, gone: removed }), await stranger.emitWithAck('aside', { document: id, text: 'planted' })]).toEqual([[], false]);
    stranger.emit('write', { document: id, client: 1, n: 1, u: 'AAA=' });
    await eventually(() => expect(heard).toEqual(['refused']));
    for (const [verb, variables] of [[PublishDraft, { caseId: kase.id, id }], [DiscardDraft, { id }], [SettleDraftAside, { id, number: 1 }], [SettleSetAside, { id, number: 1 }], [RemarkDocument, { id, input: { body: 'Aha' } }]] as const) {
      const codes = await who.refused(verb as typeof DiscardDraft, { opId: op(), ...variables } as never);
      expect(['not-found', 'not-permitted'], who.id).toContain(codes[0]);
    }
    expect((await who.done(Cases, { filter: { text: 'zeppelin', state: 'all' }, order: 'due', first: 5 }).catch(() => ({ cases: { totalCount: 0 } }))).cases.totalCount).toBe(0);
  }
  // Nor once it has rested for so long that a text would have become a version; nor where the case is handed over.
  await h.clock.passes('5 minutes');
  expect((await h.salma.done(Cases, { filter: { text: 'zeppelin', state: 'all' }, order: 'due', first: 5 })).cases.totalCount).toBe(0);
  expect((await h.salma.done(UnseenIn, { caseIds: [kase.id] })).unseen.map(({ texts }) => texts)).toEqual([0]);
  expect((await room(h.salma, kase)).story.filter(({ kind }) => kind?.startsWith('document.'))).toEqual([]);
  expect(await recorded()).toBe(0);
  await h.salma.done(OfferLead, { opId: op(), id: kase.id, expectedVersion: (await room(h.salma, kase)).version, personId: h.omar.id });
  expect(JSON.stringify(await h.omar.done(HandoverBrief, { id: kase.id }))).not.toMatch(/zeppelin|suspect/);

  // Published by its writer, once, in all their tabs: the team has how it reads now, and nothing of how it came about.
  const other = await at(h.running, h.lina, id);
  await together(other);
  const publishing = { opId: op(), caseId: kase.id, id };
  const text = (await h.lina.done(PublishDraft, publishing)).publishDraft.document!.id;
  expect(text).not.toBe(id);
  expect((await h.lina.done(PublishDraft, publishing)).publishDraft.document?.id, 'a retry publishes nothing twice').toBe(text);
  expect(await h.lina.refused(PublishDraft, { ...publishing, opId: op() })).toEqual(['not-found']);
  await eventually(() => expect([lina.text.ended, other.text.ended]).toEqual(['gone', 'gone']));
  expect(await textsOf(h.salma, kase.id)).toMatchObject({ documents: [{ id: text, title, author: { id: h.lina.id } }], drafts: [] });
  expect((await room(h.salma, kase)).story.filter(({ kind }) => kind === 'document.opened')).toMatchObject([{ sentence: 'A text was opened: Interview' }]);
  const salma = await at(h.running, h.salma, text);
  await eventually(() => expect(salma.words()).toBe('The zeppelin driver was asleep.'));
  const bytes = await h.running.house.fork().execute<{ bytes: Buffer }[]>('select bytes from document_log union all select state from document_snapshot');
  expect(bytes.map((row) => row.bytes.toString('latin1')).filter((all) => all.includes('drunk'))).toEqual([]);
  const left = await h.running.house.fork().execute<{ n: number }[]>('select (select count(*) from document_head where document_id = ?) + (select count(*) from document_writer where document_id = ?) + (select count(*) from document_draft) as n', [id, id]);
  expect(Number(left[0]!.n)).toBe(0);
  salma.type(' Says who?');
  await salma.text.safe();
  const mine = await at(h.running, h.lina, text);
  await eventually(() => expect(mine.words()).toBe('The zeppelin driver was asleep. Says who?'));
});

test('a draft ends with the session and with access as every text does; what was not sent waits for its writer and for nobody else; what is discarded is gone', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const begun = async (who: NamedPerson): Promise<string> => (await who.done(BeginDraft, { opId: op(), caseId: kase.id, input })).beginDraft.draft!.id;
  const [id, hers] = [await begun(h.huda), await begun(h.lina)];
  const [disk, kept] = [shelf(), shelf()];
  const [huda, lina] = [await at(h.running, h.huda, id, disk), await at(h.running, h.lina, hers, kept)];
  await together(huda, lina);
  huda.type('Seen by nobody. ');
  lina.type('Half a thought. ');
  await Promise.all([huda.text.safe(), lina.text.safe()]);

  await h.amal.done(RevokeSessions, { opId: op(), personId: h.lina.id });
  await eventually(() => expect([lina.text.ended, lina.text.writes]).toEqual(['signed-out', false]));
  lina.type('Typed in that very second.');
  await eventually(() => expect(kept.unsent.size).toBe(1));

  huda.socket.disconnect();
  huda.type('Typed in the lift.');
  await eventually(() => expect(disk.unsent.size).toBe(1));
  await h.salma.done(MakeCaseConfidential, { opId: op(), id: kase.id, expectedVersion: (await room(h.salma, kase)).version, confidential: true, reason: 'Names a manager.' });
  huda.socket.connect();
  await eventually(() => expect(huda.text.ended).toBe('out'));
  await eventually(async () => expect([disk.unsent.size, (await disk.load(id)).state]).toEqual([0, null]));
  for (const [verb, variables] of [[PublishDraft, { caseId: kase.id, id }], [DiscardDraft, { id }], [SettleDraftAside, { id, number: 1 }]] as const) expect(await h.huda.refused(verb as typeof DiscardDraft, { opId: op(), ...variables } as never)).toEqual(['not-found']);
  expect(await textsOf(h.salma, kase.id)).toMatchObject({ documents: [], drafts: [] });
  // Back in the team she finds her draft as it was, with what had not been sent.
  await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: h.huda.id });
  const { drafts } = (await textsOf(h.huda, kase.id))!;
  expect(drafts).toMatchObject([{ id, setAside: [{ text: 'Typed in the lift.', person: { id: h.huda.id } }] }]);
  const back = await at(h.running, h.huda, id);
  await eventually(() => expect(back.words()).toBe('Seen by nobody. '));
  await h.huda.done(SettleDraftAside, { opId: op(), id, number: drafts[0]!.setAside[0]!.number });
  expect((await textsOf(h.huda, kase.id))!.drafts).toMatchObject([{ setAside: [] }]);
  await h.huda.done(DiscardDraft, { opId: op(), id });
  await eventually(() => expect(back.text.ended).toBe('gone'));
  expect((await textsOf(h.huda, kase.id))!.drafts).toEqual([]);
  expect((await h.running.house.fork().execute<{ n: number }[]>('select count(*)::int as n from document_log where document_id = ?', [id]))[0]!.n).toBe(0);
  expect((await room(h.salma, kase)).story.filter(({ kind }) => kind?.startsWith('document.'))).toEqual([]);
});
