import type { EntityManager } from '@mikro-orm/postgresql';
import { Context, system, type Actor, type House } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { OriginPort, PostPort } from '../platform/post.ts';
import { keepLooking } from '../platform/watch.ts';
import type { Bell } from '../journal/bell.ts';
import type { StoredEntry } from '../journal/entry.entity.ts';
import { streamOf } from '../journal/stream.entity.ts';
import { followAs } from '../journal/tail.ts';
import { Case } from '../case/case.entity.ts';
import { maySee } from '../case/case.policy.ts';
import { whoIsHere } from '../escalation/here.read.ts';
import { Complainant } from '../feedback/complainant.entity.ts';
import { opened, trackingSecret } from '../feedback/identity.service.ts';
import { TrackingKey } from '../feedback/tracking.entity.ts';
import { isUrgent } from './choice.policy.ts';
import { headOf, nextDue, sendDue } from './delivery.service.ts';
import { letterOf, type Template } from './letters.ts';
import { valuesOf } from './matter.read.ts';
import type { NoticeCause } from './notice.entity.ts';
import { effects, letterFor, stoodInFor, type Effect } from './notice.policy.ts';
import { sendAnew, sendOnItsWay, settle } from './passage.service.ts';
import { recipientOf } from './recipient.read.ts';
import { SmsPort } from './sms/sms.ts';

interface Reads { readonly house: House; readonly bell: Bell; readonly poll: number }

/** Reads the journal and tells whom it concerns: colleagues by a notice, the complainant by a letter. Each effect once, whoever reads. */
export const readNotices = async ({ house, bell, poll }: Reads): Promise<{ stop(): Promise<void> }> => {
  const ctx = new Context(house, system, 'en');
  const tail = await followAs('notice', {
    fork: house.fork, bell, log: house.log, poll, concerns: ({ kind }) => kind in effects, rings: 'letters',
    onEntries: async (entries, em) => {
      for (const entry of entries) await effectsOf(ctx, em, entry);
    },
  });
  const stopSending = keepLooking(house, 'Letters could not be looked at.', async () => {
    await sendDue(house);
    return nextDue(house);
  }, (wake) => bell.hear((streams) => (!streams.length || streams.includes('letters')) && wake()));
  return {
    async stop() {
      await Promise.all([tail.stop(), stopSending()]);
    },
  };
};

const effectsOf = async (ctx: Context, em: EntityManager, entry: StoredEntry): Promise<void> => {
  if (effects[entry.kind]?.forgets?.(entry)) await em.execute("update delivery set sealed = null, wrapped_key = null, state = 'failed', due_at = null where case_id = ? and way <> 'verb'", [streamOf(entry.stream).id], 'run');
  const effect = effects[entry.kind];
  if (effect?.replans) return sendAnew(em, effect.replans(entry), ctx.now());
  const { kind, id } = streamOf(entry.stream);
  if (!effect || (kind !== 'case' && kind !== 'action')) return;
  const kase = await em.findOne(Case, { id: kind === 'case' ? id : ((entry.fact['case'] as string | undefined) ?? id) });
  if (!kase || kase.channel === 'import') return;
  if (effect.settles) await settle(em, kase.id, effect.settles, ctx.now());
  if (effect.cause) await tellInside(ctx, em, entry, effect, kase);
  if (effect.letter) await tellOutside(ctx, em, entry, effect, kase);
  if (effect.acknowledges) await acknowledgeByItself(ctx, em, entry, kase);
};

