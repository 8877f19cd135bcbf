import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { Changed, mistaken, refusal, Refused, Unknown } from '../platform/problem.ts';
import { Department, Person } from '../people/person.entity.ts';
import { LadderStep, ladderTargets } from './ladder.entity.ts';
import { faultsOfLadder, siblingsOf } from './ladder.policy.ts';
import { keepEdition, onSettings, refuseAll, type Aim, type Values } from './policy.verb.ts';
import { replanLadder } from './replanning.service.ts';
import type { LadderInput } from './settings.inputs.ts';
import { plain, there } from './settings.service.ts';
import { budgetUnits } from './working-time/budget.ts';

export const ToNobody = refusal('policy.ladder-to-nobody', { en: () => 'Nobody would get this: there is no such person at work here.', ar: () => 'لن يصل هذا إلى أحد: لا يوجد من يشغل هذا الدور حاليًا.' });
export const LastStep = refusal('policy.ladder-empty', { en: () => 'The ladder would lead to nobody: this is the last step above level 0.', ar: () => 'سيصبح سلّم التصعيد بلا مستويات: هذه آخر درجة فوق المستوى 0.' });
export const WhenMissing = refusal('policy.ladder-when', { en: () => 'Say a share of the time, or an offset with its unit: one of the two.', ar: () => 'يلزم تحديد نسبة من المدة أو فارق بوحدته: أحدهما فقط.' });

/** The columns of a step, from what was typed. */
export const stepped = (input: LadderInput): Values => plain(input, 'clock', 'band', 'departmentId', 'share', 'offsetUnit', 'offsetAmount', 'personId');

/** `migrate`: the cases and actions that run follow it too, each with a record of its own. */
export const keepLadderStep = (ctx: Context, aim: Aim, input: LadderInput, migrate = false): Promise<LadderStep> =>
  keepEdition(ctx, LadderStep, 'ladder', aim, stepped(input), (book, _values, row) => mayStand(book.em, input, row, ctx.now()), { line: ['lineId'], ...(migrate ? { brings: (book, row) => replanLadder(ctx, book, row) } : {}) });

/** What runs by an earlier ladder goes over to the one in force. `aim`: its last change, as the person saw it before. @throws Refused where it has changed since */
export const migrateLadder = (ctx: Context, { id, expectedVersion }: Aim & { readonly id: string }): Promise<LadderStep> =>
  onSettings(ctx, async (book) => {
    const row = await book.read(LadderStep, id, expectedVersion);
    if ((await lastChange(book.em))?.id !== row.id) throw new Refused(Changed, {}, ['expectedVersion']);
    await replanLadder(ctx, book, row);
    return row;
  });

/** The edition that came last; null in a house whose ladder is the one it began with. */
export const lastChange = async (em: Pick<EntityManager, 'find'>): Promise<LadderStep | null> => {
  const [last] = await em.find(LadderStep, { until: null }, { orderBy: { since: 'desc', id: 'desc' }, limit: 1 });
  const [first] = await em.find(LadderStep, {}, { orderBy: { since: 'asc' }, limit: 1 });
  return last && first && last.since > first.since ? last : null;
};

/** Whether a step may stand beside the others in force. @throws Refused by the field that has to change */
export const mayStand = async (em: EntityManager, input: LadderInput, row: LadderStep | null, now: Date): Promise<void> => {
  const values = stepped(input);
  const { target, share, offsetAmount, offsetUnit, active, level, personId } = input;
  if (!(ladderTargets as readonly string[]).includes(target)) throw mistaken('target', target ? Unknown : ToNobody);
  if (!!share === !!(offsetAmount && offsetUnit) || (!share && !(budgetUnits as readonly string[]).includes(offsetUnit ?? ''))) throw mistaken('share', WhenMissing);
  await there({ em }, 'departmentId', Department, input.departmentId);
  if (active) await reaches(em, target, personId, now);
  const others = (await em.find(LadderStep, { active: true, until: null })).filter(({ lineId }) => lineId !== row?.lineId);
  if (!others.some((one) => one.level > 0) && !(active && level > 0)) throw mistaken('active', LastStep);
  refuseAll(faultsOfLadder(active ? (values as never) : null, siblingsOf(active ? (values as never) : row!, others)));
  const moved = row?.active && (!active || ['clock', 'band', 'departmentId'].some((key) => (row as unknown as Values)[key] !== values[key]));
  if (moved) refuseAll(faultsOfLadder(null, siblingsOf(row, others)).map(([, why, params]) => [active ? 'clock' : 'active', why, params] as const));
};

/** Whether a step would come to somebody today. */
const reaches = async (em: EntityManager, target: string, personId: string | null | undefined, now: Date): Promise<void> => {
  if (target === 'person') {
    if (!personId || !isId(personId) || !(await em.findOne(Person, { id: personId, active: true, program: false, joinedAt: { $lte: now } }))) throw mistaken('personId', ToNobody);
    return;
  }
  if (target === 'quality' || target === 'management') {
    const [found] = await em.execute<{ id: string }[]>('select id from person where active and not program and ? = any(roles) limit 1', [target]);
    if (!found) throw mistaken('target', ToNobody);
  }
  if (target === 'head' || target === 'above') {
    const [found] = await em.execute<{ id: string }[]>('select d.id from department d join person p on p.id in (d.head_id, d.deputy_id) where d.active and p.active limit 1');
    if (!found) throw mistaken('target', ToNobody);
  }
};
