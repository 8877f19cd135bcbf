import type { Actor } from '../../platform/context.ts';
import { refusal } from '../../platform/problem.ts';
import { inScope, isStaff } from '../../people/role.policy.ts';

export const AlreadyGiven = refusal('statement.given', {
  en: () => 'This statement was given already; what is added becomes a new one.',
  ar: () => 'قُدّمت هذه الإفادة من قبل، وما يُضاف يصبح إفادة جديدة.',
});
export const WhoIsAsked = refusal('statement.who', { en: () => 'Please name the person or the department that is asked.', ar: () => 'يرجى تحديد الشخص أو الإدارة المطلوب منها الإفادة.' });

/** Whether this person is the one asked: by name, or as the head or deputy of the department asked. They see the request and nothing else. */
export const isAsked = (actor: Actor, asked: { personId?: string | null }, inCharge: readonly string[]): boolean =>
  isStaff(actor) && inScope(actor, 'write') && (asked.personId === actor.id || inCharge.includes(actor.id));
