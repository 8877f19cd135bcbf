import { expect } from 'vitest';
import { AddAction, BlockAction, ImplementAction, PlanVerification, StartAction } from '../../schema/documents/action.ts';
import { AppointLead, AskApproval, AssessCase, DeliverRemedy, Discuss, JoinTeam, OfferRemedy, RouteCase, SetTask, TellDecision, WriteResponse } from '../../schema/documents/case.ts';
import { EscalateCase, TakeEscalation } from '../../schema/documents/escalation.ts';
import { WriteTo } from '../../schema/documents/feedback.ts';
import { AddCause, RecordDecision, TakeStatement } from '../../schema/documents/investigation.ts';
import { Invite } from '../../schema/documents/people.ts';
import { plan } from '../action/deeds.ts';
import { aCase, figures, op, room } from '../case/room.ts';
import { departments } from '../cast.ts';
import { linkOf, tell, type Receipt } from '../feedback/telling.ts';
import type { TestHouse } from '../house.ts';
import { recorded, shown } from '../investigation/findings.ts';
import { linkTo } from '../people/inbox.ts';

/** A house in the middle of its work: every screen has something to show, in both languages. */
export interface Filled {
  /** The room in which every part has contents; its complainant's link. */
  readonly full: Receipt;
  /** A matter whose complainant is asked whether it is settled. */
  readonly settling: Receipt;
  /** An action of the full room. */
  readonly action: string;
  readonly invitation: string;
}

const day = 24 * 3_600_000;

/** Assessed and led by Salma, from the public form. */
const led = async (h: TestHouse, input: Parameters<typeof tell>[1], severity: number): Promise<Receipt> => {
  const receipt = await tell(h.guest(), input);
  // The machine acknowledges first; deciding meanwhile would be deciding on what is old.
  await expect.poll(async () => (await room(h.huda, receipt)).stage).toBe('acknowledged');
  const version = async (who = h.faisal): Promise<number> => (await room(who, receipt)).version;
  await h.huda.done(RouteCase, { opId: op(), id: receipt.id, expectedVersion: await version(h.huda), input: { departmentId: departments.logistics } });
  await h.faisal.done(AssessCase, { opId: op(), id: receipt.id, expectedVersion: await version(), input: { ...figures, severity, likelihood: severity } });
  await h.faisal.done(AppointLead, { opId: op(), id: receipt.id, expectedVersion: await version(), personId: h.salma.id });
  return receipt;
};

