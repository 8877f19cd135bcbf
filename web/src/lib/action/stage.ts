import type { ResultOf } from 'gql.tada';
import type { ActionByNumber, Actions, CaseActions } from '#schema/documents/action.ts';

export type Listed = ResultOf<typeof Actions>['actions']['nodes'][number];
export type Deed = NonNullable<ResultOf<typeof CaseActions>['case']>['actions'][number];
export type Whole = NonNullable<ResultOf<typeof ActionByNumber>['actionByNumber']>;

export const kinds = ['correction', 'containment', 'corrective', 'preventive', 'improvement'] as const;
export const stages = ['planned', 'started', 'implemented', 'verified', 'effective', 'notEffective', 'cancelled'] as const;
export const methods = ['trend', 'audit', 'sample', 'test', 'interview'] as const;

/** The way an action goes: what needs no proof ends when somebody saw that it was done. */
export const wayOf = (action: { needsProof: boolean; stage: string }): readonly string[] =>
  action.needsProof ? ['planned', 'started', 'implemented', 'verified', action.stage === 'notEffective' ? 'notEffective' : 'effective'] : ['planned', 'started', 'implemented', 'effective'];
