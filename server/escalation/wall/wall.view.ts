import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { answerOf } from '../../platform/answer.ts';
import { BoardTime } from '../board.view.ts';

/*
 * What a wall shows has types of its own: confidentiality is a type, not a filter. Nothing here holds a word that somebody wrote but the
 * title, where the wall's policy lets titles be seen, and a name, as far as it names people.
 */

@ObjectType({ description: 'A square code for telephones, as the path of an SVG in which a module is 1 × 1.' })
export class WallQr {
  @Field(() => Int, { description: 'Modules along one side, the quiet zone included.' }) size!: number;
  @Field(() => String, { description: 'The dark modules.' }) path!: string;
}

@ObjectType({ description: 'One matter as a wall may show it: masked by its policy, never confidential.' })
export class WallCard {
  @Field(() => ID, { description: 'Opaque id, so that a screen tells one from the other.' }) id!: string;
  @Field(() => String, { description: 'Number of the case or action.' }) number!: string;
  @Field(() => String, { nullable: true, description: 'The title, where this wall shows titles.' }) title?: string | null;
  @Field(() => String, { description: 'What it is: a word of `nature` or of `action`.' }) kind!: string;
  @Field(() => String, { nullable: true, description: 'Its category.' }) category?: string | null;
  @Field(() => String, { nullable: true, description: 'Branch, else department.' }) place?: string | null;
  @Field(() => String, { nullable: true, description: 'Risk band.' }) band?: string | null;
  @Field(() => Int, { description: 'Level of escalation, 0 = none.' }) level!: number;
  @Field(() => String, { description: 'calm, watch, late, breached, paused or plain.' }) state!: string;
  @Field(() => Boolean, { description: 'Whether somebody has it.' }) taken!: boolean;
  @Field(() => String, { nullable: true, description: 'Who has it, as far as this wall names people.' }) holder?: string | null;
  @Field(() => GraphQLISODateTime, { description: 'Since when it is escalated or overdue.' }) since!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Until when it has to be taken; then it climbs.' }) takeBy?: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the next update is promised.' }) nextUpdateAt?: Date | null;
  @Field(() => BoardTime, { nullable: true, description: 'Its time, counted as its promise counts.' }) time?: BoardTime | null;
  @Field(() => WallQr, { nullable: true, description: 'Leads somebody who is signed in on a telephone to taking it.' }) qr?: WallQr | null;
}

@ObjectType({ description: 'Something that stands below the figure of a tile.' })
export class WallFact {
  @Field(() => String, { description: 'oldest, notTaken, nextWord, noLead, longest, breached, late, waiting, judge, yesterday, share or none.' }) about!: string;
  @Field(() => Int, { nullable: true, description: 'The figure.' }) figure?: number | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'The instant.' }) at?: Date | null;
}

@ObjectType({ description: 'A tile: one figure, or one matter.' })
export class WallTile {
  @Field(() => String, { description: 'What it counts: breached, escalated, soon, paused, department, overdue, blocked, due, verify, received, closed, onTime, missed, satisfied, open; or card.' }) about!: string;
  @Field(() => String, { description: 'calm, watch, late, breached, paused or plain.' }) state!: string;
  @Field(() => String, { nullable: true, description: 'Name of the department it is about.' }) name?: string | null;
  @Field(() => Int, { nullable: true, description: 'The figure; null for a matter.' }) figure?: number | null;
  @Field(() => Int, { nullable: true, description: 'Of how many.' }) of?: number | null;
  @Field(() => [WallFact], { description: 'What stands below it.' }) facts!: WallFact[];
  @Field(() => WallCard, { nullable: true, description: 'The matter.' }) card?: WallCard | null;
}

@ObjectType({ description: 'A page of a wall: at most six tiles.' })
export class WallPage {
  @Field(() => String, { description: 'escalations, departments, actions or day.' }) template!: string;
  @Field(() => String, { nullable: true, description: 'The department that it is narrowed to.' }) department?: string | null;
  @Field(() => [WallTile], { description: 'At most six.' }) tiles!: WallTile[];
}

@ObjectType({ description: 'Everything that a wall shows at one instant.' })
export class WallView {
  @Field(() => ID, { description: 'Opaque id of the wall.' }) id!: string;
  @Field(() => String, { description: 'What people call it.' }) name!: string;
  @Field(() => String, { description: 'en or ar.' }) language!: string;
  @Field(() => String, { description: 'dark or light.' }) scheme!: string;
  @Field(() => String, { description: 'IANA zone.' }) zone!: string;
  @Field(() => Int, { description: 'Seconds that a page stays.' }) seconds!: number;
  @Field(() => Boolean, { description: 'Whether it may be heard.' }) sound!: boolean;
  @Field(() => String, { nullable: true, description: 'Silent from.' }) quietFrom?: string | null;
  @Field(() => String, { nullable: true, description: 'Silent until.' }) quietUntil?: string | null;
  @Field(() => [WallPage], { description: 'Its pages, in the order in which they come round.' }) pages!: WallPage[];
  @Field(() => [WallCard], { description: 'What nobody has taken yet, the most pressing first: at most three.' }) attention!: WallCard[];
  @Field(() => Int, { description: 'How many nobody has taken yet.' }) untaken!: number;
  @Field(() => GraphQLISODateTime, { description: "The server's clock: what is shown is true for this instant." }) serverTime!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When figures change next though nothing happens: a deadline passes, a day begins.' }) changesAt?: Date | null;
}

@ObjectType({ description: 'What a screen shows that waits to be paired.' })
export class WallCode {
  @Field(() => String, { description: 'Eight digits.' }) code!: string;
  @Field(() => GraphQLISODateTime, { description: 'Until when it is good.' }) until!: Date;
  @Field(() => String, { description: "Told once: the browser's own secret, for a cookie that no script reads." }) secret!: string;
  @Field(() => WallQr, { description: 'Leads to the page on which it is paired.' }) qr!: WallQr;
}
export const WallCodeAnswer = answerOf('pairing', () => WallCode, 'WallCodeAnswer');
