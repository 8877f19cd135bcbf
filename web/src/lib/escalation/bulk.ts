import type { TadaDocumentNode } from 'gql.tada';
import { m } from '#lib/paraglide/messages.js';
import { newOpId, send, type UserError } from '#lib/platform/client.svelte.ts';
import { EditAction, StartAction, TakeBackAction } from '#schema/documents/action.ts';
import { TakeBackEscalationStep, TakeEscalation, UpdateEscalation } from '#schema/documents/escalation.ts';
import type { Item } from './item.ts';
import type { Deed } from './deeds.ts';
import type { Subject } from './fitting.ts';

export const bulks = ['take', 'update', 'start', 'due', 'owner'] as const;
export type Bulk = (typeof bulks)[number];
export const bulksOf = (subject: Subject): readonly Bulk[] => (subject === 'actions' ? ['start', 'due', 'owner', 'take', 'update'] : ['take', 'update']);
export interface BulkGiven { nextUpdateAt: Date | null; comment: string; personId: string; dueAt: Date | null }
export interface Refusal { item: Item; why: string }

/** Whether one may do it to this card: what one may not is left out and said, before anything is sent. */
export const mayBulk = (item: Item, bulk: Bulk, deeds: readonly Deed[]): boolean => !!deeds.find(({ name }) => name === bulk)?.allowed(item);

/** What is sent for one card. */
interface Sent { document: TadaDocumentNode<unknown, never>; variables: Record<string, unknown> }
const sent = <T, V extends Record<string, unknown>>(document: TadaDocumentNode<T, V>, variables: Omit<V, 'opId'>): Sent => ({ document: document as never, variables });

const asked: Readonly<Record<Bulk, (item: Item, given: BulkGiven) => Sent>> = {
  take: ({ standing }, { nextUpdateAt }) => sent(TakeEscalation, { id: standing?.id ?? '', nextUpdateAt: nextUpdateAt?.toISOString() ?? '' }),
  update: ({ standing }, { nextUpdateAt, comment }) => sent(UpdateEscalation, { id: standing?.id ?? '', comment, nextUpdateAt: nextUpdateAt?.toISOString() ?? '' }),
  start: ({ id }) => sent(StartAction, { id }),
  due: ({ id, version }, { dueAt, comment }) => sent(EditAction, { id, input: { dueAt: dueAt?.toISOString(), reason: comment }, expectedVersion: version } as never),
  owner: ({ id, version }, { personId, comment }) => sent(EditAction, { id, input: { ownerId: personId, reason: comment }, expectedVersion: version } as never),
};

interface Answer { userErrors?: UserError[]; seq?: number | null; action?: { version: number } | null }
/** How a step is taken back that was answered so; with the version that it has left, so that nobody who was faster is run over. */
const back = (bulk: Bulk, { id, standing, dueAt, owner }: Item, { seq, action }: Answer): Sent => {
  const [expectedVersion, reason] = [action?.version ?? 0, m.boards_undone_why()];
  if (bulk === 'take' || bulk === 'update') return sent(TakeBackEscalationStep, { id: standing?.id ?? '', seq: seq ?? 0 });
  if (bulk === 'start') return sent(TakeBackAction, { id, expectedVersion });
  return sent(EditAction, { id, input: { ...(bulk === 'due' ? { dueAt } : { ownerId: owner?.id }), reason }, expectedVersion } as never);
};

/** Cards at a time: the others wait, and each is a mutation of its own with a name of its own. */
const together = 4;

/** What came of a step in several cards; `undo`: in those where it was done, and what of that was refused. */
export interface Came { readonly done: number; readonly refused: readonly Refusal[]; readonly undo: () => Promise<readonly Refusal[]> }

/** Does the same to several cards, one by one. `tell`: after each. */
export async function doEach(bulk: Bulk, items: readonly Item[], given: BulkGiven, tell: (done: number) => void): Promise<Came> {
  const { done, refused } = await each(items.map((item) => ({ item, step: asked[bulk](item, given) })), tell);
  return { done: done.length, refused, undo: async () => (await each(done.map(({ item, answer }) => ({ item, step: back(bulk, item, answer) })))).refused };
}

async function each(steps: readonly { item: Item; step: Sent }[], tell: (told: number) => void = () => {}): Promise<{ done: { item: Item; answer: Answer }[]; refused: Refusal[] }> {
  const [done, refused]: [{ item: Item; answer: Answer }[], Refusal[]] = [[], []];
  const waiting = [...steps];
  const worker = async (): Promise<void> => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const { item, step: { document, variables } } = one;
      const { data, trouble } = await send(document, { opId: newOpId(), ...variables } as never);
      const answer = Object.values((data ?? {}) as Record<string, Answer | null>)[0];
      const [fault] = answer?.userErrors ?? [];
      if (!answer || trouble || fault) refused.push({ item, why: fault?.message ?? (trouble?.kind === 'network' ? m.board_offline() : (trouble?.message ?? '')) });
      else done.push({ item, answer });
      tell(done.length + refused.length);
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  return { done, refused };
}
