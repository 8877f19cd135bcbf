import type { TypedDocumentNode } from '@urql/core';
import { m } from '#lib/paraglide/messages.js';
import { newOpId, send, type UserError } from '#lib/platform/client.svelte.ts';
import { EditAction, StartAction } from '../../../../schema/documents/action.ts';
import { TakeEscalation, UpdateEscalation } from '../../../../schema/documents/escalation.ts';
import type { Item } from './board.svelte.ts';
import type { Deed } from './deeds.ts';
import type { Subject } from './fitting.ts';

export const bulks = ['take', 'update', 'start', 'due', 'owner'] as const;
export type Bulk = (typeof bulks)[number];
export const bulksOf = (subject: Subject): readonly Bulk[] => (subject === 'actions' ? ['start', 'due', 'owner', 'take', 'update'] : ['take', 'update']);
export interface BulkGiven { nextUpdateAt: Date | null; comment: string; personId: string; dueAt: Date | null }
export interface Refusal { item: Item; why: string }

/** Whether one may do it to this card: what one may not is left out and said, before anything is sent. */
export const mayBulk = (item: Item, bulk: Bulk, deeds: readonly Deed[]): boolean => !!deeds.find(({ name }) => name === bulk)?.allowed(item);

const asked: Readonly<Record<Bulk, { document: TypedDocumentNode<unknown, never>; variables: (item: Item, given: BulkGiven) => Record<string, unknown> }>> = {
  take: { document: TakeEscalation as never, variables: ({ standing }, { nextUpdateAt }) => ({ id: standing?.id ?? '', nextUpdateAt: nextUpdateAt?.toISOString() }) },
  update: { document: UpdateEscalation as never, variables: ({ standing }, { nextUpdateAt, comment }) => ({ id: standing?.id ?? '', comment, nextUpdateAt: nextUpdateAt?.toISOString() }) },
  start: { document: StartAction as never, variables: ({ id }) => ({ id }) },
  due: { document: EditAction as never, variables: ({ id, version }, { dueAt, comment }) => ({ id, input: { dueAt: dueAt?.toISOString(), reason: comment }, expectedVersion: version }) },
  owner: { document: EditAction as never, variables: ({ id, version }, { personId, comment }) => ({ id, input: { ownerId: personId, reason: comment }, expectedVersion: version }) },
};

/** Cards at a time: the others wait, and each is a mutation of its own with a name of its own. */
const together = 4;

/** Does the same to several cards, one by one. `tell`: after each. @returns what was refused, with the reason */
export async function doEach(bulk: Bulk, items: readonly Item[], given: BulkGiven, tell: (done: number) => void): Promise<Refusal[]> {
  const refused: Refusal[] = [];
  const waiting = [...items];
  let done = 0;
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item; item = waiting.shift()) {
      const { document, variables } = asked[bulk];
      const { data, trouble } = await send(document, { opId: newOpId(), ...variables(item, given) } as never);
      const [fault] = Object.values((data ?? {}) as Record<string, { userErrors?: UserError[] } | null>).flatMap((answer) => answer?.userErrors ?? []);
      if (!data || trouble || fault) refused.push({ item, why: fault?.message ?? (trouble?.kind === 'network' ? m.board_offline() : (trouble?.message ?? '')) });
      tell(++done);
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  return refused;
}
