import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { rowsAsked } from '../platform/page.ts';
import { Entry } from '../journal/entry.entity.ts';
import { entriesAfter, headOf } from '../journal/reader.ts';
import { caseStream } from '../journal/stream.entity.ts';
import { tell } from '../journal/telling.ts';
import { Branch, Department, Person } from '../people/person.entity.ts';
import { Category } from '../policy/category.entity.ts';
import { OwnField } from '../policy/own-field.entity.ts';
import { fieldsAsked, ownSaid } from '../policy/own-field.service.ts';
import { Queue } from '../policy/queue.entity.ts';
import { careSaid } from './response/care.service.ts';
import { CaseConnection, caseOrders, type CaseOrder } from './list/card.view.ts';
import { Assessment, Case } from './case.entity.ts';
import { CasesFilter } from './case.inputs.ts';
import { maySee, verbsFor } from './case.policy.ts';
import { visibleCase } from './case.view.ts';
import { casesPage } from './list/list.read.ts';
import { readNumber } from './number.policy.ts';
import { noteReading, readingOf } from './room/reading.read.ts';
import { replayEyes } from './room/replay.policy.ts';
import { replayOf } from './room/replay.read.ts';
import { AskedField, AssessedPart, CaseCare, CaseReplay, CaseViewer, OwnValue } from './room/room.view.ts';

