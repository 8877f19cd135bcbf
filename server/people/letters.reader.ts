import type { EntityManager } from '@mikro-orm/postgresql';
import type { StoredEntry } from '../journal/entry.entity.ts';
import type { Context } from '../platform/context.ts';
import { named, type Language } from '../platform/language.ts';
import { OriginPort, PostPort, type Letter } from '../platform/post.ts';
import { ResetAsked } from './access.kinds.ts';
import { Organisation, organisationId } from './organisation.entity.ts';
import { PersonInvited } from './people.kinds.ts';
import { Person } from './person.entity.ts';
import type { TicketPurpose } from './ticket.entity.ts';
import { makeTicket } from './ticket.service.ts';

const purposes: Readonly<Record<string, 'invitation' | 'reset'>> = { [PersonInvited.name]: 'invitation', [ResetAsked.name]: 'reset' };

/**
 * Writes the letters that invitations and resets ask for. The link's secret is made here, so that it stands in the letter and nowhere
 * else; ticket, letter and the reader's cursor are one transaction.
 */
export const writeLetters = async (ctx: Context, entries: readonly StoredEntry[], em: EntityManager): Promise<void> => {
  for (const entry of entries) {
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

const letterOf = (purpose: 'invitation' | 'reset', person: Person, house: Organisation | null, href: string): Letter => {
  const { language } = person;
  const { subject, lines } = says[purpose][language]({ name: named(person, language), house: house ? named(house, language) : '' });
  const [greeting, button, once] = language === 'ar' ? (['السلام عليكم', 'اختيار كلمة المرور', 'يعمل الرابط مرة واحدة.'] as const) : (['Dear', 'Choose a password', 'The link opens once.'] as const);
  return { language, subject, pieces: [{ says: [`${greeting} `, { id: named(person, language) }, language === 'ar' ? '،' : ','] }, { says: [lines] }, { button, href }, { says: [once] }] };
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
