import { expect } from 'vitest';
import { Discuss, JoinTeam } from '../../schema/documents/case.ts';
import { AddDevice, InboxOf } from '../../schema/documents/notice.ts';
import { investigated, op } from '../case/room.ts';
import { house, type NamedPerson, type TestHouse } from '../house.ts';
import { lettersIn } from './letters.ts';
import { browser, outside, toThisMachine, type Outside } from './outside.ts';

export const inbox = async (who: NamedPerson, unread = false) => (await who.done(InboxOf, { first: 50, unread })).inbox;

/** Salma leads, Omar is in the team, and everybody has read so far. `call`: Salma mentions Omar; it has reached his inbox when it is over (in the house's first such case). */
export const called = async (h: TestHouse, opened?: Parameters<typeof investigated>[1]) => {
  const kase = await investigated(h, opened);
  await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: h.omar.id });
  await expect.poll(async () => (await inbox(h.omar)).unread).toBeGreaterThan(0);
  await quietened(h);
  let count = 0;
  const call = async (body: string) => {
    await h.salma.done(Discuss, { opId: op(), id: kase.id, input: { body, mentions: [h.omar.id] } });
    count += 1;
    await expect.poll(async () => (await inbox(h.omar)).notices.filter(({ cause }) => cause === 'mentioned').reduce((sum, one) => sum + one.count, 0)).toBe(count);
  };
  return { kase, call };
};

/** What waited so far is read: only what comes from now on counts. */
export const quietened = async (h: TestHouse): Promise<void> => {
  await reached(h);
  await h.as().em.execute('update notice set read_at = ? where read_at is null', [h.clock.now()]);
};

/** Until the reader of notices has read everything that was written so far. */
export const reached = async (h: TestHouse): Promise<void> => {
  await expect.poll(async () => {
    const [row] = await h.as().em.execute<{ waiting: number }[]>("select count(*)::int as waiting from entry e, reader_cursor c where c.reader = 'notice' and e.stream not like 'house%' and e.kind = any(?::text[]) and (e.xid, e.position) > (c.xid, c.position)", ['{room.said,team.joined,team.leadAppointed,case.escalated,escalation.taken,case.watched,clock.breached,clock.extensionAsked}']);
    return row?.waiting;
  }).toBe(0);
};

/** What waits on its way to somebody, and when it is due. */
export const waiting = async (h: TestHouse, who: NamedPerson, way: 'email' | 'push' = 'email') =>
  (await h.as().em.execute<{ cause: string; manner: string; due_at: string }[]>('select n.cause, p.manner, p.due_at from notice_passage p join notice n on n.id = p.notice_id where p.person_id = ? and p.way = ? and p.ended_at is null and p.letter_id is null order by n.at, n.cause', [who.id, way]))
    .map(({ cause, manner, due_at }) => ({ cause, manner, dueAt: new Date(due_at).toISOString() }));

export const lettersTo = async (h: TestHouse, who: string) => (await lettersIn(h)).filter(({ to, effect }) => effect.startsWith('digest:') && to === `${who}@wadi.example`);

/** A house that reaches a push service on this machine. */
export const ringing = async (): Promise<{ h: TestHouse; service: Outside }> => {
  const service = await outside();
  return { h: await house({ outward: toThisMachine() }), service };
};

/** A device of somebody, added by their browser. */
export const deviceOf = async (who: NamedPerson, service: Outside) => {
  const made = browser(service);
  await who.done(AddDevice, { opId: op(), input: made.input });
  return made;
};
