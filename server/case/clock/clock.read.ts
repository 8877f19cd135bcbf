import type { Context } from '../../platform/context.ts';
import { isId } from '../../platform/ids.ts';
import type { Language } from '../../platform/language.ts';
import { named } from '../../platform/language.ts';
import { sayOf } from '../../platform/vocabulary.ts';
import { dateTime, isolate } from '../../platform/words.ts';
import { Department, Person } from '../../people/person.entity.ts';
import { amountOf, explain, explanation, pauseReport, pausesOf, intervals, type Budget, type ClockReading } from '../../policy/time.service.ts';
import type { Case } from '../case.entity.ts';
import '../matter.vocabulary.ts';
import { ClockExtension } from './clock.entity.ts';
import { stateAt } from './clock.policy.ts';
import { correctable, logOf, promiseOf, readingOf, targetOf, tickingOf, type Ticking } from './clock.reading.ts';
import { ClockView, type PauseView } from './clock.view.ts';

/** The clocks of a case at this instant: those of its cycle, running ones first, by deadline. Batched over the cases of a request. */
export const clocksOf = async (ctx: Context, kase: Case): Promise<ClockView[]> => {
  const loader = ctx.loader<Ticking[]>('clocks', async (ids) => {
    const all = await tickingOf(ctx.em, ids);
    return ids.map((id) => all.filter(({ clock }) => clock.caseId === id));
  });
  const now = ctx.now();
  const all = await loader.load(kase.id);
  const asked = all.length ? await ctx.many(ClockExtension, 'caseId', kase.id, { id: 'asc' }) : [];
  const names = await namesIn(ctx, all, asked.map(({ askedBy }) => askedBy));
  const views = all.flatMap((one) => viewOf(kase.nature, one, asked.filter(({ clockId }) => clockId === one.clock.id), names, ctx, now) ?? []);
  const order = ({ phase, cycle, dueAt, targetAt }: ClockView) => [phase === 'stopped' ? 1 : 0, -cycle, (dueAt ?? targetAt)?.getTime() ?? Infinity];
  return views.sort((a, b) => order(a).reduce<number>((found, value, place) => found || value - order(b)[place]! || 0, 0));
};

/** The clock whose promise is up next; else the first that runs. */
export const nextClockOf = async (ctx: Context, kase: Case): Promise<ClockView | null> => {
  const running = (await clocksOf(ctx, kase)).filter(({ phase }) => phase !== 'stopped');
  return running.filter(({ dueAt, breachedAt }) => breachedAt ?? dueAt).sort((a, b) => (a.breachedAt ?? a.dueAt!).getTime() - (b.breachedAt ?? b.dueAt!).getTime())[0] ?? running.find(({ name }) => name === kase.dueClock) ?? running[0] ?? null;
};

/** The same four states as in lists: a missed promise stays missed, and each bound counts from its own instant. */
const stateOf = ({ clock }: Ticking, reading: ClockReading, now: Date): string => {
  if (reading.phase === 'stopped') return clock.breachedAt ? 'breached' : clock.lateAt ? 'late' : 'calm';
  const at = (due: number | null | undefined) => (due ? new Date(due) : null);
  return stateAt({ dueAt: clock.breachedAt ?? at(reading.promise?.due), lateAt: clock.lateAt ?? at(reading.target?.due), watchAt: at((reading.target ?? reading.promise)?.watchAt) }, now);
};

/** Whoever paused a clock or asked for more time, and the departments that clocks bind, by name. */
export const namesIn = async (ctx: Context, all: readonly Ticking[], askers: readonly string[] = []): Promise<ReadonlyMap<string, string>> => {
  const people = [...askers, ...all.flatMap(({ lines }) => lines.filter(({ phase }) => phase === 'paused').map(({ actorId }) => actorId))].filter(isId);
  const found = [...(await Promise.all([...new Set(people)].map((id) => ctx.load(Person, id)))), ...(await Promise.all([...new Set(all.map(({ clock }) => clock.departmentId))].map((id) => ctx.load(Department, id))))];
  return new Map(found.flatMap((one) => (one ? [[one.id, named(one, ctx.language)] as const] : [])));
};

