import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PageInfo } from '../platform/page.ts';
import { vocabulary } from '../platform/vocabulary.ts';
import { ApiToken } from './access/api-token.entity.ts';
import { Person } from './person.entity.ts';

/** What somebody is to a piece of open work. */
vocabulary('openWork', {
  lead: ['Lead of a case', 'قيادة فريق'], offered: ['Offered the lead', 'عرض قيادة'], member: ['In the team', 'عضوية فريق'], task: ['Task', 'مهمة'],
  action: ['Owner of an action', 'تنفيذ إجراء'], verification: ['Verification', 'تحقق من إجراء'], escalation: ['Escalation', 'تصعيد'], approval: ['Approval', 'اعتماد'],
});

/** Where somebody stands with the house. */
vocabulary('personStanding', { here: ['Here', 'على رأس العمل'], away: ['Away', 'في غياب'], invited: ['Invited', 'تمت الدعوة'], left: ['Left', 'انتهى العمل'] });

@ObjectType({ description: 'A piece of work that somebody has open.' })
export class OpenPieceView {
  @Field(() => String, { description: 'What it is to this person: lead, member, task, action …' }) kind!: string;
  @Field(() => String, { description: "The same in the reader's language." }) kindSaid!: string;
  @Field(() => ID, { description: 'Id of the case, action or task.' }) id!: string;
  @Field(() => String, { nullable: true, description: 'Its number.' }) number?: string | null;
  @Field(() => String, { nullable: true, description: 'Its title; null where the reader may not see it.' }) title?: string | null;
}

@ObjectType({ description: 'A person and the place in the list.' })
export class PersonEdge {
  @Field(() => Person, { description: 'The person.' }) node!: Person;
  @Field(() => String, { description: 'Opaque place; give it as `after`.' }) cursor!: string;
}

@ObjectType({ description: 'A page of people.' })
export class PersonConnection {
  @Field(() => [PersonEdge], { description: 'The rows of this page.' }) edges!: PersonEdge[];
  @Field(() => PageInfo, { description: 'How the page lies in the list.' }) pageInfo!: PageInfo;
  @Field(() => Int, { description: 'How many there are in all.' }) totalCount!: number;
}

@ObjectType({ description: 'A token that was just made.' })
export class MadeToken {
  @Field(() => ApiToken, { description: 'The token.' }) token!: ApiToken;
  @Field(() => String, { nullable: true, description: 'Its secret, told this once; null where a retry asks again.' }) secret!: string | null;
}

@ObjectType({ description: 'What an authenticator needs; in use only once its first code was given.' })
export class FactorOffer {
  @Field(() => String, { description: 'Give it back with the first code.' }) ticket!: string;
  @Field(() => String, { description: 'otpauth address, for apps on this device.' }) address!: string;
  @Field(() => String, { description: 'The secret in base32, for typing.' }) secret!: string;
  @Field(() => String, { description: 'The address as a QR code: an SVG image.' }) qr!: string;
}

@ObjectType({ description: 'Codes that stand in when the authenticator is lost; each opens once.' })
export class RecoveryCodes {
  @Field(() => [String], { description: 'Shown this once.' }) codes!: string[];
}

@ObjectType({ description: 'What a link is good for.' })
export class TicketView {
  @Field(() => Boolean, { description: 'Whether it still opens something.' }) good!: boolean;
  @Field(() => String, { nullable: true, description: 'Name of the person it is for.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'E-mail address it is for.' }) email?: string | null;
  @Field(() => String, { nullable: true, description: 'Language of everything written to that person: ar or en.' }) language?: string | null;
}

@ObjectType({ description: 'What came of asking for a letter: the same for every address.' })
export class LetterAsked {
  @Field(() => Boolean, { description: 'True: if the address is known here, a letter is on its way.' }) asked!: boolean;
}
