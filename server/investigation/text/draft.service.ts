import type { Context } from '../../platform/context.ts';
import { isId, newId } from '../../platform/ids.ts';
import { NotFound, oneOf, refusal, Refused } from '../../platform/problem.ts';
import { Case } from '../../case/case.entity.ts';
import { mustBeIn, onCase } from '../../case/verb.service.ts';
import { ofContent } from '../../case/content.service.ts';
import { Person } from '../../people/person.entity.ts';
import { Document, documentSorts } from './document.entity.ts';
import { DocumentOpened } from './document.kinds.ts';
import { TextFull, type NewDocument } from './document.service.ts';
import type { SetAside } from './document.view.ts';
import type { PrivateDraft } from './draft.view.ts';
import { caps } from './text.policy.ts';
import { bytesAfter, snapshotAfter } from './text.read.ts';
import { appendLines } from './text.service.ts';
import { workshop } from './workshop.ts';

export const ManyDrafts = refusal('document.many-drafts', {
  en: () => 'You have as many drafts in this case as one may have. Please publish or discard one of them.',
  ar: () => 'لديك في هذه الحالة أكبر عدد مسموح به من المسودات. يُرجى نشر إحداها أو حذفها.',
});

interface Row { readonly id: string; readonly caseId: string; readonly sort: string; readonly title: string; readonly at: string }
const columns = 'id, case_id as "caseId", sort, title, at';

/** What the reader writes alone in a case that they may read; nobody else's, whoever asks. */
export const draftsOf = (ctx: Context, kase: Case): Promise<PrivateDraft[]> =>
  ofContent(ctx, kase, async () => drafts(ctx, await ctx.em.execute<Row[]>(`select ${columns} from document_draft where case_id = ? and author_id = ? order by at, id`, [kase.id, ctx.actor.id])));

/** Begins a note that nobody else is shown: it is no record, and stands in no journal. */
export const beginDraft = async (ctx: Context, caseId: string, { sort, title }: NewDocument): Promise<PrivateDraft> => {
  await mayDraft(ctx, caseId);
  const { actor, request } = ctx;
  const id = newId(ctx.now());
  const [made] = await ctx.em.execute<{ id: string }[]>(
    `with made as (insert into document_draft (id, case_id, author_id, op_id, sort, title, at) select ?, ?, ?, ?, ?, ?, ?
         where (select count(*) from document_draft where case_id = ? and author_id = ?) < ? on conflict (author_id, op_id) do nothing returning id),
       head as (insert into document_head (document_id) select id from made)
     select id from made`,
    [id, caseId, actor.id, request.opId ?? id, oneOf('sort', documentSorts, sort), title, ctx.now(), caseId, actor.id, caps.drafts]);
  const [before] = made ? [made] : await ctx.em.execute<{ id: string }[]>('select id from document_draft where author_id = ? and op_id = ?', [actor.id, request.opId ?? id]);
  if (!before) throw new Refused(ManyDrafts);
  return (await drafts(ctx, await own(ctx, before.id)))[0]!;
};

/** Lets a draft go, with all that was ever typed in it. */
export const discardDraft = async (ctx: Context, id: string): Promise<PrivateDraft> => {
  const [draft] = await drafts(ctx, await own(ctx, id));
  if (!draft) throw new Refused(NotFound);
  await ctx.em.execute(forget, [id, ctx.actor.id, id, id, id, id, id], 'run');
  ctx.house.ring([`text ${id}`]);
  return draft;
};

/** The writer has put back what had not been sent, or let it go. */
export const settleDraftAside = async (ctx: Context, id: string, number: number): Promise<PrivateDraft> => {
  const mine = await own(ctx, id);
  const rows = mine.length ? await ctx.em.execute<unknown[]>('update document_set_aside set settled_at = ? where document_id = ? and number = ? and settled_at is null returning number', [ctx.now(), id, number]) : [];
  if (!rows.length) throw new Refused(NotFound);
  return (await drafts(ctx, mine))[0]!;
};

/**
 * Gives a draft to the team, as a text that begins with how the draft reads now. Here it enters the journal, and not before; what was typed and
 * taken out again on the way is nobody's business and goes with the draft.
 */
export const publishDraft = (ctx: Context, caseId: string, id: string): Promise<Document> =>
  onCase(ctx, caseId, 'document.write', undefined, async (book) => {
    const { em } = book;
    const [draft] = isId(id) ? await em.execute<Row[]>(`select ${columns} from document_draft where id = ? and case_id = ? and author_id = ? for update`, [id, caseId, ctx.actor.id]) : [];
    if (!draft) throw new Refused(NotFound);
    await em.execute('select 1 from document_head where document_id = ? for update', [id], 'run');
    const snapshot = await snapshotAfter(em, id, 0);
    const lines = await bytesAfter(em, id, snapshot?.seq ?? 0);
    const document = book.add(Document, { caseId, sort: oneOf('sort', documentSorts, draft.sort), title: draft.title, authorId: ctx.actor.id, at: ctx.now() });
    await em.execute('insert into document_head (document_id) values (?)', [document.id], 'run');
    await em.execute('insert into document_writer (document_id, client, person_id, at) select ?, client, person_id, at from document_writer where document_id = ?', [document.id, id], 'run');
    if (snapshot || lines.length) {
      const { state } = await workshop.do({ what: 'press', stored: { state: snapshot?.state ?? null, lines } });
      const line = { personId: ctx.actor.id, bytes: Buffer.from(state).toString('base64'), size: state.length };
      if ((await appendLines(em, document.id, [line], ctx.now())) === null) throw new Refused(TextFull);
    }
    await em.execute(forget, [id, ctx.actor.id, id, id, id, id, id], 'run');
    book.write(DocumentOpened, document, { sort: document.sort, title: await book.say(document, 'title', draft.title, ctx.language) });
    return document;
  });

const forget = `with gone as (delete from document_draft where id = ? and author_id = ?), head as (delete from document_head where document_id = ?), log as (delete from document_log where document_id = ?),
  writer as (delete from document_writer where document_id = ?), aside as (delete from document_set_aside where document_id = ?)
  delete from document_snapshot where document_id = ?`;

const mayDraft = async (ctx: Context, caseId: string): Promise<void> => {
  const kase = isId(caseId) ? await ctx.load(Case, caseId) : null;
  if (!kase) throw new Refused(NotFound);
  mustBeIn(ctx, kase, 'document.write');
};

/** The draft, where it is the reader's own and its case may be read today. */
const own = async (ctx: Context, id: string): Promise<Row[]> => {
  const rows = isId(id) ? await ctx.em.execute<Row[]>(`select ${columns} from document_draft where id = ? and author_id = ?`, [id, ctx.actor.id]) : [];
  const kase = rows[0] && (await ctx.load(Case, rows[0].caseId));
  return kase ? ofContent(ctx, kase, async () => rows) : [];
};

const drafts = async (ctx: Context, rows: readonly Row[]): Promise<PrivateDraft[]> => {
  if (!rows.length) return [];
  const person = await ctx.load(Person, ctx.actor.id);
  const left = await ctx.em.execute<{ id: string; number: number; text: string; at: string }[]>(
    'select document_id as id, number, text, at from document_set_aside where document_id = any(?::uuid[]) and settled_at is null order by number', [`{${rows.map(({ id }) => id).join(',')}}`]);
  return rows.map((row) => ({
    ...row, at: new Date(row.at),
    setAside: left.filter(({ id }) => id === row.id).map(({ number, text, at }): SetAside => ({ number, text, at: new Date(at), person })),
  }));
};
