import type { EntityManager } from '@mikro-orm/postgresql';
import { Context } from '../platform/context.ts';
import type { Language } from '../platform/language.ts';
import { say } from '../platform/vocabulary.ts';
import { dateTime } from '../platform/words.ts';
import type { StoredEntry } from '../journal/entry.entity.ts';
import type { Case } from '../case/case.entity.ts';
import { CaseClock } from '../case/clock/clock.entity.ts';
import { dueOf, nextOf } from '../case/clock/clock.policy.ts';
import { grouped } from '../../schema/rules/grouped.ts';
import { CaseResponse } from '../case/response/response.entity.ts';
import { calendarFor, calendarOf } from '../policy/policy.service.ts';
import { saidOf } from '../feedback/said.read.ts';
import type { Template, Values } from './letters.ts';
import type { Effect } from './notice.policy.ts';

interface About { readonly fact: StoredEntry['fact']; readonly kase: Case; readonly template: Template; readonly language: Language; readonly link: string; readonly house: string; readonly words: Effect['words'] }

/** What a letter about a matter can speak of, in the language and on the clock of its reader. */
export const valuesOf = async (ctx: Context, em: EntityManager, { fact, kase, template, language, link, house, words }: About): Promise<Values> => {
  const calendar = await calendarFor(em, kase.branchId);
  const zone = calendar ? calendarOf(calendar).zone : 'UTC';
  const moment = (at: unknown): string | null => (at ? dateTime(new Date(at as string), language, zone) : null);
  const said = words ? await saidIn(ctx, em, fact[words.row] as string, words.field) : null;
  const response = template === 'decision' ? await em.findOne(CaseResponse, { id: fact['response'] as string }) : template === 'final' || template === 'closing' ? await em.findOne(CaseResponse, { caseId: kase.id, cycle: (fact['cycle'] as number | undefined) ?? kase.cycle, state: 'told' }, { orderBy: { toldAt: 'desc' } }) : null;
  const by = { question: fact['until'], extension: fact['to'], moved: fact['is'], acknowledgement: template === 'acknowledgement' ? await afterIt(em, kase) : null, progress: kase.paused ? null : kase.dueAt }[template as string];
  return {
    house, link, number: grouped(kase.number), by: moment(by), was: moment(template === 'moved' ? fact['was'] : template === 'extension' ? fact['from'] : null),
    news: said, question: said, decision: response?.body, recourse: response?.recourse, outcome: response ? say(`outcome.${response.outcome}`, language) : null,
    closing: fact['closing'] ? say(`closing.${fact['closing'] as string}`, language) : null,
  };
};

/** When they hear something new: the letter itself keeps the promise to acknowledge, so that it is the next one which counts. */
const afterIt = async (em: EntityManager, { id }: Case): Promise<Date | null> => {
  const next = nextOf(await em.find(CaseClock, { caseId: id, phase: { $ne: 'stopped' }, name: { $ne: 'acknowledge' } }));
  return !next || next.phase === 'paused' ? null : dueOf(next);
};

const saidIn = async (ctx: Context, em: EntityManager, subjectId: string, field: string): Promise<string | null> =>
  (await saidOf(new Context(ctx.house, ctx.actor, ctx.language, ctx.request, em), [{ subjectId, field }])).get(`${subjectId}.${field}`) ?? null;
