import type { Actor } from '../platform/context.ts';
import { refusal, type Refusal } from '../platform/problem.ts';
import { say } from '../platform/vocabulary.ts';
import { has, inScope, isStaff } from '../people/role.policy.ts';
import { byUninvolved, NotInvolved } from './review.policy.ts';
import { roleVerb, type Standing, type Verb } from './role-verb.policy.ts';
import { stageVerb } from './stage-verb.policy.ts';

/** What the rules need to know of a case; the entity has it, and so have the rows of the hot reads. */
export interface Ruled {
  readonly id: string;
  readonly nature: string;
  readonly stage: string;
  readonly confidential: boolean;
  readonly leadId?: string | null;
  readonly departmentId?: string | null;
  readonly departmentIds: readonly string[];
  readonly memberIds: readonly string[];
  readonly excludedIds: readonly string[];
  readonly reachedIds: readonly string[];
  readonly involvedIds: readonly string[];
}

export const AlreadyClosed = refusal('case.closed', { en: () => 'This case is closed. Reopening comes first.', ar: () => 'هذه الحالة مغلقة، وتلزم إعادة فتحها أولًا.' });
export const NotClosed = refusal('case.open', { en: () => 'This case is still open.', ar: () => 'هذه الحالة ما زالت مفتوحة.' });
export const TopLevel = refusal('case.top-level', { en: () => 'The case stands at the highest level already.', ar: () => 'بلغت الحالة أعلى مستوى تصعيد.' });
export const NothingChanged = refusal('case.nothing-changed', { en: () => 'Nothing has been changed here.', ar: () => 'لم يتغيّر شيء هنا.' });
export const WrongStage = refusal<{ stage?: string }>('case.wrong-stage', {
  en: ({ stage = '' }) => `This step does not fit the stage “${say(`stage.${stage}`, 'en')}”.`,
  ar: ({ stage = '' }) => `هذه الخطوة لا تناسب المرحلة الحالية «${say(`stage.${stage}`, 'ar')}».`,
});

/** What somebody is in one case. Nobody who is excluded is anything in it. */
export const standingsIn = (actor: Actor, kase: Ruled): ReadonlySet<Standing> => {
  const standings = new Set<Standing>();
  if (actor.kind === 'system') return standings.add('system');
  if (actor.kind === 'complainant') return actor.id === kase.id ? standings.add('complainant') : standings;
  if (!isStaff(actor) || kase.excludedIds.includes(actor.id)) return standings;
  if (kase.leadId === actor.id) standings.add('lead');
  if (kase.memberIds.includes(actor.id)) standings.add('team');
  if (kase.reachedIds.includes(actor.id)) standings.add('reached');
  if (kase.confidential) return standings;
  const near = kase.departmentIds.some((id) => actor.departments.includes(id));
  if (near) standings.add('department');
  if (near && has(actor, 'head')) standings.add('head');
  for (const role of ['intake', 'quality', 'management', 'auditor', 'administrator'] as const) if (has(actor, role)) standings.add(role);
  return standings;
};

/** Whether the case may be seen as a card (title, clocks, figures) or with its content. The SQL twin stands in case.read.ts. */
export const maySee = (actor: Actor, kase: Ruled, depth: 'card' | 'content' = 'content'): boolean => {
  const standings = standingsIn(actor, kase);
  const enough: readonly Standing[] = ['system', 'lead', 'team', 'reached', 'department', 'quality', 'auditor', ...(kase.departmentId ? [] : (['intake'] as const))];
  return inScope(actor, 'read') && (enough.some((standing) => standings.has(standing)) || (depth === 'card' && standings.has('management')));
};

/** The policy of one verb: role × verb, then stage × verb, then who is not involved. The matrices are data that the tests walk whole. */
export const permission =
  (verb: Verb) =>
  (actor: Actor, kase: Ruled): boolean | Refusal => {
    const standings = standingsIn(actor, kase);
    if (!inScope(actor, 'write') || !roleVerb[verb].some((standing) => standings.has(standing))) return false;
    const fits = stageVerb[verb];
    if (fits !== 'any' && !(fits as readonly string[]).includes(kase.stage)) {
      return kase.stage === 'closed' ? AlreadyClosed : { ...WrongStage, sentence: { en: () => WrongStage.sentence.en({ stage: kase.stage }), ar: () => WrongStage.sentence.ar({ stage: kase.stage }) } };
    }
    return byUninvolved.includes(verb) && kase.involvedIds.includes(actor.id) ? NotInvolved : true;
  };

/** The verbs that somebody may use on a case now: what screens offer. */
export const verbsFor = (actor: Actor, kase: Ruled): Verb[] => (Object.keys(roleVerb) as Verb[]).filter((verb) => permission(verb)(actor, kase) === true);
