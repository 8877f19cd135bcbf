/** As much of a room as says what it waits for. */
export interface Standing {
  readonly nature: string;
  readonly stage: string;
  readonly band: string | null;
  readonly departmentId: string | null;
  /** Where it waits to be sent on. */
  readonly queue: { readonly id: string } | null;
  readonly leadId: string | null;
  readonly cycle: number;
  /** What stands in the way of closing, as codes of refusals. */
  readonly missing: readonly string[];
  readonly needsApproval: boolean;
  readonly viewer: { readonly offered: boolean };
  readonly responses: readonly { readonly cycle: number; readonly state: string; readonly toldAt: string | null }[];
  readonly remedies: readonly { readonly cycle: number; readonly deliveredAt: string | null }[];
  /** How it would be closed as things stand; null while their last word is awaited. */
  readonly endsAs: string | null;
  readonly actions: readonly { readonly stage: string }[];
  readonly ownFields: readonly { readonly filled: boolean; readonly requiredAt: string | null }[];
  readonly compliment: { readonly personId: string | null; readonly departmentId: string | null } | null;
}

/** What is answered at once and ends there; the server says the same in feedback.policy.ts. */
const answered: readonly string[] = ['enquiry', 'service', 'outside', 'abusive', 'employee'];
const early: readonly string[] = ['received', 'acknowledged'];
/** Stages of an action whose effect is still to be proven. */
export const unproven: readonly string[] = ['planned', 'started', 'implemented', 'verified'];

/** Its way where it is no complaint; null where it is looked into. What was made less of a complaint late goes on along the complaint's way. */
export function ownWay({ nature, stage }: Pick<Standing, 'nature' | 'stage'>): 'suggestion' | 'compliment' | 'answer' | null {
  if (nature === 'suggestion') return [...early, 'evaluated', 'adopted', 'done', 'closed'].includes(stage) ? 'suggestion' : null;
  if (nature === 'compliment') return [...early, 'closed'].includes(stage) ? 'compliment' : null;
  return answered.includes(nature) && [...early, 'closed'].includes(stage) ? 'answer' : null;
}

const demands = ['acknowledged', 'assessed', 'decided', 'closed'];

/** The next stage that own fields may be demanded before; null where none is. */
function entered(room: Pick<Standing, 'nature' | 'stage'>): string | null {
  const { nature, stage } = room;
  if (nature === 'outside' || nature === 'abusive' || stage === 'closed') return null;
  if (ownWay(room)) return nature !== 'suggestion' || !early.includes(stage) ? 'closed' : null;
  return ({ received: 'acknowledged', acknowledged: 'assessed', assessed: 'decided', investigating: 'decided' } as Record<string, string>)[stage] ?? 'closed';
}

/** Own fields that the next stage demands, and that are empty; the server says the same in gate.service.ts. */
export function dueFields<F extends Standing['ownFields'][number]>(room: Pick<Standing, 'nature' | 'stage'> & { readonly ownFields: readonly F[] }): F[] {
  const until = demands.indexOf(entered(room) ?? '');
  return room.ownFields.filter(({ filled, requiredAt }) => !filled && requiredAt !== null && demands.indexOf(requiredAt) <= until);
}

/**
 * The steps that the case waits for, the best first: acknowledge, assess, lead, cause, action, response, approval, decision, remedy, satisfaction, close, verify.
 * Who may not take the first is offered the next of them; closing comes only when nothing else is due.
 */
export function nextOf(room: Standing): readonly string[] {
  if (room.viewer.offered) return ['accept'];
  if (room.stage === 'closed') return room.actions.some(({ stage }) => unproven.includes(stage)) ? ['verify', 'reopen'] : ['reopen'];
  const unrouted = room.departmentId && !room.queue ? [] : ['route'];
  const due = dueFields(room).length > 0;
  if (due && ownWay(room)) return ['describe', ...unrouted];
  switch (ownWay(room)) {
    case 'suggestion':
      return [...(room.stage === 'evaluated' ? ['decideSuggestion'] : room.stage === 'adopted' ? ['finishSuggestion'] : ['evaluate']), ...unrouted];
    case 'compliment':
      return [...(room.compliment ? ['thank'] : ['passOn', 'thank']), ...unrouted];
    case 'answer':
      return ['answer', ...unrouted];
    case null:
      return complaintNext(room, unrouted, due);
  }
}

/** Whether a response may leave: approved, or in need of nobody's approval. */
export const mayLeave = ({ needsApproval }: Pick<Standing, 'needsApproval'>, { state }: { readonly state: string }): boolean => state === 'approved' || (state === 'draft' && !needsApproval);

function complaintNext(room: Standing, unrouted: readonly string[], fields: boolean): readonly string[] {
  const now = <T extends { readonly cycle: number }>(all: readonly T[]): T[] => all.filter(({ cycle }) => cycle === room.cycle);
  const due = now(room.remedies).some(({ deliveredAt }) => !deliveredAt);
  if (fields && early.includes(room.stage)) return ['describe', ...unrouted];
  if (room.stage === 'received') return ['acknowledge', ...unrouted];
  if (room.stage === 'acknowledged' || !room.band) return ['assess', ...unrouted];
  if (!room.departmentId) return ['route', 'appoint'];
  if (!room.leadId) return ['appoint'];
  if (room.stage === 'decided') return due ? ['deliver'] : ['ask'];
  if (room.stage === 'settling') return due ? ['deliver'] : room.endsAs ? [fields ? 'describe' : room.missing.includes('case.correction-due') ? 'correct' : 'close'] : ['recordAnswer'];
  const draft = now(room.responses).find(({ toldAt }) => !toldAt);
  const approve = draft?.state === 'waiting' ? ['approve'] : [];
  if (room.missing.includes('case.cause-open')) return ['recordCause', 'findCauses', ...approve];
  if (room.missing.includes('case.action-missing')) return ['addAction', ...approve];
  if (fields) return ['describe', ...approve];
  if (!draft || draft.state === 'returned') return ['respond'];
  if (draft.state === 'waiting') return approve;
  return mayLeave(room, draft) ? ['tell'] : ['askApproval'];
}