/** The times for which it stood still; the two ways to read a log tell them in the same order. */
export const pausesIn = ({ calendar, lines }: Ticking, names: ReadonlyMap<string, string>, language: Language, now: Date, nature: string): PauseView[] => {
  const held = intervals(logOf(lines), now.getTime()).filter(({ phase }) => phase === 'paused');
  return pauseReport(calendar, logOf(lines), now.getTime()).map(({ cause, actor, open, wall }, place) => ({
    from: new Date(held[place]!.from), to: held[place]!.to === null ? null : new Date(held[place]!.to!), cause, said: sayOf(nature, `clockCause.${cause}`, language), by: names.get(actor) ?? null, open, wall,
  }));
};

/** On time is measured twice: against the date told first, and against the one agreed. Both are kept. */
const keptBy = ({ clock }: Ticking): { onOriginal: boolean | null; onAgreed: boolean | null } => {
  if (!clock.stoppedAt || !clock.originalAt) return { onOriginal: null, onAgreed: null };
  return { onOriginal: clock.stoppedAt <= clock.originalAt, onAgreed: !clock.breachedAt };
};

const viewOf = (nature: string, one: Ticking, asked: readonly ClockExtension[], names: ReadonlyMap<string, string>, { language, actor }: Context, now: Date): ClockView | null => {
  const { clock, commitment, lines } = one;
  const reading = readingOf(one, now);
  if (!reading) return null;
  const date = (at: number | null | undefined) => (at === null || at === undefined ? null : new Date(at));
  const limit = reading.promise ?? reading.target;
  const promised = promiseOf(one);
  const extensions = asked.map(({ id, amount, reason, state, askedBy, askedAt, version }) => ({
    id, amount, reason, state, askedBy, askedAt, version, said: promised ? amountOf({ ...promised, amount }, language) : '', by: names.get(askedBy) ?? null, decidable: state === 'asked' && askedBy !== actor.id,
  }));
  return Object.assign(new ClockView(), {
    id: clock.id, name: clock.name, said: sayOf(nature, `clock.${clock.name}`, language), cycle: clock.cycle, legal: clock.legal, ruleName: commitment.ruleName ?? null, phase: reading.phase, paused: reading.phase === 'paused',
    state: stateOf(one, reading, now), startedAt: clock.startedAt, dueAt: date(reading.promise?.due), targetAt: date(reading.target?.due), watchAt: date((reading.target ?? reading.promise)?.watchAt), originalAt: clock.originalAt ?? null,
    pausedSince: date(reading.pausedSince), resumesAt: date(reading.resumesAt), pausedFor: reading.phase === 'paused' ? sayOf(nature, `clockCause.${lines.at(-1)!.cause}`, language) : null, stoppedAt: date(reading.stoppedAt), breachedAt: clock.breachedAt ?? null,
    remaining: limit?.remaining ?? 0, lateBy: limit?.lateBy ?? 0, pausable: clock.legal ? [] : commitment.pausable, extendable: clock.legal ? 0 : Math.max(0, commitment.extensions - clock.extensions), calendarId: clock.calendarId, unit: commitment.promiseUnit ?? null,
    extensions, correctable: correctable(one, now),
    department: names.get(clock.departmentId ?? '') ?? null, pauses: pausesIn(one, names, language, now, nature), ...keptBy(one),
    choice: choiceOf(one, language), why: [choiceOf(one, language), ...whyOf(one, language, now, nature), ...targetTold(one, reading, language), ...extensions.flatMap((more) => (more.state === 'asked' ? [askedFor(more, language)] : []))], readAt: now,
  });
};

const dimensionNames: Readonly<Record<string, readonly [en: string, ar: string]>> = {
  nature: ['what it is', 'النوع'], category: ['category', 'التصنيف'], band: ['risk band', 'فئة المخاطر'], branchId: ['branch', 'الفرع'], language: ['language', 'اللغة'], channel: ['channel', 'القناة'],
};

