import { ownWay, unproven, type Standing } from '../next.ts';

const ways = {
  complaint: ['received', 'acknowledged', 'assessed', 'investigating', 'decided', 'settling', 'effect'], suggestion: ['received', 'acknowledged', 'evaluated', 'adopted', 'done'],
  compliment: ['received', 'acknowledged', 'thanked'], answer: ['received', 'acknowledged', 'answered'],
} as const;
export type WayStep = (typeof ways)[keyof typeof ways][number];
type Walking = Pick<Standing, 'nature' | 'stage' | 'band' | 'leadId' | 'actions'> & { readonly closing: string | null };

/** The steps of a case from its receipt, and which it stands at. What was closed without being assessed or led (at first contact, or elsewhere before) has no such steps behind it. */
export function walked(kase: Walking): { readonly key: WayStep; readonly state: 'done' | 'now' | 'todo' }[] {
  const kind = ownWay(kase) ?? 'complaint';
  const closed = kase.stage === 'closed';
  const way = ways[kind].filter((key) => !(closed && ((key === 'assessed' && !kase.band) || (key === 'investigating' && !kase.leadId))));
  const at = closed ? endOf(kase, kind, way.length) : way.indexOf(kase.stage as WayStep);
  return at < 0 ? [] : way.map((key, index) => ({ key, state: index < at ? 'done' : index === at && kase.closing !== 'declined' ? 'now' : 'todo' }));
}

/** Closed: the whole way, but for a complaint, whose effect may still be verified, and for a suggestion that was not adopted. */
const endOf = ({ actions, closing }: Walking, kind: keyof typeof ways, length: number): number => {
  if (kind === 'complaint') return actions.some(({ stage }) => unproven.includes(stage)) ? length - 1 : length;
  return closing === 'declined' ? 3 : length;
};
