import type { Context } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { onRecord, type Book } from '../journal/book.ts';
import { houseStream } from '../journal/stream.entity.ts';
import { defaultCalendars } from './calendar.defaults.ts';
import { CalendarVersion } from './calendar.entity.ts';
import { Category } from './category.entity.ts';
import { Commitment } from './commitment.entity.ts';
import { FishboneCategory } from './fishbone.entity.ts';
import { LadderStep, type LadderTarget } from './ladder.entity.ts';
import { Matrix } from './matrix.entity.ts';
import { OutsideBody } from './outside-body.entity.ts';
import { OwnField } from './own-field.entity.ts';
import { PolicySeeded } from './policy.kinds.ts';
import { RemedyKind } from './remedy-kind.entity.ts';
import { letters } from './seed.letters.ts';
import { standardWording, type WordingKey } from './wording.service.ts';
import { bodies, bones, categories, cells, ladder, limits, promises, remedies, words } from './seed.rows.ts';
import { Setting, settingKeys } from './setting.entity.ts';
import { settingRules } from './setting.policy.ts';
import { SectorWord, Wording } from './wording.entity.ts';

/** Gives a house that has none the settings to begin with. Does nothing in any other; of two servers that start at once, one does it. */
export const seedPolicies = async (ctx: Context): Promise<void> => {
  if (await ctx.em.findOne(Matrix, { edition: 1 })) return;
  await onRecord(ctx, houseStream, async (book) => {
    const known = await book.em.findOne(Matrix, { edition: 1 });
    if (known) return known;
    const matrix = book.add(Matrix, {
      edition: 1, since: ctx.now(), cells,
      rules: {
        low: { depth: 'none', approval: false, cause: false, action: false }, medium: { depth: 'whys', approval: false, cause: true, action: false },
        high: { depth: 'eightD', approval: true, cause: true, action: true }, critical: { depth: 'eightD', approval: true, cause: true, action: true },
      },
    });
    seedCategories(ctx, book);
    seedTimes(ctx, book);
    seedLists(book);
    Object.keys(letters).forEach((key) => book.add(Wording, { key, edition: 1, since: ctx.now(), ...standardWording(key as WordingKey) }));
    await book.em.flush();
    book.write(PolicySeeded, matrix, { rows: book.touched.size });
    return matrix;
  });
};

const seedCategories = (ctx: Context, book: Book): void => {
  const own = new Map<string, string>();
  categories.forEach(({ top: [key, nameEn, nameAr], below, natures, cause }, rank) => {
    const id = newId(ctx.now());
    own.set(key, id);
    book.add(Category, { id, nameEn, nameAr, natures: [...(natures ?? [])], demandsCause: !!cause, rank });
    below.forEach(([, en, ar], place) => book.add(Category, { parentId: id, nameEn: en, nameAr: ar, natures: [...(natures ?? [])], demandsCause: !!cause, rank: place }));
  });
  book.add(OwnField, { key: 'order', nameEn: 'Order number', nameAr: 'رقم الطلب', type: 'text', natures: [], categoryId: own.get('deliveries') ?? null, choices: [], searchable: true, asked: true, rank: 1 });
  book.add(OwnField, { key: 'amount', nameEn: 'Amount in question', nameAr: 'المبلغ محل الشكوى', type: 'money', natures: ['complaint'], categoryId: own.get('billing') ?? null, choices: [], asked: true, rank: 2 });
  book.add(OwnField, { key: 'lot', nameEn: 'Lot number', nameAr: 'رقم التشغيلة', type: 'lot', natures: [], categoryId: own.get('product') ?? null, choices: [], requiredAt: 'decided', searchable: true, rank: 3 });
};

const seedTimes = (ctx: Context, book: Book): void => {
  const since = ctx.now();
  defaultCalendars.forEach(({ name, definition }, place) => book.add(CalendarVersion, { calendarId: newId(since), edition: 1, since, nameEn: name.en, nameAr: name.ar, definition, standard: place === 0 }));
  for (const { clock, en, ar, promise, target, nature, band, pausable = [] } of promises)
    book.add(Commitment, {
      lineId: newId(since), edition: 1, since, clock, nameEn: en, nameAr: ar, promiseAmount: promise?.[0] ?? null, promiseUnit: promise?.[1] ?? null, targetAmount: target?.[0] ?? null, targetUnit: target?.[1] ?? null,
      nature: nature ?? null, band: band ?? null, pausable: [...pausable], pauseDays: pausable.length ? 30 : 0, extensions: clock === 'decision' || clock === 'implementation' ? 1 : 0,
    });
  ladder.forEach(({ level, share, target, minutes }) => book.add(LadderStep, { lineId: newId(since), edition: 1, since, level, share, target: target as LadderTarget, minutesToTake: minutes }));
};

const seedLists = (book: Book): void => {
  remedies.forEach(([code, nameEn, nameAr, money = false], rank) => book.add(RemedyKind, { code, nameEn, nameAr, money, currency: money ? settingRules.currency.is : null, limits: money ? { ...limits } : {}, rank }));
  bones.forEach(([code, nameEn, nameAr], rank) => book.add(FishboneCategory, { code, nameEn, nameAr, rank }));
  words.forEach(([key, oneEn, manyEn, oneAr, manyAr]) => book.add(SectorWord, { key, oneEn, manyEn, oneAr, manyAr }));
  bodies.forEach(([kind, nameEn, nameAr, answerDays], rank) => book.add(OutsideBody, { kind, nameEn, nameAr, answerDays, recourse: true, rank }));
  settingKeys.forEach((key) => book.add(Setting, { key, value: settingRules[key].is }));
};
