// Long because it is one list: the verb of every rule that an administrator edits.
import type { Context } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { mistaken, refusal, Required, Unknown } from '../platform/problem.ts';
import type { Book } from '../journal/book.ts';
import { Branch, Department } from '../people/person.entity.ts';
import { Category } from './category.entity.ts';
import { Commitment } from './commitment.entity.ts';
import { faultsOfPromise } from './commitment.policy.ts';
import { FishboneCategory } from './fishbone.entity.ts';
import { bands, Matrix } from './matrix.entity.ts';
import { OutsideBody } from './outside-body.entity.ts';
import { OwnField } from './own-field.entity.ts';
import { pathOf } from './choice.policy.ts';
import { measureOf } from './policy.service.ts';
import { InUse, keep, keepEdition, refuseAll, Taken, type Aim, type Values } from './policy.verb.ts';
import { Queue, RoutingRule } from './queue.entity.ts';
import { RemedyKind } from './remedy-kind.entity.ts';
import { replanPromise } from './replanning.service.ts';
import { Setting, type SettingKey } from './setting.entity.ts';
import { fitsSetting, unfit } from './setting.policy.ts';
import type {
  CategoryInput, CommitmentInput, FishboneInput, MatrixInput, OutsideBodyInput, OwnFieldInput, QueueInput, RemedyKindInput, RoutingInput, SectorWordInput, SettingInput,
} from './settings.inputs.ts';
import { SectorWord } from './wording.entity.ts';

export const Loops = refusal('policy.loops', { en: () => 'A category cannot stand below itself.', ar: () => 'لا يمكن أن يكون التصنيف تحت نفسه.' });
export const TooDeep = refusal('policy.too-deep', { en: () => 'Categories have three levels at most.', ar: () => 'للتصنيفات ثلاثة مستويات كحد أقصى.' });
export const NotFalling = refusal('policy.matrix-falls', { en: () => 'More severity or likelihood may not make a lower band.', ar: () => 'زيادة الخطورة أو الاحتمالية لا تُنزل الفئة.' });
export const NotWhole = refusal('policy.matrix-not-whole', { en: () => 'The matrix has twenty-five cells and four bands.', ar: () => 'المصفوفة خمس وعشرون خانة وأربع فئات.' });
export const ChoicesMissing = refusal('policy.choices-missing', { en: () => 'A list has at least two choices, each value once.', ar: () => 'للقائمة خياران على الأقل، وكل قيمة مرة واحدة.' });
export const CurrencyMissing = refusal('policy.currency-missing', { en: () => 'An amount of money has a currency.', ar: () => 'يلزم تحديد عملة للمبلغ.' });

/** @throws Refused where what a row refers to is not there, or not in use */
export const there = async ({ em }: { readonly em: Pick<Book['em'], 'findOne'> }, field: string, Noun: Parameters<Book['em']['findOne']>[0], id: string | null | undefined): Promise<void> => {
  if (id && !(isId(id) && (await em.findOne(Noun, { id, active: true } as never)))) throw mistaken(field, Unknown);
};
/** What was typed, trimmed; an empty text is none, and names are never empty. `nulls` are the columns that may be none. */
export const plain = (input: object, ...nulls: string[]): Values => {
  const values = Object.fromEntries(Object.entries(input).map(([key, value]) => [key, value === undefined ? null : typeof value === 'string' ? value.trim() || null : value]));
  refuseAll(['nameEn', 'nameAr', 'oneEn', 'manyEn', 'oneAr', 'manyAr'].filter((key) => key in values && values[key] === null).map((key) => [key, Required] as const));
  return { ...Object.fromEntries(nulls.map((key) => [key, null])), ...values };
};

/** Two names that people read as one. */
const folded = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

