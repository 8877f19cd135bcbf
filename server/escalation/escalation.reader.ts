import { Context, system, type House } from '../platform/context.ts';
import { Refused } from '../platform/problem.ts';
import type { Bell } from '../journal/bell.ts';
import type { StoredEntry } from '../journal/entry.entity.ts';
import { streamOf } from '../journal/stream.entity.ts';
import { followAs, type Tail } from '../journal/tail.ts';
import { calmAction } from './action-climb.service.ts';
import { planActions } from './action-plan.service.ts';
import { causeOf } from './cause.read.ts';
import { escalate } from './escalation.service.ts';
import { planCases } from './plan.service.ts';

/** What changes words alone moves no deadline, nor does what the ladder itself does. */
const movesNothing = new Set(['case.retitled', 'case.described', 'case.pinned', 'case.imported', 'room.said', 'task.set', 'task.done', 'case.watched', 'case.escalated', 'case.lowered', 'escalation.taken', 'escalation.updated', 'escalation.takenBack', 'escalation.silent', 'action.watched', 'action.escalated', 'action.lowered', 'action.judgeable', 'clock.late', 'clock.breached']);
/** What may end the lateness of an action. */
const calms = new Set(['action.edited', 'action.implemented', 'action.cancelled']);
/** What may move a deadline or be a reason to climb. */
export const concerns = ({ stream, kind }: Pick<StoredEntry, 'stream' | 'kind'>): boolean => /^(case|action):/.test(stream) && !movesNothing.has(kind);

/** Whatever happens to a case or an action may move its deadlines, and some of it is a reason to climb by itself. */
export const readDeadlines = ({ house, bell, poll }: { readonly house: House; readonly bell: Bell; readonly poll: number }): Promise<Tail> =>
  followAs('escalation', {
    fork: house.fork, bell, log: house.log, poll, concerns, rings: 'deadlines',
    onEntries: async (entries, em) => {
      const moving = entries.filter(concerns);
      const idsOf = (kind: string): string[] => moving.map(({ stream }) => streamOf(stream)).filter((stream) => stream.kind === kind).map(({ id }) => id);
      // Before anything is planned: whoever raises holds the case, and may wait for whoever plans it.
      for (const entry of moving) await raiseBy(house, entry);
      await planCases(em, idsOf('case'), house.clock.now());
      await planActions(em, idsOf('action'));
    },
  });

/** Once for each entry, however often it is read: the operation bears the entry's place as its name. */
const raiseBy = async (house: House, entry: StoredEntry): Promise<void> => {
  const { kind, id } = streamOf(entry.stream);
  const ctx = new Context(house, system, 'en').doing(`${entry.stream}#${entry.seq}`);
  if (kind === 'action' && calms.has(entry.kind)) await calmAction(ctx, id);
  const climbs = kind === 'case' ? await causeOf(ctx.em, entry) : null;
  if (!climbs) return;
  await escalate(ctx, id, { ...climbs, at: entry.happenedAt }).catch((error: unknown) => {
    // Closed meanwhile, at the top already, or raised for this in the same cycle: nothing to climb.
    if (!(error instanceof Refused)) throw error;
  });
};
