/** As much of a room as says what it waits for. */
export interface Standing {
  readonly nature: string;
  readonly stage: string;
  readonly band: string | null;
  readonly departmentId: string | null;
  readonly leadId: string | null;
  readonly cycle: number;
  /** What stands in the way of closing, as codes of refusals. */
  readonly missing: readonly string[];
  readonly needsApproval: boolean;
  readonly viewer: { readonly offered: boolean };
  readonly responses: readonly { readonly cycle: number; readonly state: string; readonly toldAt: string | null }[];
  readonly remedies: readonly { readonly cycle: number; readonly deliveredAt: string | null }[];
  readonly satisfactions: readonly { readonly cycle: number; readonly answeredAt: string | null }[];
  readonly actions: readonly { readonly stage: string }[];
  readonly compliment: { readonly personId: string | null; readonly departmentId: string | null } | null;
}

/** What is answered at once and ends there; the server says the same in feedback.policy.ts. */
const answered: readonly string[] = ['enquiry', 'service', 'outside', 'abusive', 'employee'];
const early: readonly string[] = ['received', 'acknowledged'];
const open: readonly string[] = ['planned', 'started', 'implemented', 'verified'];

/** Its way where it is no complaint; null where it is looked into. What was made less of a complaint late goes on along the complaint's way. */
export function ownWay({ nature, stage }: Pick<Standing, 'nature' | 'stage'>): 'suggestion' | 'compliment' | 'answer' | null {
  if (nature === 'suggestion') return [...early, 'evaluated', 'adopted', 'done', 'closed'].includes(stage) ? 'suggestion' : null;
  if (nature === 'compliment') return [...early, 'closed'].includes(stage) ? 'compliment' : null;
  return answered.includes(nature) && [...early, 'closed'].includes(stage) ? 'answer' : null;
}

/**
 * The steps that the case waits for, the best first: acknowledge, assess, lead, cause, action, response, approval, decision, remedy, satisfaction, close, verify.
 * Who may not take the first is offered the next of them; closing comes only when nothing else is due.
 */
export function nextOf(room: Standing): readonly string[] {
  if (room.viewer.offered) return ['accept'];
  if (room.stage === 'closed') return room.actions.some(({ stage }) => open.includes(stage)) ? ['verify', 'reopen'] : ['reopen'];
  const unrouted = room.departmentId ? [] : ['route'];
  switch (ownWay(room)) {
    case 'suggestion':
      return [...(room.stage === 'evaluated' ? ['decideSuggestion'] : room.stage === 'adopted' ? ['finishSuggestion'] : ['evaluate']), ...unrouted];
    case 'compliment':
      return [...(room.compliment ? ['thank'] : ['passOn', 'thank']), ...unrouted];
    case 'answer':
      return ['answer', ...unrouted];
    case null:
      return complaintNext(room, unrouted);
  }
}

function complaintNext(room: Standing, unrouted: readonly string[]): readonly string[] {
  const now = <T extends { readonly cycle: number }>(all: readonly T[]): T[] => all.filter(({ cycle }) => cycle === room.cycle);
  const due = now(room.remedies).some(({ deliveredAt }) => !deliveredAt);
  if (room.stage === 'received') return ['acknowledge', ...unrouted];
  if (room.stage === 'acknowledged' || !room.band) return ['assess', ...unrouted];
  if (!room.departmentId) return ['route', 'appoint'];
  if (!room.leadId) return ['appoint'];
  if (room.stage === 'decided') return due ? ['deliver'] : ['ask'];
  if (room.stage === 'settling') return due ? ['deliver'] : now(room.satisfactions).some(({ answeredAt }) => answeredAt) ? ['close'] : ['recordAnswer'];
  const draft = now(room.responses).find(({ toldAt }) => !toldAt);
  const approve = draft?.state === 'waiting' ? ['approve'] : [];
  if (room.missing.includes('case.cause-open')) return ['recordCause', 'findCauses', ...approve];
  if (room.missing.includes('case.action-missing')) return ['addAction', ...approve];
  if (!draft || draft.state === 'returned') return ['respond'];
  if (draft.state === 'waiting') return approve;
  return draft.state === 'approved' || !room.needsApproval ? ['tell'] : ['askApproval'];
}
