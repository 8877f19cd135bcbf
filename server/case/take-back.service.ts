import type { Actor, Context } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { Changed, NotFound, refusal, Refused } from '../platform/problem.ts';
import { onRecord, type Book } from '../journal/book.ts';
import type { StoredEntry } from '../journal/entry.entity.ts';
import { caseStream, caseStreams } from '../journal/stream.entity.ts';
import { inScope, isStaff } from '../people/role.policy.ts';
import { Case } from './case.entity.ts';
import { CaseRoutingTakenBack } from './case.kinds.ts';
import type { Ruled } from './case.policy.ts';
import { turned } from './turn.service.ts';
import { exit, leadIn, LeadStays } from './team/team.service.ts';
import { LeadOfferTakenBack, LeadTakenBack, Left } from './team/team.kinds.ts';

export const NothingToTakeBack = refusal('case.nothing-to-take-back', { en: () => 'This step is none that can be taken back.', ar: () => 'لا يمكن التراجع عن هذه الخطوة.' });
export const GoneOn = refusal('case.gone-on', { en: () => 'Somebody has gone on with the case since then.', ar: () => 'استُكمل العمل على الحالة بعد هذه الخطوة.' });
export const TooLate = refusal('case.too-late-to-take-back', { en: () => 'It is too late to take this back. It can still be changed by a new step.', ar: () => 'انتهت مهلة التراجع، ويمكن التغيير بخطوة جديدة.' });

/** Milliseconds within which a slip can be taken back; later it is a decision of its own. */
const slip = 15 * 60_000;

export type Told = Pick<StoredEntry, 'kind' | 'subjectId' | 'fact' | 'actorId' | 'at'>;
const steps = ['case.routed', 'team.leadAppointed', 'team.leadOffered'] as const;
type Step = (typeof steps)[number];
/** What such a step brings with it. */
const beside = /^(clock\.|team\.joined$)/;

/** Whoever took the step, also where it took the case out of their sight; nobody who was kept out of the case since. */
export const mayTakeBack = (actor: Actor, kase: Ruled, by: string): boolean => isStaff(actor) && inScope(actor, 'write') && actor.id === by && !kase.excludedIds.includes(actor.id);

/**
 * Takes back a routing, a lead that was given in place of another or one that was offered: a step of its own, which puts back what stood there
 * before, as long as nobody has gone on. A case that has a lead stays with one. `seq`: what the step answered with. @throws Refused
 */
export const takeBack = (ctx: Context, id: string, seq: number): Promise<Case> => {
  if (!isId(id)) throw new Refused(NotFound);
  return onRecord(ctx, caseStreams(id), async (book) => {
    const kase = await book.read(Case, id);
    const { step, told } = await slipOf(ctx, book, kase, { stream: caseStream(id), seq, steps, beside });
    const [since] = await book.em.execute<{ kind: string }[]>("select kind from entry where stream = ? and seq > ? and actor_kind <> 'system' limit 1", [caseStream(id), seq]);
    if (since) throw new Refused(GoneOn);
    await back[step.kind as Step](ctx, book, kase, step, told);
    return kase;
  });
};

/** Where a step stands, what counts as one, and what it may bring with it. */
interface Slip { readonly stream: string; readonly seq: number; readonly steps: readonly string[]; readonly beside?: RegExp }

/** The one step that was written there, with all that was written with it, where whoever asks took it just now. @throws Refused */
export const slipOf = async (ctx: Context, book: Book, kase: Ruled, { stream, seq, steps, beside }: Slip): Promise<{ readonly step: Told; readonly told: readonly Told[] }> => {
  const told = await book.em.execute<Told[]>(
    `select e.kind, e.subject_id as "subjectId", e.fact, e.actor_id as "actorId", e.at from entry e
      where e.stream = ? and e.seq <= ? and e.xid = (select x.xid from entry x where x.stream = e.stream and x.seq = ?) order by e.seq`, [stream, seq, seq]);
  if (!told.length || !mayTakeBack(ctx.actor, kase, told[0]!.actorId)) throw new Refused(NotFound);
  const [step, ...others] = told.filter(({ kind }) => steps.includes(kind));
  if (!step || others.length || told.some((one) => one !== step && !beside?.test(one.kind))) throw new Refused(NothingToTakeBack);
  if (ctx.now().getTime() - new Date(step.at).getTime() > slip) throw new Refused(TooLate);
  return { step, told };
};

export const textOf = ({ fact }: Told, key: string): string | null => (typeof fact[key] === 'string' ? fact[key] : null);
/** It stands as the step left it. @throws Refused */
export const stillSo = (holds: boolean): void => {
  if (!holds) throw new Refused(Changed);
};

const back: Readonly<Record<Step, (ctx: Context, book: Book, kase: Case, step: Told, told: readonly Told[]) => Promise<void>>> = {
  'case.routed': async (ctx, book, kase, step) => {
    const [department, queue, from, queueFrom] = ['department', 'queue', 'from', 'queueFrom'].map((key) => textOf(step, key)) as [string | null, string | null, string | null, string | null];
    stillSo((!department || kase.departmentId === department) && (kase.queueId ?? null) === queue);
    const tookPart = step.fact['tookPart'] === true;
    if (department) {
      kase.departmentIds = [...new Set([...kase.departmentIds.filter((one) => tookPart || one !== department), ...(from ? [from] : [])])];
      kase.departmentId = from;
    }
    kase.queueId = queueFrom;
    book.write(CaseRoutingTakenBack, kase, { department, queue, to: from, tookPart });
    await turned(ctx, book, kase, 'routed');
  },
  'team.leadAppointed': async (ctx, book, kase, step) => {
    const [person, from] = [textOf(step, 'person')!, textOf(step, 'from')];
    stillSo(kase.leadId === person && person !== from);
    if (!from) throw new Refused(LeadStays);
    const left = step.fact['tookPart'] !== true;
    await leadIn(ctx, book, kase, from);
    if (left) {
      // What leading has begun is written before it ends.
      await book.em.flush();
      await exit(ctx, book, kase, person);
    }
    book.write(LeadTakenBack, kase, { person, to: from, left });
  },
  'team.leadOffered': async (ctx, book, kase, step, told) => {
    const person = textOf(step, 'person')!;
    stillSo(kase.offeredTo === person);
    kase.offeredTo = null;
    book.write(LeadOfferTakenBack, kase, { person });
    if (!told.some(({ kind }) => kind === 'team.joined')) return;
    await exit(ctx, book, kase, person);
    book.write(Left, kase, { person });
  },
};