const tellInside = async (ctx: Context, em: EntityManager, entry: StoredEntry, effect: Effect, kase: Case): Promise<void> => {
  const meant = (effect.whom?.(entry, kase) ?? []).filter((id): id is string => !!id);
  const heads = effect.heads ? await em.execute<{ id: string; department: string }[]>('select coalesce(head_id, deputy_id) as id, id as department from department where id = any(?::uuid[]) and coalesce(head_id, deputy_id) is not null', [`{${kase.departmentIds.join(',')}}`]) : [];
  const wanted = (typeof effect.roles === 'function' ? effect.roles(entry) : effect.roles) ?? [];
  const roles = wanted.length && !kase.confidential ? await em.execute<{ id: string }[]>('select id from person where active and not program and roles && ?::text[]', [`{${wanted.join(',')}}`]) : [];
  const owners = effect.owner || effect.verifier ? await em.execute<{ id: string }[]>(`select ${effect.owner ? 'owner_id' : 'verifier_id'} as id from action where id = ? and ${effect.owner ? 'owner_id' : 'verifier_id'} is not null`, [entry.subjectId]) : [];
  const reminded = effect.reminds?.(entry);
  const told = [...meant, ...(reminded && (await sees(em, reminded, kase, ctx.now())) ? [reminded] : []), ...owners.map(({ id }) => id), ...heads.map(({ id }) => id), ...roles.map(({ id }) => id)];
  const twice = effect.toldBy ? await em.execute<{ id: string }[]>(
    `select n.person_id as id from notice n join entry e on e.stream = n.stream and e.seq = n.seq where n.case_id = ? and e.kind = ? and e.fact->>'clock' = ? and e.happened_at = ?`, [kase.id, effect.toldBy, entry.fact['clock'], entry.happenedAt]) : [];
  const whom = new Set(told.filter((id) => !twice.some((one) => one.id === id) && (!effect.uninvolved || !kase.involvedIds.includes(id))));
  const named = effect.byName?.(entry);
  const causeFor = (personId: string): NoticeCause => (typeof effect.cause === 'function' ? effect.cause(entry, personId) : effect.cause!);
  const deputies = await deputiesOf(em, [...whom].filter((id) => stoodInFor.has(causeFor(id))), heads, kase, ctx.now());
  if (effect.tells) await em.execute(
    `update notice n set read_at = ? from entry e where e.stream = n.stream and e.seq = n.seq and n.case_id = ? and n.read_at is null and n.person_id = any(?::uuid[]) and e.kind = ? and e.fact->>'clock' = ? and e.happened_at = ?`, [ctx.now(), kase.id, `{${[...whom].join(',')}}`, effect.tells, entry.fact['clock'] ?? null, entry.happenedAt], 'run');
  for (const [personId, standsFor] of [...[...whom].map((id) => [id, null] as const), ...[...deputies].filter(([id]) => !whom.has(id) && !twice.some((one) => one.id === id))]) {
    if (personId === entry.actorId || kase.excludedIds.includes(personId)) continue;
    const cause = causeFor(standsFor ?? personId);
    const urgent = isUrgent(cause, { safety: kase.assessed?.safety === true, byName: personId === named });
    const notice = { id: newId(ctx.now()), personId, caseId: kase.id, cause, at: entry.at, urgent };
    const made = await em.execute<unknown[]>('insert into notice (id, effect, person_id, stands_for_id, case_id, stream, seq, cause, at, urgent) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (effect) do nothing returning id',
      [notice.id, effectFor(entry, personId), personId, standsFor, kase.id, entry.stream, entry.seq, cause, entry.at, urgent]);
    if (made.length) await sendOnItsWay(em, notice, ctx.now());
  }
};

const sees = async (em: EntityManager, personId: string, kase: Case, now: Date): Promise<boolean> => {
  const who = await recipientOf(em, personId, now);
  return !!who && maySee(who.actor, kase, 'card');
};

/**
 * Who stands in for those of them who are away now, each with the one whom they stand in for. Where the deputy of a lead or a head may not see the case, whoever
 * answers for the department is asked, those above, and the top (domain.md 17).
 */
