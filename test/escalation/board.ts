import { expect } from 'vitest';
import type { TadaDocumentNode } from 'gql.tada';
import { Case } from '../../server/case/case.entity.ts';
import { Escalation } from '../../server/escalation/escalation.entity.ts';
import { concerns } from '../../server/escalation/escalation.reader.ts';
import { entriesAfter } from '../../server/journal/reader.ts';
import { caseStream } from '../../server/journal/stream.entity.ts';
import { Board } from '../../schema/documents/board.ts';
import { EscalateCase, TakeEscalation } from '../../schema/documents/escalation.ts';
import { op } from '../case/room.ts';
import type { NamedPerson, TestHouse } from '../house.ts';

type Ided = Pick<Case, 'id'>;

/** The case as it stands in the database. */
export const stands = (h: TestHouse, { id }: Ided): Promise<Case> => h.as().em.findOneOrFail(Case, { id });
export const escalationsOf = (h: TestHouse, { id }: Ided): Promise<Escalation[]> => h.as().em.find(Escalation, { caseId: id }, { orderBy: { level: 'asc' } });

/** The entries of a case of these kinds, in order. */
export const told = async (h: TestHouse, { id }: Ided, ...kinds: string[]) =>
  (await entriesAfter(h.as().em, caseStream(id), 0)).filter(({ kind }) => !kinds.length || kinds.includes(kind));

export const raised = async (h: TestHouse, who: NamedPerson, kase: Ided, cause = 'byHand') =>
  (await who.done(EscalateCase, { opId: op(), caseId: kase.id, cause, reason: 'The clinic is out of vaccine.' })).escalateCase.escalation!;

export const taken = (who: NamedPerson, id: string, nextUpdateAt: Date) => who.refused(TakeEscalation, { opId: op(), id, nextUpdateAt: nextUpdateAt.toISOString() } as never);

/** The escalation board as somebody sees it. */
export const cardsOf = async (who: NamedPerson) => (await who.done(Board, { subject: 'escalations' })).board.items;

/** Until the ladder of a case is planned up to its last change. */
export const planned = async (h: TestHouse, { id }: Ided, clock?: string): Promise<{ clock: string; step: string; at: Date }[]> => {
  await settled(h);
  const rows = await h.as().em.execute<{ clock: string; step: string; at: string }[]>('select clock, step, at from deadline where case_id = ? and fired_at is null and action_id is null order by at', [id]);
  return rows.filter((row) => !clock || row.clock === clock).map(({ at, ...row }) => ({ ...row, at: new Date(at) }));
};

/** Until the reader of deadlines has read everything that was written so far and concerns it: over the rest it is passed now and then. */
export const settled = async (h: TestHouse): Promise<void> => {
  await expect.poll(async () => {
    const beyond = await h.as().em.execute<{ stream: string; kind: string }[]>(
      "select e.stream, e.kind from entry e, reader_cursor c where c.reader = 'escalation' and (e.xid, e.position) > (c.xid, c.position)");
    return beyond.filter(concerns);
  }, { interval: 20 }).toEqual([]);
};

export const anyDocument = (text: string): TadaDocumentNode<Record<string, never>, Record<string, unknown>> => text as never;
