import { refusal } from '../../platform/problem.ts';
import type { ClockState } from '../../policy/time.service.ts';
import type { CaseClock } from './clock.entity.ts';

/** What lists keep of a case's clocks. */
export interface Deadlines {
  readonly dueAt?: Date | null;
  readonly watchAt?: Date | null;
  readonly lateAt?: Date | null;
}

/** The worst state of a case's clocks at an instant: the same from the row of a list as from the clocks themselves. */
export const stateAt = ({ dueAt, watchAt, lateAt }: Deadlines, now: Date): ClockState => {
  const reached = (at: Date | null | undefined) => !!at && at <= now;
  return reached(dueAt) ? 'breached' : reached(lateAt) ? 'late' : reached(watchAt) ? 'watch' : 'calm';
};

type Ticking = Pick<CaseClock, 'id' | 'name' | 'phase' | 'promiseAt' | 'targetAt' | 'watchAt' | 'lateAt' | 'breachedAt' | 'legal'>;

/** When the promise of a clock is up, a breach included: re-prioritising never erases one. */
export const dueOf = ({ breachedAt, promiseAt }: Ticking): Date | null => breachedAt ?? promiseAt ?? null;

/** What the row of a case says of its clocks: the earliest of each kind of deadline among those that have not stopped. */
export const deadlinesOf = (clocks: readonly Ticking[]): { dueAt: Date | null; dueClock: string | null; watchAt: Date | null; lateAt: Date | null; paused: boolean } => {
  const ticking = clocks.filter(({ phase }) => phase !== 'stopped');
  const next = nextOf(ticking);
  const waiting = next ?? ticking.find(({ phase }) => phase === 'paused');
  return {
    dueAt: next ? dueOf(next) : null,
    dueClock: (waiting ?? ticking[0])?.name ?? null,
    watchAt: earliest(ticking.map(({ watchAt }) => watchAt)),
    lateAt: earliest(ticking.map(({ lateAt, targetAt }) => lateAt ?? targetAt)),
    paused: waiting?.phase === 'paused',
  };
};

/** The clock whose promise is due first; of two at the same instant the legal one. */
export const nextOf = <T extends Ticking>(clocks: readonly T[]): T | null =>
  clocks
    .filter((clock) => clock.phase !== 'stopped' && dueOf(clock))
    .sort((a, b) => dueOf(a)!.getTime() - dueOf(b)!.getTime() || Number(b.legal) - Number(a.legal) || (a.id < b.id ? -1 : 1))[0] ?? null;

const earliest = (instants: readonly (Date | null | undefined)[]): Date | null =>
  instants.reduce<Date | null>((least, at) => (at && (!least || at < least) ? at : least), null);

export const NoSuchClock = refusal('clock.none', { en: () => 'No such clock runs in this case.', ar: () => 'لا يوجد احتساب جارٍ بهذا الاسم في هذه الحالة.' });
export const NotPausable = refusal('clock.not-pausable', { en: () => 'For this reason no clock of this case may stand still.', ar: () => 'لا يجيز هذا السبب إيقاف أي مدة في هذه الحالة.' });
export const PauseCapped = refusal<{ days?: number }>('clock.pause-capped', {
  en: ({ days = 0 }) => `All pauses together may last ${days} days; this one would go beyond.`,
  ar: ({ days = 0 }) => `الحد الأقصى لمجموع الإيقاف المؤقت بالأيام هو ${days}، وهذا الإيقاف يتجاوزه.`,
});
export const QuestionMissing = refusal('clock.question-missing', { en: () => 'A pause needs the question that was asked.', ar: () => 'يلزم للإيقاف المؤقت ذكر السؤال الذي طُرح.' });
export const NotDelivered = refusal('clock.not-delivered', { en: () => 'A pause needs the proof that the question was delivered.', ar: () => 'يلزم للإيقاف المؤقت إثبات وصول السؤال.' });
export const RemindBefore = refusal('clock.remind-before', { en: () => 'The reminder comes before the pause ends.', ar: () => 'يكون التذكير قبل نهاية الإيقاف المؤقت.' });
export const NotPaused = refusal('clock.not-paused', { en: () => 'No clock of this case is paused.', ar: () => 'لا توجد مدة متوقفة مؤقتًا في هذه الحالة.' });
export const TooLateToCorrect = refusal('clock.too-late-to-correct', { en: () => 'This can be corrected within the day only.', ar: () => 'التصحيح متاح خلال يوم واحد فقط.' });
export const NothingToCorrect = refusal('clock.nothing-to-correct', { en: () => 'No answer has resumed a clock here.', ar: () => 'لا يوجد رد استُؤنف به الاحتساب هنا.' });
export const Expired = refusal('clock.expired', { en: () => 'The time is over already. More time is asked for before.', ar: () => 'انتهت المدة، وطلب التمديد يكون قبل انتهائها.' });
export const NotExtendable = refusal('clock.not-extendable', { en: () => 'This time may not be extended (any further).', ar: () => 'لا يمكن تمديد هذه المدة أكثر من ذلك.' });
export const AskedAlready = refusal('clock.asked-already', { en: () => 'More time is asked for already and waits for approval.', ar: () => 'يوجد طلب تمديد قيد الاعتماد.' });
export const NotByAsker = refusal('clock.not-by-asker', { en: () => 'Who asked does not approve: a second person does.', ar: () => 'لا يعتمد التمديد من طلبه، بل شخص ثانٍ.' });
export const DecidedAlready = refusal('clock.decided-already', { en: () => 'This has been decided already.', ar: () => 'سبق البت في هذا الطلب.' });
