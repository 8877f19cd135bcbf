import type { Context } from '../platform/context.ts';
import type { Case } from '../case/case.entity.ts';
import type { Stage } from '../case/stage-verb.policy.ts';
import type { Satisfaction, Wants } from './satisfaction.entity.ts';
import { behind, in2, wayOf, type Says } from './tracking.view.ts';

/** How it ended, said to the person whose matter it is. */
const ended: Partial<Record<string, Says>> = {
  accepted: ['Settled', 'حُلّت'], firstContact: ['Settled', 'حُلّت'], deemed: ['Closed, as we had no answer', 'أُغلقت لعدم ورود ردكم'], notAccepted: ['Closed with our final decision', 'أُغلقت بالقرار النهائي'],
  withdrawn: ['Withdrawn by you', 'سُحبت بطلبكم'], referred: ['Passed to an outside body', 'أُحيلت إلى جهة خارجية'], merged: ['Joined with another matter', 'دُمجت مع موضوع آخر'], notComplaint: ['Answered', 'تم الرد'],
  noContact: ['Closed, as we could not reach you', 'أُغلقت لتعذّر التواصل معكم'], adopted: ['Adopted and done', 'اعتُمد ونُفّذ'], declined: ['Not adopted', 'لم يُعتمد'], thanked: ['Passed on, with our thanks', 'أُبلغت لأصحابها، وشكرًا لكم'],
};

/** What the complainant said last, as far as it is what happens now. */
export type Heard = Wants | 'settled';
export const heardIn = (kase: Case, satisfactions: readonly Satisfaction[], answerable: boolean): Heard | null => {
  if (kase.stage === 'settling') {
    const said = satisfactions.find(({ cycle }) => cycle === kase.cycle);
    return answerable || !said?.answeredAt ? null : said.settled ? 'settled' : (said.wants ?? null);
  }
  const earlier = satisfactions.find(({ cycle }) => cycle === kase.cycle - 1)?.wants;
  return behind[kase.stage] <= behind.investigating && earlier && earlier !== 'outside' ? earlier : null;
};

const heardSaid: Readonly<Record<Heard, { standing: Says; next: Says }>> = {
  review: { standing: ['Being reviewed', 'قيد إعادة النظر'], next: ['Somebody who was not involved looks into it anew. Then you get our decision.', 'تعيد النظر فيها جهة لم تشارك في المعالجة، ثم نبلغكم بالقرار.'] },
  facts: { standing: ['Being looked into again', 'قيد الدراسة من جديد'], next: ['We look into it again with what you added. Then you get our decision.', 'نعيد دراستها مع ما أضفتموه، ثم نبلغكم بالقرار.'] },
  settled: { standing: ['Settled, as you told us', 'حُلّت بحسب إفادتكم'], next: ['You told us that it is settled. We close it with your word.', 'أفدتمونا بأنها حُلّت، وسنغلقها بناءً على ردكم.'] },
  outside: { standing: ['Not settled, as you told us', 'لم تُحلّ بحسب إفادتكم'], next: ['You told us that it is not settled and that you turn to an outside body. You keep every right, also when we close it with our final decision.', 'أفدتمونا بأنها لم تُحلّ وبلجوئكم إلى جهة خارجية. وتبقى جميع حقوقكم محفوظة، حتى إن أغلقناها بقرارنا النهائي.'] },
};

/** Where it stands, in words without jargon. */
export const standingOf = (ctx: Context, kase: Case, waiting: boolean, heard: Heard | null): string => {
  if (kase.stage === 'closed') return in2(ctx, (kase.closing && ended[kase.closing]) || ['Closed', 'مغلقة']);
  if (waiting) return in2(ctx, ['Waiting for your answer', 'بانتظار ردكم']);
  const words: Partial<Record<Stage, Says>> = {
    received: ['Received', 'تم الاستلام'], acknowledged: ['Received', 'تم الاستلام'], assessed: ['Being looked into', 'قيد الدراسة'], investigating: ['Being looked into', 'قيد الدراسة'],
    decided: ['Decided', 'صدر القرار'], settling: ['Is it settled?', 'هل حُلّت شكواكم؟'], evaluated: ['Weighed', 'تم التقييم'], adopted: ['Adopted', 'تم الاعتماد'], done: ['Done', 'تم التنفيذ'],
  };
  return in2(ctx, (heard && heardSaid[heard].standing) ?? words[kase.stage] ?? ['Being looked into', 'قيد الدراسة']);
};

/** The date beside it is that of the decision, so the decision is what is promised. */
const untilDecided: Says = ['A person reads it and assesses how serious it is, the right people look into it, and you are told our decision.', 'يقرؤها موظف مختص ويقيّم درجة خطورتها، ثم تدرسها الإدارات المعنية، وتُبلَّغون بالقرار.'];

/** What happens next, as a promise that somebody keeps. The date stands beside it, never inside it. */
export const nextOf = (ctx: Context, kase: Case, waiting: boolean, heard: Heard | null): string => {
  if (kase.stage === 'closed') return in2(ctx, ['This matter is closed. If something new comes up, tell us here.', 'أُغلق هذا الموضوع. إذا استجد شيء فيمكنكم إبلاغنا هنا.']);
  if (waiting) return in2(ctx, ['We need an answer from you to go on. Time is not counted against you while we wait.', 'نحتاج إلى ردكم للمتابعة، ولا تُحتسب مدة الانتظار عليكم.']);
  if (wayOf(kase.nature) === 'suggestion') {
    const words: Partial<Record<Stage, Says>> = {
      evaluated: ['A decision follows, with its reason.', 'يلي ذلك قرار مع بيان سببه.'],
      adopted: ['It is being put into practice. We write to you when it is done.', 'يجري تنفيذه، وسنكتب إليكم عند الانتهاء.'],
    };
    return in2(ctx, words[kase.stage] ?? ['The people who own the product read and weigh it. You are told what they decide, and why.', 'تقرأ الجهة المعنية مقترحكم وتقيّمه، وسنبلغكم بالقرار وسببه.']);
  }
  if (wayOf(kase.nature) === 'compliment') return in2(ctx, ['It goes to the people it is for, and to those they report to.', 'تصل إشادتكم إلى أصحابها وإلى مسؤوليهم.']);
  if (wayOf(kase.nature) === 'other') return in2(ctx, ['Somebody reads it and answers you.', 'يقرؤها موظف مختص ويرد عليكم.']);
  const words: Partial<Record<Stage, Says>> = {
    received: untilDecided,
    acknowledged: untilDecided,
    decided: ['You have our decision. What we promised you, if anything, is done next; then we ask you whether it is settled.', 'أبلغناكم بالقرار. يلي ذلك تنفيذ ما وعدناكم به إن وُجد، ثم نسألكم: هل حُلّت شكواكم؟'],
    settling: ['Please tell us whether it is settled.', 'نرجو إفادتنا: هل حُلّت شكواكم؟'],
  };
  return in2(ctx, (heard && heardSaid[heard].next) ?? words[kase.stage] ?? ['The people concerned look into what happened and why. Then you get our decision.', 'تدرس الإدارات المعنية ما حدث وأسبابه، ثم نبلغكم بالقرار.']);
};
