import pg from 'pg';
import { io, type Socket } from 'socket.io-client';
import { expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';
import { JoinTeam, Recuse } from '../../schema/documents/case.ts';
import { PutDocumentAway, RoomDocuments } from '../../schema/documents/investigation.ts';
import { RevokeSessions } from '../../schema/documents/people.ts';
import { heard, parts, told, type Part } from '../../server/case/room/message.policy.ts';
import { op } from '../case/room.ts';
import { house, type NamedPerson } from '../house.ts';
import { aRoom } from '../investigation/findings.ts';
import { eventually, opened } from '../investigation/texts.ts';

type Space = 'presence' | 'text';
/** The lines of one person's page, and all that was told over them. */
interface Lines { readonly presence: Socket; readonly text: Socket; readonly told: Set<string> }

const dialed = async (origin: string, space: Space, { cookies }: Pick<NamedPerson, 'cookies'>): Promise<Socket> => {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const socket = io(`${origin}/${space}`, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { cookie, origin } });
  onTestFinished(() => void socket.disconnect());
  await new Promise<void>((resolve, reject) => (socket.once('connect', () => resolve()), socket.once('connect_error', reject)));
  return socket;
};

test('who may say what over sockets, and who is told what, is written in one table: message × who, every cell, refusals first; a permission check on every message, not only at joining', async () => {
  const h = await house();
  const kase = await aRoom(h);
  await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: h.omar.id });
  const document = await opened(h.salma, kase.id);
  const lines = async (who: NamedPerson): Promise<Lines> => {
    const [presence, text] = [await dialed(h.running.origin, 'presence', who), await dialed(h.running.origin, 'text', who)];
    const heardHere = new Set<string>();
    presence.onAny((event: string) => heardHere.add(`presence.${event}`));
    text.onAny((event: string) => heardHere.add(`text.${event}`));
    return { presence, text, told: heardHere };
  };
  const enter = ({ presence }: Lines): Promise<unknown> => presence.emitWithAck('enter', { caseId: kase.id });
  const open = ({ text }: Lines): Promise<{ refused?: string; client?: number }> => text.emitWithAck('open', { document, after: 0 });

  // Who has no session has no line, and so no message.
  for (const space of ['presence', 'text'] as const) await expect(dialed(h.running.origin, space, { cookies: new Map() })).rejects.toThrow('UNAUTHENTICATED');

  const people: readonly { readonly who: NamedPerson; readonly what: string; readonly parts: readonly Part[]; readonly lines: Lines }[] = [
    { who: h.tariq, what: 'of another department', parts: ['line'], lines: await lines(h.tariq) },
    { who: h.sami, what: 'sees the card alone', parts: ['line'], lines: await lines(h.sami) },
    { who: h.amal, what: 'administers the house', parts: ['line'], lines: await lines(h.amal) },
    { who: h.omar, what: 'signed out', parts: ['line'], lines: await lines(h.omar) },
    { who: h.faisal, what: 'was here', parts: ['line', 'seated'], lines: await lines(h.faisal) },
    { who: h.rami, what: 'reads', parts: ['line', 'seated', 'reader'], lines: await lines(h.rami) },
    { who: h.lina, what: 'writes', parts: ['line', 'seated', 'reader', 'writer'], lines: await lines(h.lina) },
    { who: h.salma, what: 'leads', parts: ['line', 'seated', 'reader', 'writer', 'lead'], lines: await lines(h.salma) },
  ];
  const may = (list: readonly Part[], message: { readonly who: readonly Part[] }): boolean => message.who.some((part) => list.includes(part));
  expect(new Set(people.flatMap((one) => one.parts)), 'somebody stands in each way').toEqual(new Set(parts));
  /** Nobody was told what is not for them, while they were these. */
  const nothingElse = (what: string, one: Lines, list: readonly Part[]): void =>
    expect([...one.told].filter((message) => !(message in told) || !may(list, told[message as keyof typeof told])), what).toEqual([]);

  // Two who were in the room and at the text until a moment ago: one has signed out, one has stepped back.
  const [omar, faisal] = [people[3]!.lines, people[4]!.lines];
  for (const one of [omar, faisal]) {
    expect([await enter(one), (await open(one)).refused]).toEqual([true, undefined]);
  }
  await h.amal.done(RevokeSessions, { opId: op(), personId: h.omar.id });
  await h.faisal.done(Recuse, { opId: op(), id: kase.id, reason: 'My brother drives for them.' });
  for (const one of [omar, faisal]) {
    await eventually(() => expect([...one.told]).toEqual(expect.arrayContaining(['presence.out', 'text.out'])));
    nothingElse('until a moment ago', one, ['line', 'reader']);
    one.told.clear();
  }

  const client = new Map<Lines, number>();
  let n = 0;
  const update = (id: number): string => {
    const doc = new Y.Doc();
    doc.clientID = id;
    doc.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph')]);
    return Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');
  };
  const write = (one: Lines): Promise<unknown> => one.text.emitWithAck('write', { document, client: client.get(one) ?? 77, n: ++n, u: update(client.get(one) ?? 77) });
  const place = { type: null, tname: 'body', item: null, assoc: 0 };
  /** Whether it passed: in the order in which a page says them. */
  const says: Readonly<Record<keyof typeof heard, (one: Lines) => Promise<unknown>>> = {
    'presence.enter': enter,
    'presence.here': ({ presence }) => presence.emitWithAck('here', { panel: 'causes' }),
    'presence.read': ({ presence }) => presence.emitWithAck('read', { read: [1] }),
    'presence.gather': ({ presence }) => presence.emitWithAck('gather', { panel: 'causes' }),
    'presence.leave': ({ presence }) => presence.emitWithAck('leave', {}),
    'text.open': async (one) => {
      const { refused, client: leased } = await open(one);
      if (leased !== undefined) client.set(one, leased);
      return !refused;
    },
    'text.write': write,
    'text.caret': ({ text }) => text.emitWithAck('caret', { document, caret: { anchor: place, head: place } }),
    'text.removed': async ({ text }) => ((await text.emitWithAck('removed', { document, after: 0, gone: [[1, 0]] })) as unknown[]).length,
    'text.aside': ({ text }) => text.emitWithAck('aside', { document, text: 'Typed in the lift.' }),
    'text.close': ({ text }) => text.emitWithAck('close', document),
  };
  const second = await lines(h.salma);
  await enter(second);
  for (const { what, parts: list, lines: one } of people) {
    for (const message of Object.keys(heard) as (keyof typeof heard)[]) expect(!!(await says[message](one)), `${message} of somebody who ${what}`).toBe(may(list, heard[message]));
  }
  const rows = async (sql: string): Promise<unknown> => (await h.running.house.fork().execute<{ id: string }[]>(`select distinct person_id as id from ${sql} where document_id = ? order by 1`, [document])).map(({ id }) => id);
  expect(await rows('document_log')).toEqual([h.lina.id, h.salma.id].sort());
  expect(await rows('document_set_aside')).toEqual([h.faisal.id, h.rami.id, h.lina.id, h.salma.id].sort());
  const answered = vi.fn();
  second.presence.emit('erase', {}, answered);
  expect(await second.presence.emitWithAck('here', {})).toBe(true);
  expect(answered, 'what stands in no line of the table is heard by nobody').not.toHaveBeenCalled();

  // Once more together, for what is told to some only: words that the database keeps waiting, and a text that is put away.
  const [rami, lina, salma] = [people[5]!.lines, people[6]!.lines, people[7]!.lines];
  for (const one of [rami, lina, salma]) expect([await enter(one), await says['text.open'](one)]).toEqual([true, true]);
  expect(await says['presence.gather'](salma)).toBe('asked');
  expect(await says['presence.read'](second)).toBe(true);
  expect(await says['text.caret'](rami)).toBe(true);
  const lock = new pg.Client(h.databaseUrl);
  await lock.connect();
  onTestFinished(() => lock.end());
  await lock.query('begin');
  await lock.query('select from document_head where document_id = $1 for update', [document]);
  await write(lina);
  await eventually(() => expect([...lina.told]).toContain('text.late'));
  await lock.query('commit');
  const { version } = (await h.salma.done(RoomDocuments, { id: kase.id })).case!.documents[0]!;
  await h.salma.done(PutDocumentAway, { opId: op(), id: document, away: true, expectedVersion: version });
  await eventually(() => expect([...lina.told]).toContain('text.may'));
  expect(await write(lina), 'a text that is put away is only read').toBe(false);
  await eventually(() => expect([...salma.told]).toEqual(expect.arrayContaining(['presence.faces', 'presence.read', 'text.text', 'text.carets'])));
  await eventually(() => expect([...rami.told]).toEqual(expect.arrayContaining(['presence.faces', 'presence.gather', 'text.text', 'text.carets'])));
  for (const { what, lines: one, parts: list } of people) nothingElse(what, one, list);
  const outs = ['presence.out', 'text.out'];
  expect(new Set([...people.flatMap(({ lines: one }) => [...one.told]), ...outs]), 'each was told to somebody').toEqual(new Set(Object.keys(told)));
});
