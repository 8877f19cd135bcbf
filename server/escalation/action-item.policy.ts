import type { Actor, Context } from '../platform/context.ts';
import { refusal } from '../platform/problem.ts';
import type { Action } from '../action/action.entity.ts';
import { mayDirect } from '../action/action.policy.ts';
import { verbsInSql } from '../action/action.read.ts';
import type { Ruled } from '../case/case.policy.ts';
import type { Predicate } from '../case/visible.policy.ts';
import { has, inScope, isStaff } from '../people/role.policy.ts';
import type { Escalation } from './escalation.entity.ts';

export const ActionAtTop = refusal('action.top-level', { en: () => 'The action stands at the highest level already.', ar: () => 'بلغ الإجراء أعلى مستوى تصعيد.' });
export const ActionNotRaised = refusal('action.not-escalated', { en: () => 'The action is not escalated.', ar: () => 'الإجراء غير مصعَّد.' });

type Item = Pick<Escalation, 'toId' | 'takenBy'>;
const stagesToRaise: readonly string[] = ['planned', 'started'];
/** What is done with the item that a case or an action stands under; and what is done about it besides. */
const onItem = ['escalation.take', 'escalation.comment', 'escalation.lower'] as const;
export const itemVerbs = ['escalation.raise', ...onItem] as const;

/** Whoever an item of an action was brought to, or who took it. */
export const mine = ({ id }: Actor, item: Item | null, birth: Ruled): boolean => !!item && [item.toId, item.takenBy].includes(id) && !birth.excludedIds.includes(id);

/** Take it, give news of it, take it down: whose it is, and heads, quality and management, where they see the action. */
export const mayAnswer = (actor: Actor, item: Item | null, birth: Ruled): boolean =>
  isStaff(actor) && inScope(actor, 'write') && !birth.excludedIds.includes(actor.id) && (mine(actor, item, birth) || has(actor, 'head', 'quality', 'management'));

/** Raise it by hand: the same, and whoever may move its due date. */
export const mayRaiseAction = (actor: Actor, action: Action, item: Item | null, birth: Ruled): boolean =>
  mayAnswer(actor, item, birth) || mayDirect(actor, action, birth, 'action.edit');

/** What this person may do about the escalation of an action, where they see it. The twin of `itemVerbsInSql`. */
export const itemVerbsOn = (actor: Actor, action: Action, item: Item | null, birth: Ruled): string[] => [
  ...(stagesToRaise.includes(action.stage) && mayRaiseAction(actor, action, item, birth) ? ['escalation.raise'] : []),
  ...(item && mayAnswer(actor, item, birth) ? onItem : []),
];

/** The same in SQL: `a` is the action, `birth` the case that it was born from, `e` the item that is open. */
export const itemVerbsInSql = (ctx: Context): readonly (Predicate & { readonly verb: string })[] => {
  const { actor } = ctx;
  const edit = verbsInSql(ctx).find(({ verb }) => verb === 'edit');
  if (!edit) return [];
  const answers = `(not ?::uuid = any(birth.excluded_ids) and (coalesce(?::uuid in (e.to_id, e.taken_by), false) or ${has(actor, 'head', 'quality', 'management')}))`;
  const stages = stagesToRaise.map((stage) => `'${stage}'`).join(', ');
  return [
    { verb: 'escalation.raise', sql: `(${edit.sql} or (a.stage in (${stages}) and ${answers}))`, values: [...edit.values, actor.id, actor.id] },
    ...onItem.map((verb) => ({ verb, sql: `(e.id is not null and ${answers})`, values: [actor.id, actor.id] })),
  ];
};
