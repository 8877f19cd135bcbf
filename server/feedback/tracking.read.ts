import { system, type Actor, type Context } from '../platform/context.ts';
import { say } from '../platform/vocabulary.ts';
import { entriesAfter, headOf } from '../journal/reader.ts';
import { tell } from '../journal/telling.ts';
import { trackingStream } from '../journal/stream.entity.ts';
import { Case } from '../case/case.entity.ts';
import { promiseFor } from '../case/clock/promise.service.ts';
import { CaseResponse } from '../case/response/response.entity.ts';
import { permission } from '../case/case.policy.ts';
import { countFiles } from './arrival.service.ts';
import { Message } from './message.entity.ts';
import { saidOf } from './said.read.ts';
import { Satisfaction } from './satisfaction.entity.ts';
import { trackingSecret } from './identity.service.ts';
import { TrackingKey } from './tracking.entity.ts';
import { heardIn, nextOf, standingOf } from './tracking.standing.ts';
import { pathOf, Receipt, Tracked, type TrackedDecision, type TrackedMessage } from './tracking.view.ts';

/** What the complainant may see of their case. Looking at it records nothing. */
export const trackedOf = async (asked: Context, who: Actor): Promise<Tracked> => {
  const ctx = asked.as(who);
  const kase = await ctx.em.findOneOrFail(Case, { id: who.id });
  // Read before the rest: what comes meanwhile is told again by the feed, and nothing is missed.
  const head = await headOf(ctx.em.fork(), trackingStream(who.id));
  const [messages, satisfactions, story, letters, sent] = await Promise.all([
    ctx.em.fork().find(Message, { caseId: kase.id }, { orderBy: { at: 'asc' } }),
    ctx.em.fork().find(Satisfaction, { caseId: kase.id }, { orderBy: { cycle: 'asc' } }),
    entriesAfter(ctx.em.fork(), trackingStream(kase.id), 0),
    ctx.em.fork().find(CaseResponse, { caseId: kase.id, state: 'told' }, { orderBy: { toldAt: 'desc' }, limit: 1 }),
    countFiles(ctx, kase.id),
  ]);
  const promise = kase.open ? await promiseFor(ctx, kase) : null;
  const bodies = await saidOf(ctx, [...messages.map(({ id }) => ({ subjectId: id, field: 'body' })), ...satisfactions.map(({ id }) => ({ subjectId: id, field: 'comment' })), { subjectId: kase.id, field: 'words' }, { subjectId: kase.id, field: 'sought' }]);
  const told = await tell(ctx, story);
  const question = kase.open ? messages.find(({ purpose, answeredAt }) => purpose === 'question' && !answeredAt) : undefined;
  const body = (id: string): string => bodies.get(`${id}.body`) ?? '';
  const current = satisfactions.find(({ cycle }) => cycle === kase.cycle);
  const level = satisfactions.filter(({ wants }) => wants === 'review').length;
  const answerable = !!kase.askedAt && (!current?.answeredAt || current.byStaff);
  const heard = heardIn(kase, satisfactions, answerable);
  return Object.assign(new Tracked(), {
    id: kase.id, number: kase.number, nature: kase.nature, natureSaid: say(`nature.${kase.nature}`, ctx.language), standing: standingOf(ctx, kase, !!question, heard), closed: !kase.open, receivedAt: kase.receivedAt,
    path: pathOf(ctx, kase, told), next: nextOf(ctx, kase, !!question, heard), nextBy: !question && promise && !promise.waitingSince && !promise.overdue ? promise.dueAt : null, late: !!promise?.overdue && !question, why: question ? [] : [...(promise?.why ?? [])],
    waitingFor: question ? { messageId: question.id, body: body(question.id), since: question.at, until: question.awaitedUntil ?? null } : null,
    decision: decisionOf(ctx, letters[0]),
    words: bodies.get(`${kase.id}.words`) ?? '', sought: bodies.get(`${kase.id}.sought`) ?? null,
    files: Math.max(0, sent - messages.reduce((sum, { direction, fileIds }) => sum + (direction === 'in' ? fileIds.length : 0), 0)),
    messages: [
      ...messages.map((message): TrackedMessage => ({ id: message.id, theirs: message.direction === 'in', purpose: message.purpose, body: body(message.id), at: message.at, files: message.fileIds.length })),
      ...satisfactions.flatMap(({ id, answeredAt, settled }): TrackedMessage[] => {
        const comment = bodies.get(`${id}.comment`);
        return answeredAt && comment ? [{ id, theirs: true, purpose: settled ? 'settled' : 'unsettled', body: comment, at: answeredAt, files: 0 }] : [];
      }),
    ].sort((one, other) => one.at.getTime() - other.at.getTime()),
    story: told, epoch: head.epoch, seq: head.seq, asksWhetherSettled: answerable && kase.stage === 'settling', mayAnswer: answerable, mayWithdraw: permission('case.withdraw')(who, kase) === true,
    mayGiveFacts: !satisfactions.some((one) => one.cycle !== kase.cycle && one.level === level && one.wants === 'facts'),
  });
};

const decisionOf = (ctx: Context, letter: CaseResponse | undefined): TrackedDecision | null =>
  (letter?.toldAt ? { outcomeSaid: say(`outcome.${letter.outcome}`, ctx.language), body: letter.body, recourse: letter.recourse, at: letter.toldAt } : null);

/** The receipt of a case that was just told, or told again by a retry. */
export const receiptOf = async (ctx: Context, kase: Case): Promise<Receipt> => {
  const key = await ctx.as(system).em.findOneOrFail(TrackingKey, { id: kase.id });
  const promise = await promiseFor(ctx.as(system), kase);
  return Object.assign(new Receipt(), { id: kase.id, number: kase.number, secret: trackingSecret(ctx, kase.id, key.turn), next: nextOf(ctx, kase, false, null), nextBy: promise?.waitingSince ? null : (promise?.dueAt ?? null) });
};