const deputiesOf = async (em: EntityManager, ids: readonly string[], heads: readonly { readonly id: string; readonly department: string }[], kase: Case, now: Date): Promise<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>();
  if (!ids.length) return found;
  const away = await em.execute<{ id: string }[]>('select person_id as id from absence where person_id = any(?::uuid[]) and withdrawn_at is null and from_at <= ? and until_at > ?', [`{${ids.join(',')}}`, now, now]);
  const here = away.length ? await whoIsHere(em, ids, now) : null;
  for (const { id } of away) {
    const departmentId = heads.find((head) => head.id === id)?.department ?? (id === kase.leadId ? kase.departmentId : null);
    const sees = (who: Actor): boolean => maySee(who, kase, 'card');
    const deputy = departmentId ? here!.reminded({ leadId: id, departmentId, excludedIds: kase.excludedIds }, { target: 'lead' }, sees) : here!.inStead(id, kase, sees);
    if (deputy && !found.has(deputy)) found.set(deputy, id);
  }
  return found;
};

/** What happens to an action stands in each case that it answers, and concerns somebody once. */
const effectFor = ({ stream, seq, subjectType, subjectId, kind, at }: StoredEntry, personId: string): string =>
  (subjectType === 'action' ? `action:${subjectId}:${kind}:${at.toISOString()}:${personId}` : `${stream}:${seq}:${personId}`);

const tellOutside = async (ctx: Context, em: EntityManager, entry: StoredEntry, effect: Effect, kase: Case): Promise<void> => {
  const who = await em.findOne(Complainant, { caseId: kase.id });
  const key = await em.findOne(TrackingKey, { id: kase.id });
  if (!who || !key || !addressOf(ctx, who)) return;
  const link = `${ctx.house.port(OriginPort)()}/track/${kase.number}${effect.to ?? ''}?key=${trackingSecret(ctx, kase.id, key.turn)}`;
  const template = letterFor(kase, entry);
  if (!template) return;
  const { name: house } = await headOf(ctx, who.language, em);
  const letter = await letterOf(em, template, who.language, await valuesOf(ctx, em, { fact: entry.fact, kase, template, language: who.language, link, house, words: effect.words }));
  for (const [n, address] of addressesOf(ctx, who, template).entries())
    await ctx.house.port(PostPort)(ctx, { effect: `${entry.stream}:${entry.seq}:${template}${n ? `:${address.way}` : ''}`, ...address, letter, caseId: kase.id }, em);
};

/** A reminder goes every way that is known and open: silence on one alone may be a dead address (domain.md 24). */
const addressesOf = (ctx: Context, who: Complainant, template: Template): Address[] => {
  const usual = addressOf(ctx, who);
  if (!usual || template !== 'reminder') return usual ? [usual] : [];
  const { email, phone } = opened(ctx, who);
  if (usual.way === 'phone') return email ? [usual, { way: 'email', to: email }] : [usual];
  return phone && ctx.house.port(SmsPort) ? [usual, { way: 'phone', to: phone }] : [usual];
};

interface Address { readonly way: 'email' | 'phone'; readonly to: string }

/** Where this person wants to be written to, if anywhere. */
const addressOf = (ctx: Context, who: Complainant | null): Address | null => {
  const { email, phone } = opened(ctx, who);
  if (email && who?.reach !== 'sms' && who?.reach !== 'none') return { way: 'email', to: email };
  return phone && (who?.reach === 'sms' || who?.reach === 'phone') ? { way: 'phone', to: phone } : null;
};

/** What came by a form or from somebody who can be written to is acknowledged at once, by the verb that people use; for the rest a person does it. */
const acknowledgeByItself = async (ctx: Context, em: EntityManager, entry: StoredEntry, kase: Case): Promise<void> => {
  if (!['form', 'app', 'api'].includes(kase.channel) && !addressOf(ctx, await em.findOne(Complainant, { caseId: kase.id }))) return;
  await em.execute("insert into delivery (id, effect, case_id, way, state, at, due_at, tries) values (?, ?, ?, 'verb', 'waiting', ?, ?, 0) on conflict (effect) do nothing",
    [newId(ctx.now()), `${entry.stream}:${entry.seq}:acknowledge`, kase.id, ctx.now(), ctx.now()], 'run');
};
