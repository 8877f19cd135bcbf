import type { EntityManager } from '@mikro-orm/postgresql';
import type { StoredEntry } from '../journal/entry.entity.ts';
import type { Context } from '../platform/context.ts';
import { named, type Language } from '../platform/language.ts';
import { OriginPort, PostPort, type Letter } from '../platform/post.ts';
import { FactorLifted, ResetAsked } from './access/access.kinds.ts';
import { Organisation, organisationId } from './organisation.entity.ts';
import { PersonInvited } from './people.kinds.ts';
import { Person } from './person.entity.ts';
import type { TicketPurpose } from './access/ticket.entity.ts';
import { makeTicket } from './access/ticket.service.ts';

const purposes: Readonly<Record<string, 'invitation' | 'reset'>> = { [PersonInvited.name]: 'invitation', [ResetAsked.name]: 'reset' };

/** What somebody who has an account is written about. */
export const lettersOf: readonly string[] = [...Object.keys(purposes), FactorLifted.name];

/**
 * Writes the letters that invitations and resets ask for. The link's secret is made here, so that it stands in the letter and nowhere
 * else; ticket, letter and the reader's cursor are one transaction.
 */
export const writeLetters = async (ctx: Context, entries: readonly StoredEntry[], em: EntityManager): Promise<void> => {
  for (const entry of entries) {
    if (entry.kind === FactorLifted.name) await writeLifted(ctx, entry, em);
    const purpose = purposes[entry.kind];
    if (!purpose || new Date(String(entry.fact['until'])) <= ctx.now()) continue;
    const person = await em.findOne(Person, { id: String(entry.fact['person']), active: true });
    if (!person?.email || (purpose === 'invitation' && person.joinedAt)) continue;
    const secret = await makeTicket(ctx, em, purpose satisfies TicketPurpose, person.id);
    const house = await em.findOne(Organisation, { id: organisationId });
    const href = `${ctx.house.port(OriginPort)()}/${purpose}/${secret}`;
    await ctx.house.port(PostPort)(ctx, { effect: `${entry.stream}:${entry.seq}:${purpose}`, way: 'email', to: person.email, letter: letterOf(purpose, person, house, href) }, em);
  }
};

/** A letter without a secret: whoever did not lose anything has to learn of it. */
const writeLifted = async (ctx: Context, entry: StoredEntry, em: EntityManager): Promise<void> => {
  const person = await em.findOne(Person, { id: String(entry.fact['person']), active: true });
  if (!person?.email) return;
  const { language } = person;
  const href = `${ctx.house.port(OriginPort)()}/sign-in`;
  const { subject, lines, go } = lifted[language];
  const letter: Letter = { language, subject, pieces: [greeting(person), { says: [lines] }, { button: go, href }] };
  await ctx.house.port(PostPort)(ctx, { effect: `${entry.stream}:${entry.seq}:lifted`, way: 'email', to: person.email, letter }, em);
};

const lifted: Readonly<Record<Language, { subject: string; lines: string; go: string }>> = {
  en: {
    subject: 'Your second factor was removed', go: 'Sign in',
    lines: 'An administrator removed the second factor of your account because it was reported lost. All your sessions have ended. Please sign in with your password: a new second factor is set up then. If you did not report this, please tell your administrators at once.',
  },
  ar: {
    subject: 'إلغاء عامل التحقق الثاني لحسابكم', go: 'تسجيل الدخول',
    lines: 'ألغت إدارة المنصة عامل التحقق الثاني لحسابكم بعد الإبلاغ عن فقدانه، وانتهت جميع جلساتكم. يرجى تسجيل الدخول بكلمة المرور، ويتم عندها إعداد عامل تحقق جديد. إن لم يكن البلاغ منكم فيرجى إخبار إدارة المنصة فورًا.',
  },
};

const greeting = (person: Person): Letter['pieces'][number] => {
  const arabic = person.language === 'ar';
  return { says: [arabic ? 'السلام عليكم ' : 'Dear ', { id: named(person, person.language) }, arabic ? '،' : ','] };
};

const letterOf = (purpose: 'invitation' | 'reset', person: Person, house: Organisation | null, href: string): Letter => {
  const { language } = person;
  const { subject, lines } = says[purpose][language]({ name: named(person, language), house: house ? named(house, language) : '' });
  const [button, once] = language === 'ar' ? (['اختيار كلمة المرور', 'يعمل الرابط مرة واحدة.'] as const) : (['Choose a password', 'The link opens once.'] as const);
  return { language, subject, pieces: [greeting(person), { says: [lines] }, { button, href }, { says: [once] }] };
};

interface Told { readonly name: string; readonly house: string }
const says: Readonly<Record<'invitation' | 'reset', Readonly<Record<Language, (told: Told) => { subject: string; lines: string }>>>> = {
  invitation: {
    en: ({ house }) => ({ subject: `Your account at ${house}`, lines: `An account for handling complaints at ${house} is waiting for you. Please choose a password within seven days.` }),
    ar: ({ house }) => ({ subject: `حسابكم لدى ${house}`, lines: `تم إعداد حساب لكم لمعالجة الشكاوى لدى ${house}. يرجى اختيار كلمة المرور خلال سبعة أيام.` }),
  },
  reset: {
    en: () => ({ subject: 'A new password', lines: 'A new password was asked for with this address. The link is good for one hour. If it was not you, nothing needs to be done.' }),
    ar: () => ({ subject: 'كلمة مرور جديدة', lines: 'ورد طلب لتعيين كلمة مرور جديدة بهذا العنوان. الرابط صالح لساعة واحدة. إن لم يكن الطلب منكم فلا يلزم أي إجراء.' }),
  },
};