export const keepCategory = (ctx: Context, aim: Aim, input: CategoryInput): Promise<Category> =>
  keep(ctx, Category, 'category', aim, plain(input, 'parentId', 'departmentId', 'queueId', 'climbs'), async (book, values, row) => {
    await there(book, 'departmentId', Department, input.departmentId);
    await there(book, 'queueId', Queue, input.queueId);
    await there(book, 'parentId', Category, input.parentId);
    const all = await book.em.find(Category, {});
    const above = pathOf(all, values['parentId'] as string | null);
    if (row && above.includes(row.id)) throw mistaken('parentId', Loops);
    const below = (id: string): number => 1 + Math.max(0, ...all.filter(({ parentId }) => parentId === id).map(({ id: child }) => below(child)));
    if (above.length + (row ? below(row.id) : 1) > 3) throw mistaken('parentId', TooDeep);
    const beside = all.filter((one) => one.active && one.id !== row?.id && (one.parentId ?? null) === values['parentId']);
    const renamed = (key: 'nameEn' | 'nameAr') => !row || !row.active || row[key] !== values[key] || (row.parentId ?? null) !== values['parentId'];
    if (input.active) refuseAll((['nameEn', 'nameAr'] as const).filter((key) => renamed(key) && beside.some((one) => folded(one[key]) === folded(values[key] as string))).map((key) => [key, Taken] as const));
    if (row && !input.active && all.some(({ parentId, active }) => parentId === row.id && active)) throw mistaken('active', InUse);
  });

export const keepQueue = (ctx: Context, aim: Aim, input: QueueInput): Promise<Queue> =>
  keep(ctx, Queue, 'queue', aim, plain(input, 'departmentId'), async (book, _values, row) => {
    await there(book, 'departmentId', Department, input.departmentId);
    const used = row && !input.active ? (await book.em.count(Category, { queueId: row.id, active: true })) + (await book.em.count(RoutingRule, { queueId: row.id, active: true })) : 0;
    if (used) throw mistaken('active', InUse);
  });

export const keepRouting = (ctx: Context, aim: Aim, input: RoutingInput): Promise<RoutingRule> =>
  keep(ctx, RoutingRule, 'routing', aim, plain(input, 'nature', 'categoryId', 'branchId', 'language', 'channel', 'departmentId', 'queueId'), async (book, values, row) => {
    await there(book, 'departmentId', Department, input.departmentId);
    await there(book, 'queueId', Queue, input.queueId);
    await there(book, 'categoryId', Category, input.categoryId);
    await there(book, 'branchId', Branch, input.branchId);
    if (!input.departmentId && !input.queueId) throw mistaken('departmentId', Required);
    const conditions = ['nature', 'categoryId', 'branchId', 'language', 'channel', 'rank'] as const;
    const others = (await book.em.find(RoutingRule, { active: true })).filter(({ id }) => id !== row?.id);
    if (input.active && others.some((one) => conditions.every((key) => (one[key] ?? null) === (values[key] ?? null)))) throw mistaken('rank', Taken);
  });

export const keepMatrix = (ctx: Context, aim: Aim, input: MatrixInput): Promise<Matrix> => {
  const rank = (band: string | undefined): number => bands.indexOf(band as never);
  const { cells, rules } = input;
  if (cells.length !== 25) throw mistaken('cells', NotWhole);
  if (new Set(rules.map(({ band }) => band)).size !== 4) throw mistaken('rules', NotWhole);
  const rows = [0, 1, 2, 3, 4].map((severity) => cells.slice(severity * 5, severity * 5 + 5));
  const falls = rows.some((row, s) => row.some((band, l) => (l > 0 && rank(band) < rank(row[l - 1])) || (s > 0 && rank(band) < rank(rows[s - 1]![l]))));
  if (falls) throw mistaken('cells', NotFalling);
  const values = { cells: rows, rules: Object.fromEntries(rules.map(({ band, depth, approval, cause, action }) => [band, { depth, approval, cause, action }])), safetyFloor: input.safetyFloor, impactFloor: input.impactFloor, careFloor: input.careFloor };
  return keepEdition(ctx, Matrix, 'matrix', aim, values, async (_book, _values, row) => {
    if (!row) throw mistaken('id', Required);
  });
};

const promiseParts = ['promiseUnit', 'promiseAmount', 'targetUnit', 'targetAmount', 'nature', 'categoryId', 'band', 'branchId', 'language', 'ruleName'];

/** The columns of a promise, from what was typed. */
export const promised = (input: CommitmentInput): Values => plain(input, ...promiseParts);

