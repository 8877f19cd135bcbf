import { CaseClocks } from '../../schema/documents/policy.ts';
import { lookAtClocks } from '../../server/case/clock/clock.watch.ts';
import { stateAt } from '../../server/case/clock/clock.policy.ts';
import type { NamedPerson, TestHouse } from '../house.ts';

/** The clocks of a case as somebody sees them, by name; legal ones under `legal:name`. */
export const clocks = async (who: NamedPerson, id: string) => {
  const { case: kase } = await who.done(CaseClocks, { id });
  if (!kase) throw new Error('No such case for this person.');
  const named = Object.fromEntries([...kase.clocks].reverse().map((clock) => [`${clock.legal ? 'legal:' : ''}${clock.name}`, clock]));
  return { kase, all: kase.clocks, ...{ acknowledge: named['acknowledge'], firstResponse: named['firstResponse'], progress: named['progress'], decision: named['decision'], closing: named['closing'], satisfaction: named['satisfaction'], handover: named['handover'], legal: named['legal:decision'] } };
};

/** What the watch does when its hour has come. */
export const look = (h: TestHouse): Promise<number> => lookAtClocks(h.as());

/** The state that a list shows from the row of the case. */
export const listed = (kase: { dueAt: string | null; watchAt: string | null; lateAt: string | null }, now: Date): string => {
  const at = (text: string | null): Date | null => (text ? new Date(text) : null);
  return stateAt({ dueAt: at(kase.dueAt), watchAt: at(kase.watchAt), lateAt: at(kase.lateAt) }, now);
};

/** The worst of some states. */
export const worst = (states: readonly string[]): string => ['breached', 'late', 'watch', 'calm'].find((state) => states.includes(state)) ?? 'calm';
