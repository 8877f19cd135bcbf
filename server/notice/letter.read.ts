import { system, Context } from '../platform/context.ts';
import { named, type Language } from '../platform/language.ts';
import { OriginPort, type Piece } from '../platform/post.ts';
import { say } from '../platform/vocabulary.ts';
import { date } from '../platform/words.ts';
import type { StoredEntry } from '../journal/entry.entity.ts';
import { entriesIn } from '../journal/reader.ts';
import { caseStream } from '../journal/stream.entity.ts';
import { Organisation, organisationId } from '../people/organisation.entity.ts';
import { calendarFor, calendarOf } from '../policy/policy.service.ts';
import { wordingOf } from '../policy/wording.service.ts';
import type { Case } from '../case/case.entity.ts';
import { CaseResponse } from '../case/response/response.entity.ts';
import { Complainant } from '../feedback/complainant.entity.ts';
import { Delivery } from './delivery.entity.ts';
import { written, type Template } from './letters.ts';
import type { CaseLetter, LetterPiece } from './letter.view.ts';
import { partSaid } from './mail/rendering.ts';
import { valuesOf } from './matter.read.ts';
import { letterFor } from './notice.policy.ts';

/** What makes a letter that is worth a sheet of paper: the rest are short notices with a link. */
const kinds = ['case.decided', 'case.closed'] as const;

interface Sheet { readonly id: string; readonly template: Template; readonly fact: StoredEntry['fact']; readonly cycle: number; readonly at: Date | null; readonly state: string }

/**
 * The letters of a case as paper, what is still to come first, then the newest: in the words of the day on which they left. What was sent is gone from here;
 * it is written again from the same facts. The link on it leads to the matter and carries no secret.
 */
export const lettersOf = async (ctx: Context, kase: Case): Promise<CaseLetter[]> => {
  const who = await ctx.em.findOne(Complainant, { caseId: kase.id });
  const language: Language = who?.language ?? (kase.language === 'en' ? 'en' : 'ar');
  const sheets = [...(await toCome(ctx, kase)), ...(await told(ctx, kase))];
  const organisation = sheets.length ? await ctx.em.findOne(Organisation, { id: organisationId }) : null;
  const house = organisation ? named(organisation, language) : '';
  const calendar = sheets.length ? await calendarFor(ctx.em, kase.branchId) : null;
  const zone = calendar ? calendarOf(calendar).zone : 'UTC';
  const link = `${ctx.house.port(OriginPort)()}/track/${kase.number}`;
  const reading = new Context(ctx.house, system, language, ctx.request, ctx.em);
  return Promise.all(sheets.map(async ({ id, template, fact, cycle, at, state }): Promise<CaseLetter> => {
    const values = await valuesOf(reading, ctx.em, { fact, kase, template, language, link, house, words: undefined });
    const { subject, pieces } = written(await wordingOf(ctx.em, template, language, at), template, language, values);
    return {
      id, key: template, keySaid: say(`wording.${template}`, ctx.language), cycle, language, state, at, dated: at && date(at, language, zone),
      house, logo: organisation?.logo ?? null, accent: organisation?.accent ?? null, subject, pieces: pieces.map(onPaper),
    };
  }));
};

/** A response that was written and not told: as it would leave now. */
const toCome = async (ctx: Context, { id, cycle }: Case): Promise<Sheet[]> =>
  (await ctx.em.find(CaseResponse, { caseId: id, cycle, toldAt: null })).map((response) => ({ id: response.id, template: 'decision', fact: { response: response.id }, cycle, at: null, state: 'coming' }));

const told = async (ctx: Context, kase: Case): Promise<Sheet[]> => {
  const entries = await entriesIn(ctx.em, caseStream(kase.id), kinds);
  const responses = await ctx.em.find(CaseResponse, { caseId: kase.id });
  const sheets = entries.flatMap((entry) => {
    const template = letterFor(kase, entry);
    return template ? [{ entry, template, effect: `${entry.stream}:${entry.seq}:${template}` }] : [];
  });
  const sent = sheets.length ? await ctx.em.find(Delivery, { effect: { $in: sheets.map(({ effect }) => effect) } }) : [];
  return sheets.map(({ entry: { stream, seq, fact, at }, template, effect }) => ({
    id: `${stream}:${seq}`, template, fact, at, state: sent.find((one) => one.effect === effect)?.state ?? 'none',
    cycle: (fact['cycle'] as number | undefined) ?? responses.find(({ id }) => id === fact['response'])?.cycle ?? kase.cycle,
  })).reverse();
};

const onPaper = (piece: Piece): LetterPiece => {
  if ('says' in piece) return { kind: 'says', text: piece.says.map(partSaid).join(''), href: null };
  if ('quote' in piece) return { kind: 'quote', text: piece.quote, href: null };
  return 'big' in piece ? { kind: 'big', text: piece.big, href: null } : { kind: 'link', text: piece.button, href: piece.href };
};
