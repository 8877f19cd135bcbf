import type { Context } from '../../platform/context.ts';
import { isId } from '../../platform/ids.ts';
import { Changed, mistaken, NotFound, NotPermitted, oneOf, Refused } from '../../platform/problem.ts';
import { onRecord, type Book } from '../../journal/book.ts';
import { houseStream } from '../../journal/stream.entity.ts';
import { NameMissing } from '../../people/people.policy.ts';
import { departmentInUse } from '../../people/lookup.service.ts';
import { SavedView, viewAudiences, viewSubjects, type ViewSubject } from './saved-view.entity.ts';
import { ViewChanged, ViewRemoved, ViewSaved } from './saved-view.kinds.ts';
import { hasView, ManyViews, mayKeepView, mayShare, MayNotShare, NotUnderstood, viewsAtMost } from './saved-view.policy.ts';
import { canonicalOf, viewsFor } from './saved-view.read.ts';

export interface SavesView { readonly nameEn?: string | null; readonly nameAr?: string | null; readonly query: string; readonly audience?: string | null; readonly departmentId?: string | null }

/** Keeps a view under a name in at least one language. */
export const saveView = (ctx: Context, subject: string, given: SavesView): Promise<SavedView> =>
  onRecord(ctx, houseStream, async (book) => {
    const [{ many } = { many: 0 }] = await book.em.execute<{ many: number }[]>('select count(*)::int as many from saved_view where author_id = ? and removed_at is null', [ctx.actor.id]);
    if (many >= viewsAtMost) throw new Refused(ManyViews);
    const of = oneOf('subject', viewSubjects, subject);
    const { nameEn, nameAr } = namesIn(given);
    const view = book.add(SavedView, { subject: of, nameEn, nameAr, query: understood(of, given.query), authorId: ctx.actor.id, at: ctx.now(), ...(await sharedWith(ctx, book, given)) });
    book.write(ViewSaved, view, { view: view.id, subject: of, audience: view.audience, department: view.departmentId ?? null, ...(await digests(book, view, ['name'])), query: await book.say(view, 'query', view.query) });
    return view;
  });

/** Another name, other filters, or other people who have it; what is left out stays. */
export const changeView = (ctx: Context, id: string, given: Partial<SavesView>, expectedVersion: number): Promise<SavedView> =>
  onView(ctx, id, async (book, view) => {
    if (view.version !== expectedVersion) throw mistaken('expectedVersion', Changed);
    if (view.removedAt) throw new Refused(NotFound);
    const before = { ...view };
    if (given.nameEn != null || given.nameAr != null) Object.assign(view, namesIn({ nameEn: given.nameEn ?? view.nameEn, nameAr: given.nameAr ?? view.nameAr }));
    if (given.query != null) view.query = understood(view.subject, given.query);
    if (given.audience != null) Object.assign(view, await sharedWith(ctx, book, given));
    const changed = [
      ...(view.nameEn !== before.nameEn || view.nameAr !== before.nameAr ? ['name'] : []),
      ...(view.query !== before.query ? ['query'] : []),
      ...(view.audience !== before.audience || (view.departmentId ?? null) !== (before.departmentId ?? null) ? ['audience'] : []),
    ];
    if (changed.length) book.write(ViewChanged, view, { view: id, changed, audience: view.audience, department: view.departmentId ?? null, ...(await digests(book, view, changed)) });
  });

/** Takes a view away from everybody who has it, or brings it back. */
export const removeView = (ctx: Context, id: string, removed: boolean): Promise<SavedView> =>
  onView(ctx, id, async (book, view) => {
    if (!!view.removedAt === removed) return;
    view.removedAt = removed ? ctx.now() : null;
    book.write(ViewRemoved, view, { view: id, removed });
  });

/** Where one keeps a view oneself: in the menu or not, and at which place among the views of its list. */
export const placeView = async (ctx: Context, id: string, pinned: boolean, place: number | null | undefined): Promise<SavedView> => {
  const [view] = isId(id) ? await viewsFor(ctx, { id }) : [];
  if (!view) throw new Refused(NotFound);
  const order = (await viewsFor(ctx, { subject: view.subject })).map((one) => one.id);
  if (place != null) {
    order.splice(order.indexOf(id), 1);
    order.splice(Math.min(Math.max(place, 0), order.length), 0, id);
  }
  await ctx.em.execute(
    `insert into view_place (view_id, person_id, pinned, rank) select view_id, ?, view_id = ? and ?, rank from unnest(?::uuid[]) with ordinality as one (view_id, rank)
     on conflict (view_id, person_id) do update set rank = excluded.rank, pinned = case when view_place.view_id = ? then ? else view_place.pinned end`,
    [ctx.actor.id, id, pinned, `{${order.join(',')}}`, id, pinned], 'run');
  return view;
};

/** Whoever does not have a view is told that there is none. */
const onView = (ctx: Context, id: string, work: (book: Book, view: SavedView) => Promise<void>): Promise<SavedView> => {
  if (!isId(id)) throw new Refused(NotFound);
  return onRecord(ctx, houseStream, async (book) => {
    const view = await book.read(SavedView, id);
    if (!mayKeepView(ctx.actor, view)) throw new Refused(hasView(ctx.actor, view) && !view.removedAt ? NotPermitted : NotFound);
    await work(book, view);
    return view;
  });
};

const namesIn = ({ nameEn, nameAr }: Pick<SavesView, 'nameEn' | 'nameAr'>): { nameEn: string; nameAr: string } => {
  const names = { nameEn: nameEn?.trim() ?? '', nameAr: nameAr?.trim() ?? '' };
  if (!names.nameEn && !names.nameAr) throw mistaken('nameEn', NameMissing);
  return names;
};

const understood = (subject: ViewSubject, query: string): string => {
  const known = canonicalOf(subject, query);
  if (known === null) throw mistaken('query', NotUnderstood);
  return known;
};

const sharedWith = async (ctx: Context, book: Book, given: Partial<SavesView>): Promise<Pick<SavedView, 'audience' | 'departmentId'>> => {
  const audience = oneOf('audience', viewAudiences, given.audience ?? 'mine');
  const department = audience === 'department' ? await departmentInUse(book.em, 'departmentId', given.departmentId ?? '') : null;
  const shared = { audience, departmentId: department?.id ?? null };
  if (!mayShare(ctx.actor, shared)) throw mistaken('audience', MayNotShare);
  return shared;
};

/** What people have typed stands beside the journal, and its digest in it. */
const digests = async (book: Book, view: SavedView, changed: readonly string[]): Promise<{ nameEn?: string; nameAr?: string; query?: string }> => ({
  ...(changed.includes('name') && view.nameEn ? { nameEn: await book.say(view, 'nameEn', view.nameEn, 'en') } : {}),
  ...(changed.includes('name') && view.nameAr ? { nameAr: await book.say(view, 'nameAr', view.nameAr, 'ar') } : {}),
  ...(changed.includes('query') ? { query: await book.say(view, 'query', view.query) } : {}),
});