/** “Decision, high risk” (edition 2), chosen by risk band and what it is; 2 others fit less exactly. */
const choiceOf = ({ clock, commitment, edition }: Ticking, language: Language): string => {
  const arabic = language === 'ar';
  const by = clock.chosenBy.split(' ').filter(Boolean).map((one) => dimensionNames[one]?.[arabic ? 1 : 0] ?? one);
  const [name, calendar] = [isolate(named(commitment, language)), isolate(named(edition, language))];
  if (arabic) return `الالتزام: «${name}» (الإصدار ${commitment.edition})، التقويم: «${calendar}»${by.length ? `، واختير بحسب: ${by.join('، ')}` : ''}. عدد الالتزامات الأخرى المنطبقة بدرجة أقل تحديدًا: ${clock.others}.`;
  return `Promise: “${name}” (edition ${commitment.edition}), calendar “${calendar}”${by.length ? `, chosen by ${by.join(', ')}` : ''}. Others that fit less exactly: ${clock.others}.`;
};

/** Our own target beside the promise: until it is up, what is left is counted to it. For those inside alone. */
const targetTold = (one: Ticking, { phase, target: due }: ClockReading, language: Language): string[] => {
  const target = targetOf(one);
  const at = one.clock.lateAt?.getTime() ?? due?.due;
  if (!promiseOf(one) || !target || !at || phase !== 'running') return [];
  const [amount, when] = [amountOf(target, language), isolate(dateTime(at, language, one.calendar.zone, { weekday: true }))];
  if (one.clock.lateAt) return [language === 'ar' ? `هدفنا الداخلي: ${amount}، وقد فات موعده ${when}؛ ويُحسب المتبقي حتى موعد الالتزام.` : `Our own target, ${amount}, was missed ${when}; what is left is counted to the promise.`];
  return [language === 'ar' ? `هدفنا الداخلي: ${amount}، وموعده ${when}؛ ويُحسب المتبقي حتى هذا الموعد أولًا.` : `Our own target: ${amount}, ${when}; what is left is counted to it first.`];
};

const askedFor = ({ said, by, reason }: { said: string; by: string | null; reason: string }, language: Language): string => {
  const [name, why] = [isolate(by ?? ''), isolate(reason)];
  return language === 'ar' ? `طلب تمديد بانتظار القرار: ${said}، بطلب من ${name}: ${why}` : `More time asked for, not decided yet: ${said}, by ${name}: ${why}`;
};

/** Step by step, from the promise to the date. The same for staff and, without the choice, for the complainant. */
export const whyOf = (one: Ticking, language: Language, now: Date, nature: string): string[] => {
  const { clock, calendar, lines } = one;
  const budget: Budget | null = promiseOf(one) ?? targetOf(one);
  if (!budget) return [];
  const held = intervals(logOf(lines), now.getTime());
  const reasons = new Map(held.map(({ from, cause }) => [from, { en: sayOf(nature, `clockCause.${cause}`, 'en'), ar: sayOf(nature, `clockCause.${cause}`, 'ar') }]));
  const pauses = pausesOf(held).map((pause) => ({ ...pause, reason: reasons.get(pause.from)! }));
  const steps = explain(explanation(calendar, clock.startedAt.getTime(), budget, pauses), language);
  const due = readingOf(one, now)?.promise?.due;
  if (!clock.originalAt || !due || due === clock.originalAt.getTime() || !(clock.extended || clock.replannedBy)) return steps;
  const told = isolate(dateTime(clock.originalAt, language, calendar.zone, { weekday: true }));
  if (clock.extended) return [...steps, language === 'ar' ? `مُدِّدت المدة، وكان الموعد الأول ${told}.` : `It was extended; the date told first was ${told}.`];
  return [...steps, language === 'ar' ? `تغيّر التقويم أو الالتزام، وكان الموعد الأول ${told}.` : `The calendar or the promise has changed; the date told first was ${told}.`];
};