export const filled = async (h: TestHouse): Promise<Filled> => {
  const { invite } = await h.amal.done(Invite, { opId: op(), input: { nameEn: 'Dana Qasim', nameAr: 'دانة قاسم', email: 'dana@wadi.example', roles: ['investigator'], departmentId: departments.quality, language: 'ar' } });
  if (!invite.person) throw new Error('Nobody was invited.');

  const full = await led(h, { words: 'My insulin arrived warm. The box stood in the sun for hours, and nobody answered the phone.', sought: 'A replacement today, and an explanation.', product: 'Insulin glargine 100 IU/ml' }, 4);
  const { id } = full;
  for (const person of [h.lina, h.omar]) await h.salma.done(JoinTeam, { opId: op(), id, personId: person.id });
  const cause = await recorded(h, id);
  await h.salma.done(AddCause, { opId: op(), caseId: id, input: { text: 'يُحسب وقت التجميد من نهاية الوردية', leg: 'occurrence', parentId: cause.id } });
  await h.omar.done(AddCause, { opId: op(), caseId: id, input: { text: 'Nobody reads the loggers at handover', leg: 'detection', parentId: null } });
  const photo = await shown(h.omar, id, 'صورة مؤشر الحرارة', 'المؤشر أحمر عند التسليم.');
  await h.salma.done(RecordDecision, { opId: op(), caseId: id, input: { question: 'Which depot delivers until the freezers are in?', options: [{ text: 'Dammam, by night', chosen: true }, { text: 'نقل المخزون إلى جدة', chosen: false }], reason: 'Its packs are frozen for a day.', evidence: [`${photo.id}@1`] } });
  await h.salma.done(TakeStatement, { opId: op(), caseId: id, input: { side: 'respondent', personId: h.tariq.id, request: 'Please describe the loading of that morning.' } });
  await h.salma.done(Discuss, { opId: op(), id, input: { body: 'The logger curve is in: 11 °C at handover. @Omar, please compare it with Dammam.', mentions: [h.omar.id] } });
  await h.omar.done(Discuss, { opId: op(), id, input: { body: 'في الدمام 6 درجات في اليوم نفسه.' } });
  await h.salma.done(SetTask, { opId: op(), id, input: { title: 'Fetch the freezer log', ownerId: h.omar.id, dueAt: new Date(h.clock.now().getTime() + 2 * day).toISOString() } });
  await h.salma.done(WriteTo, { opId: op(), id, input: { words: 'A new box is on its way to you. Could you send us a picture of the indicator?', purpose: 'question', until: new Date(h.clock.now().getTime() + 3 * day).toISOString() } });
  const dueAt = new Date(h.clock.now().getTime() + 20 * day).toISOString();
  const add = async (kind: string, title: string, causeId: string | null = null) => (await h.salma.done(AddAction, { opId: op(), caseId: id, input: { kind, title, ownerId: h.salma.id, dueAt, causeId } })).addAction.action!;
  const corrective = await add('corrective', 'Freeze the packs for 24 hours', cause.id);
  await h.salma.done(PlanVerification, { opId: op(), id: corrective.id, plan, verifierId: h.omar.id, expectedVersion: corrective.version });
  await h.salma.done(StartAction, { opId: op(), id: corrective.id });
  await h.salma.done(ImplementAction, { opId: op(), id: corrective.id, input: { done: 'Two freezers, one rota.', similarPlaces: 'الدمام: الأمر نفسه وتم تصحيحه.', implementerId: h.lina.id } });
  const blocked = await add('containment', 'إيقاف التوصيل بعد الظهر');
  await h.salma.done(BlockAction, { opId: op(), id: blocked.id, reason: 'The night shift has no driver yet.' });
  await h.salma.done(OfferRemedy, { opId: op(), id, input: { kind: 'compensation', about: 'For the wait', amount: '150', currency: 'SAR' } });
  const { writeResponse } = await h.salma.done(WriteResponse, { opId: op(), id, input: { outcome: 'upheld', body: 'You were right: the packs were not frozen long enough.', recourse: 'You may ask for a review.', language: 'en' } });
  await h.salma.done(AskApproval, { opId: op(), id: writeResponse.response!.id, expectedVersion: writeResponse.response!.version });
  const { escalateCase } = await h.salma.done(EscalateCase, { opId: op(), caseId: id, cause: 'safety', reason: 'Vaccines may have been given.' });
  await h.faisal.done(TakeEscalation, { opId: op(), id: escalateCase.escalation!.id, nextUpdateAt: new Date(h.clock.now().getTime() + 2 * 3_600_000).toISOString() });

  const settling = await led(h, { words: 'طلبت صنفًا ووصل صنف آخر، ولم يُرد على اتصالي.', sought: 'استبدال الصنف.', who: { name: 'نورة العتيبي', email: 'noura@example.com', phone: '0551234567', language: 'ar' } }, 2);
  await h.salma.done(OfferRemedy, { opId: op(), id: settling.id, input: { kind: 'replacement', about: 'الصنف الصحيح' } });
  const letter = (await h.salma.done(WriteResponse, { opId: op(), id: settling.id, input: { outcome: 'upheld', body: 'الحق معكم، ووصل الصنف الصحيح اليوم.', recourse: 'يمكنكم طلب المراجعة.', language: 'ar' } })).writeResponse.response!;
  await h.salma.done(TellDecision, { opId: op(), id: letter.id, expectedVersion: letter.version });
  for (const remedy of (await room(h.salma, settling)).remedies) await h.salma.done(DeliverRemedy, { opId: op(), id: remedy.id });

  await tell(h.guest(), { nature: 'suggestion', words: 'Please let me choose a delivery hour.', sought: null });
  await tell(h.guest(), { nature: 'compliment', words: 'شكرًا للسائق الذي انتظر حتى وصلت.', sought: null });
  for (const [title, department] of [['Charged twice for one order', 'callCentre'], ['تأخر التوصيل أسبوعًا كاملًا دون إشعار', 'logistics'], ['Contract ended without notice', 'legal'], ['Cold-chain delivery arrived warm', 'logistics']] as const) {
    const kase = await aCase(h, { title, department });
    if (department === 'logistics') await h.faisal.done(EscalateCase, { opId: op(), caseId: kase.id, cause: 'silence', reason: 'No answer for a week.' });
  }
  return { full, settling, action: corrective.number, invitation: await linkTo(h, 'dana@wadi.example') };
};

/** The address that opens a matter without an account. */
export const privateLink = (origin: string, receipt: Receipt): string => `${origin}/track/${receipt.number}?key=${linkOf(receipt).key}`;