/** `migrate`: the cases that run follow it too, each with a record of its own. */
export const keepCommitment = (ctx: Context, aim: Aim, input: CommitmentInput, migrate = false): Promise<Commitment> =>
  keepEdition(ctx, Commitment, 'commitment', aim, promised(input), async (book, values, row) => {
    await there(book, 'categoryId', Category, input.categoryId);
    await there(book, 'branchId', Branch, input.branchId);
    const others = (await book.em.find(Commitment, { until: null })).filter(({ lineId }) => lineId !== row?.lineId);
    refuseAll(faultsOfPromise(values as never, others, await measureOf(book.em, ctx.now())));
  }, { line: ['lineId'], ...(migrate ? { brings: (book, row) => replanPromise(ctx, book, row) } : {}) });

/** Ends a promise: no new clock gets it; those that run on it stay. */
export const retireCommitment = (ctx: Context, aim: Aim): Promise<Commitment> =>
  keepEdition(ctx, Commitment, 'commitment', aim, {}, async (_book, _values, row) => {
    if (!row) throw mistaken('id', Required);
  }, { line: ['lineId'], retire: true });

/** The journal keeps the name of what was offered as words on one line. */
const onOneLine = (text: string): string => text.trim().replace(/\s+/g, ' ');

export const keepRemedyKind = (ctx: Context, aim: Aim, input: RemedyKindInput): Promise<RemedyKind> =>
  keep(ctx, RemedyKind, 'remedyKind', aim, { ...plain({ ...input, nameEn: onOneLine(input.nameEn), nameAr: onOneLine(input.nameAr) }, 'currency'), limits: Object.fromEntries(input.limits.map(({ role, amount }) => [role, amount])) }, async (book, _values, row) => {
    if (input.money && !input.currency) throw mistaken('currency', CurrencyMissing);
    if (await book.em.count(RemedyKind, { code: input.code, ...(row ? { id: { $ne: row.id } } : {}) })) throw mistaken('code', Taken);
    if (row && row.code !== input.code) throw mistaken('code', InUse);
  });

export const keepOwnField = (ctx: Context, aim: Aim, input: OwnFieldInput): Promise<OwnField> =>
  keep(ctx, OwnField, 'ownField', aim, { ...plain(input, 'categoryId', 'requiredAt'), choices: input.type === 'list' ? input.choices.map(({ value, en, ar }) => ({ value, en, ar })) : [] }, async (book, _values, row) => {
    await there(book, 'categoryId', Category, input.categoryId);
    if (await book.em.count(OwnField, { key: input.key, ...(row ? { id: { $ne: row.id } } : {}) })) throw mistaken('key', Taken);
    // Values stand in cases under this key, in the form of this type.
    if (row && row.key !== input.key) throw mistaken('key', InUse);
    if (row && row.type !== input.type) throw mistaken('type', InUse);
    if (input.type === 'list' && (input.choices.length < 2 || new Set(input.choices.map(({ value }) => value)).size !== input.choices.length)) throw mistaken('choices', ChoicesMissing);
  });

export const keepSectorWord = (ctx: Context, aim: Aim, input: SectorWordInput): Promise<SectorWord> =>
  keep(ctx, SectorWord, 'sectorWord', aim, plain(input), async (_book, _values, row) => {
    if (!row) throw mistaken('id', Required);
  });

export const keepOutsideBody = (ctx: Context, aim: Aim, input: OutsideBodyInput): Promise<OutsideBody> =>
  keep(ctx, OutsideBody, 'outsideBody', aim, plain(input, 'contact', 'answerDays'), async () => undefined);

export const keepFishbone = (ctx: Context, aim: Aim, input: FishboneInput): Promise<FishboneCategory> =>
  keep(ctx, FishboneCategory, 'fishbone', aim, plain(input), async (book, _values, row) => {
    if (await book.em.count(FishboneCategory, { code: input.code, ...(row ? { id: { $ne: row.id } } : {}) })) throw mistaken('code', Taken);
    if (row && row.code !== input.code) throw mistaken('code', InUse);
  });

export const keepSetting = (ctx: Context, aim: Aim, { key, value }: SettingInput): Promise<Setting> => {
  if (!fitsSetting(key as SettingKey, value)) throw unfit(key as SettingKey);
  return keep(ctx, Setting, 'setting', aim, { key, value }, async (book, _values, row) => {
    if (row ? row.key !== key : await book.em.count(Setting, { key: key as SettingKey })) throw mistaken('key', Taken);
  });
};
