import type { EntityClass } from '@mikro-orm/core';
import type { Context } from '../../platform/context.ts';
import { DateOrder, mistaken, NotFound, NotPermitted, Refused, Unknown } from '../../platform/problem.ts';
import type { Book } from '../../journal/book.ts';
import type { StoredEntry } from '../../journal/entry.entity.ts';
import type { Journaled } from '../../journal/guard.ts';
import { kindOf } from '../../journal/kind.ts';
import { entriesAfter } from '../../journal/reader.ts';
import { caseStream } from '../../journal/stream.entity.ts';
import { mayHear } from '../../journal/telling.ts';
import type { Case } from '../case.entity.ts';
import { permission } from '../case.policy.ts';
import { pinnable, wordsOf } from '../fact.policy.ts';
import { audiencesIn } from '../ruling.view.ts';
import { StoryNote } from './story.entity.ts';
import { ConfidentialPinned, ConfidentialStoryAmended, Pinned, StoryAmended, StoryNoted } from './story.kinds.ts';
import { RoomMessage } from './talk.entity.ts';
import { messageIn } from './talk.service.ts';
import { onCase } from '../verb.service.ts';

/** Writes down that something happened, perhaps long ago: both instants stand in the story. */
export const noteStory = (ctx: Context, caseId: string, given: { text: string; happenedAt?: Date | null; messageId?: string | null }): Promise<StoryNote> =>
  onCase(ctx, caseId, 'story.note', undefined, async (book) => {
    const [happenedAt, messageId] = [past(ctx, given.happenedAt) ?? ctx.now(), await messageIn(book, caseId, given.messageId)];
    const note = book.add(StoryNote, { caseId, authorId: ctx.actor.id, happenedAt, at: ctx.now(), messageId });
    book.write(StoryNoted, note, { text: await book.say(note, 'text', given.text, 'und'), message: messageId }, { happenedAt });
    return note;
  });

/** Says what is right instead of an entry. The entry stays as it was, and is corrected only by who may read it. */
export const amendStory = (ctx: Context, caseId: string, seq: number, given: { text: string; happenedAt?: Date | null }): Promise<StoryNote> =>
  onCase(ctx, caseId, 'story.amend', undefined, async (book, kase) => {
    const entry = await entryOf(ctx, book, kase, seq);
    const happened = past(ctx, given.happenedAt);
    const note = book.add(StoryNote, { caseId, authorId: ctx.actor.id, happenedAt: happened ?? entry.happenedAt, at: ctx.now(), amends: seq });
    const few = kindOf(entry.kind)?.audience === 'confidential';
    book.write(few ? ConfidentialStoryAmended : StoryAmended, note, { entry: seq, text: await book.say(note, 'text', given.text, 'und'), happened: happened?.toISOString() });
    return note;
  });

/** Puts any item of the room into its story, or takes it off again. What few may read is pinned before the same few. */
export const pin = (ctx: Context, caseId: string, noun: string, itemId: string, pinned: boolean): Promise<Case> =>
  onCase(ctx, caseId, 'case.discuss', undefined, async (book, kase) => {
    if (!(pinnable as readonly string[]).includes(noun)) throw mistaken('noun', Unknown);
    const meta = [...book.em.getMetadata().getAll().values()].find(({ tableName }) => tableName === noun);
    const item = meta && (await book.em.findOne(meta.class as EntityClass<Journaled & { caseId: string; confidential?: boolean }>, { id: itemId, caseId } as never));
    const few = item?.confidential === true;
    if (!item || (few && !audiencesIn(ctx.actor, kase).has('confidential'))) throw new Refused(NotFound);
    if (permission('case.describe')(ctx.actor, kase) === false && !(item instanceof RoomMessage)) throw new Refused(NotPermitted);
    if ((await isPinned(book, caseId, itemId)) === pinned) return kase;
    if (item instanceof RoomMessage) item.pinned = pinned;
    const [said] = await book.em.execute<{ digest: string }[]>('select digest from said where subject_id = ? and field = ? order by version desc limit 1', [itemId, wordsOf[noun] ?? '']);
    book.write(few ? ConfidentialPinned : Pinned, kase, { noun, item: itemId, text: said?.digest ?? null, pinned });
    return kase;
  });

const isPinned = async (book: Book, caseId: string, itemId: string): Promise<boolean> => {
  const [last] = await book.em.execute<{ pinned: boolean }[]>(
    "select (fact->>'pinned')::boolean as pinned from entry where stream = ? and kind in ('case.pinned', 'case.pinned-confidential') and fact->>'item' = ? order by seq desc limit 1", [caseStream(caseId), itemId]);
  return last?.pinned ?? false;
};

const entryOf = async (ctx: Context, book: Book, kase: Case, seq: number): Promise<StoredEntry> => {
  const [entry] = await entriesAfter(book.em, caseStream(kase.id), seq - 1, 1);
  if (!entry || entry.seq !== seq || !mayHear(entry, audiencesIn(ctx.actor, kase))) throw mistaken('seq', Unknown);
  return entry;
};

const past = (ctx: Context, at: Date | null | undefined): Date | null => {
  if (at && at > ctx.now()) throw mistaken('happenedAt', DateOrder);
  return at ?? null;
};