@Resolver(() => Case)
export class CaseResolver {
  @Authorized('staff')
  @Query(() => Case, { nullable: true, description: 'A case by its id; null where there is none that the reader may see.' })
  async case(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Case | null> {
    return opened(ctx, isId(id) ? await visibleCase(ctx, id) : null);
  }

  @Authorized('staff')
  @Query(() => Case, { nullable: true, description: 'A case by its tracking number, in any digits and grouping; null where there is none that the reader may see.' })
  async caseByNumber(@Ctx() ctx: Context, @Arg('number', () => String) number: string): Promise<Case | null> {
    const digits = readNumber(number);
    const kase = digits ? await ctx.em.findOne(Case, { number: digits }) : null;
    return opened(ctx, kase && maySee(ctx.actor, kase) ? kase : null);
  }

  @Authorized('staff')
  @Query(() => CaseConnection, { description: 'The cases that the reader may see, as cards.' })
  cases(
    @Ctx() ctx: Context,
    @Arg('filter', () => CasesFilter, { nullable: true, description: 'What it is narrowed by.' }) filter: CasesFilter | null,
    @Arg('order', () => String, { defaultValue: 'due', description: 'due, received or level.' }) order: string,
    @Arg('first', () => Int, { defaultValue: 50, description: '1–100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last row that one has.' }) after: string | null,
  ): Promise<CaseConnection> {
    return casesPage(ctx, filter ?? {}, (caseOrders as readonly string[]).includes(order) ? (order as CaseOrder) : 'due', rowsAsked(first), after);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Exactly one, or nobody yet.' })
  lead(@Root() kase: Case, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, kase.leadId);
  }

  @FieldResolver(() => Department, { nullable: true, description: 'The department that answers.' })
  department(@Root() kase: Case, @Ctx() ctx: Context): Promise<Department | null> {
    return ctx.load(Department, kase.departmentId);
  }

  @FieldResolver(() => Queue, { nullable: true, description: 'The queue it waits in: one of the department that answers, or of none.' })
  async queue(@Root() kase: Case, @Ctx() ctx: Context): Promise<Queue | null> {
    const queue = await ctx.load(Queue, kase.queueId);
    return queue && (!queue.departmentId || queue.departmentId === kase.departmentId) ? queue : null;
  }

  @FieldResolver(() => [Department], { description: 'Departments that take part.' })
  async departments(@Root() kase: Case, @Ctx() ctx: Context): Promise<Department[]> {
    const found = await Promise.all(kase.departmentIds.map((id) => ctx.load(Department, id)));
    return found.filter((department) => department !== null);
  }

  @FieldResolver(() => Branch, { nullable: true, description: 'The branch.' })
  branch(@Root() kase: Case, @Ctx() ctx: Context): Promise<Branch | null> {
    return ctx.load(Branch, kase.branchId);
  }

  @FieldResolver(() => Category, { nullable: true, description: 'What it is about.' })
  category(@Root() kase: Case, @Ctx() ctx: Context): Promise<Category | null> {
    return ctx.load(Category, kase.categoryId);
  }

  @FieldResolver(() => Assessment, { nullable: true, description: 'The figures of the initial assessment.' })
  assessment(@Root() kase: Case): Assessment | null {
    return kase.assessed ?? null;
  }

  @FieldResolver(() => [AssessedPart], { description: 'The reasons of the assessment that stands.' })
  assessedWhy(@Root() kase: Case, @Ctx() ctx: Context): Promise<AssessedPart[]> {
    if (!maySee(ctx.actor, kase)) return Promise.resolve([]);
    return ctx.em.execute<AssessedPart[]>(
      `select distinct on (field) replace(field, 'Why', '') as part, body as why from said where subject_id = ?
         and field = any('{severityWhy,likelihoodWhy,safetyWhy,complexityWhy,impactWhy,immediateWhy}') order by field, version desc`, [kase.id]);
  }

  @FieldResolver(() => CaseCare, { nullable: true, description: 'Whether the complainant needs special care; nothing where that was not said, and for who sees only the card.' })
  async care(@Root() kase: Case, @Ctx() ctx: Context): Promise<CaseCare | null> {
    if (!kase.specialCare || !maySee(ctx.actor, kase)) return null;
    return Object.assign(new CaseCare(), { note: await careSaid(ctx.em, kase.id) });
  }

  @FieldResolver(() => [OwnValue], { description: 'Own fields and their values; nothing for who sees only the card.' })
  async own(@Root() kase: Case, @Ctx() ctx: Context): Promise<OwnValue[]> {
    const own = maySee(ctx.actor, kase) ? Object.entries(kase.own ?? {}).filter((pair): pair is [string, string | number | boolean] => pair[1] !== null) : [];
    if (!own.length) return [];
    const fields = new Map((await ctx.em.find(OwnField, { key: { $in: own.map(([key]) => key) } })).map((field) => [field.key, field]));
    const rank = (key: string): number => fields.get(key)?.rank ?? 1_000;
    return own.sort(([a], [b]) => rank(a) - rank(b)).map(([key, value]) => {
      const field = fields.get(key);
      const said = ownSaid(field, value, ctx.language);
      return { key, value: field?.type === 'account' ? said : String(value), name: field?.name(ctx) ?? key, said };
    });
  }

  @FieldResolver(() => [AskedField], { description: 'The own fields of what it is and what it is about: those that are asked or demanded, and those that are filled in.' })
  async ownFields(@Root() kase: Case, @Ctx() ctx: Context): Promise<AskedField[]> {
    if (!maySee(ctx.actor, kase)) return [];
    // What an import has brought along for other cases is not asked here, unless this case has it.
    const fields = (await fieldsAsked(ctx.em, { nature: kase.nature, categoryId: kase.categoryId ?? null })).filter(({ asked, requiredAt, key }) => asked || requiredAt || (kase.own?.[key] ?? null) !== null);
    return fields.map((field) => {
      const value = kase.own?.[field.key];
      const filled = value !== undefined && value !== null;
      const choices = field.choices.map((choice) => ({ value: choice.value, said: choice[ctx.language] }));
      return { key: field.key, name: field.name(ctx), type: field.type, filled, requiredAt: field.requiredAt ?? null, value: !filled || field.type === 'account' ? null : String(value), choices };
    });
  }

  @FieldResolver(() => [Entry], { description: 'The story, in order, from an entry on.' })
  async story(
    @Root() kase: Case,
    @Ctx() ctx: Context,
    @Arg('after', () => Int, { defaultValue: 0, description: 'The last entry that one has.' }) after: number,
    @Arg('first', () => Int, { defaultValue: 100, description: '1–1000.' }) first: number,
    @Arg('last', () => Int, { nullable: true, description: 'Instead of the first ones: the latest ones, 1–1000.' }) last?: number,
  ): Promise<Entry[]> {
    const count = last == null ? rowsAsked(first, { most: 1_000 }) : rowsAsked(last, { name: 'last', most: 1_000 });
    const from = last ? Math.max(after, (await headOf(ctx.em, caseStream(kase.id))).seq - count) : after;
    return tell(ctx, await entriesAfter(ctx.em, caseStream(kase.id), from, count));
  }

  @FieldResolver(() => CaseReplay, { nullable: true, description: 'What could be seen after an entry, and may still be seen; nothing for who sees only the card.' })
  replay(
    @Root() kase: Case,
    @Ctx() ctx: Context,
    @Arg('at', () => Int, { description: 'The entry after which it is told; the nearest where there is none of that number.' }) at: number,
    @Arg('eyes', () => String, { defaultValue: 'own', description: 'Through whose eyes: own, team, department, quality or management.' }) eyes: string,
  ): Promise<CaseReplay | null> {
    return replayOf(ctx, kase, at, replayEyes.find((one) => one === eyes) ?? 'own');
  }

  @FieldResolver(() => Int, { description: 'The last entry of the story: whoever has read up to it has read everything.' })
  async seq(@Root() kase: Case, @Ctx() ctx: Context): Promise<number> {
    return (await headOf(ctx.em, caseStream(kase.id))).seq;
  }

  @FieldResolver(() => Int, { description: 'The epoch of the journal that `seq` belongs to: a restore or a move raises it.' })
  async epoch(@Root() kase: Case, @Ctx() ctx: Context): Promise<number> {
    return (await headOf(ctx.em, caseStream(kase.id))).epoch;
  }

  @FieldResolver(() => CaseViewer, { description: 'What depends on who asks. Never part of a shared operation.' })
  async viewer(@Root() kase: Case, @Ctx() ctx: Context): Promise<CaseViewer> {
    const { seq, at, unseen, since } = await readingOf(ctx, kase.id);
    return { can: verbsFor(ctx.actor, kase), offered: kase.offeredTo === ctx.actor.id, seenSeq: seq, seenAt: at, unseen, caseId: kase.id, since, inside: maySee(ctx.actor, kase) };
  }
}

const opened = async (ctx: Context, kase: Case | null): Promise<Case | null> => {
  if (kase) await noteReading(ctx, kase);
  return kase;
};
