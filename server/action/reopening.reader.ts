import type { Bell } from '../journal/bell.ts';
import type { StoredEntry } from '../journal/entry.entity.ts';
import { followAs, type Tail } from '../journal/tail.ts';
import { Context, system, type House } from '../platform/context.ts';
import { Case } from '../case/case.entity.ts';
import { reopen } from '../case/case.service.ts';
import { EffectJudged } from './action.kinds.ts';

const why = {
  en: (number: string) => `${number} was found not effective: the cause is looked for again.`,
  ar: (number: string) => `لم تثبت فاعلية ${number}: يُعاد البحث عن السبب.`,
} as const;

/** A closed case whose action did not work is opened again, or followed by a new one where it was closed too long ago. As *system*. */
export const reopenWhatDidNotWork = async (ctx: Context, entries: readonly StoredEntry[]): Promise<void> => {
  for (const { kind, stream, fact, position } of entries) {
    if (kind !== EffectJudged.name || fact['effective'] || !stream.startsWith('case:')) continue;
    const kase = await ctx.house.fork().findOne(Case, { id: stream.slice(5) });
    if (!kase || kase.open) continue;
    await reopen(ctx.as(system).doing(`not-effective:${position}`), kase.id, why[kase.language === 'ar' ? 'ar' : 'en'](String(fact['number'])));
  }
};

export const readActions = ({ house, bell, poll }: { house: House; bell: Bell; poll: number }): Promise<Tail> =>
  followAs('action.reopening', { fork: house.fork, bell, log: house.log, poll, concerns: ({ kind }) => kind === EffectJudged.name, onEntries: (entries) => reopenWhatDidNotWork(new Context(house, system, 'en'), entries) });
