import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What a risk band demands.' })
export class BandRuleView {
  @Field(() => String, { description: 'The band.' }) band!: string;
  @Field(() => String, { description: 'How deep the causes are looked for.' }) depth!: string;
  @Field(() => Boolean, { description: 'A second person approves what is told.' }) approval!: boolean;
  @Field(() => Boolean, { description: 'A cause is demanded.' }) cause!: boolean;
  @Field(() => Boolean, { description: 'An action is demanded.' }) action!: boolean;
}

@ObjectType({ description: 'From and to on the clock of the zone.' })
export class HoursView {
  @Field(() => String, { description: 'From, HH:MM.' }) from!: string;
  @Field(() => String, { description: 'To, HH:MM; 24:00 ends the day.' }) to!: string;
  @Field(() => Boolean, { nullable: true, description: 'Ends on the next day.' }) overnight?: boolean | null;
}

@ObjectType({ description: 'The hours of one day of the week.' })
export class WeekdayView {
  @Field(() => String, { description: 'sun … sat.' }) day!: string;
  @Field(() => [HoursView], { description: 'Its hours.' }) hours!: readonly HoursView[];
}

@ObjectType({ description: 'The hours of an ordinary week, or of weeks that differ.' })
export class WeekView {
  @Field(() => String, { nullable: true, description: 'First day.' }) from?: string | null;
  @Field(() => String, { nullable: true, description: 'Last day.' }) to?: string | null;
  @Field(() => String, { nullable: true, description: 'Name in English.' }) nameEn?: string | null;
  @Field(() => String, { nullable: true, description: 'Name in Arabic.' }) nameAr?: string | null;
  @Field(() => Boolean, { description: 'Its days are expected only.' }) provisional!: boolean;
  @Field(() => [WeekdayView], { description: 'Days with hours.' }) days!: WeekdayView[];
}

@ObjectType({ description: 'A holiday, a shortened or an opened day.' })
export class ExceptionView {
  @Field(() => String, { description: 'Its name within the calendar.' }) id!: string;
  @Field(() => String, { description: 'close or open.' }) kind!: string;
  @Field(() => String, { description: 'First day.' }) from!: string;
  @Field(() => String, { nullable: true, description: 'Last day.' }) to?: string | null;
  @Field(() => [HoursView], { nullable: true, description: 'Part of the day only.' }) hours?: readonly HoursView[] | null;
  @Field(() => String, { description: 'Name in English.' }) nameEn!: string;
  @Field(() => String, { description: 'Name in Arabic.' }) nameAr!: string;
  @Field(() => Boolean, { description: 'Before its announcement.' }) provisional!: boolean;
  @Field(() => Boolean, { description: 'Returns each year.' }) yearly!: boolean;
}

@ObjectType({ description: 'A sample of what a promise comes to.' })
export class SampleView {
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it would be due.' }) dueAt?: Date | null;
  @Field(() => [String], { description: 'Why, step by step, in sentences.' }) why!: string[];
}

@ObjectType({ description: 'Up to which amount a role may offer a remedy alone.' })
export class LimitView {
  @Field(() => String, { description: 'Role.' }) role!: string;
  @Field(() => String, { description: 'Amount, as a decimal string.' }) amount!: string;
}

@ObjectType({ description: 'One of a list.' })
export class ChoiceView {
  @Field(() => String, { description: 'Value that is kept.' }) value!: string;
  @Field(() => String, { description: 'In English.' }) en!: string;
  @Field(() => String, { description: 'In Arabic.' }) ar!: string;
}

@ObjectType({ description: 'A word with what it is called.' })
export class WordView {
  @Field(() => String, { description: 'The word.' }) word!: string;
  @Field(() => String, { description: "In the reader's language." }) said!: string;
}

@ObjectType({ description: 'What may stand in braces in a letter.' })
export class PlaceholdersView {
  @Field(() => String, { description: 'Key of the letter.' }) key!: string;
  @Field(() => [String], { description: 'Names that are known.' }) known!: readonly string[];
  @Field(() => [String], { description: 'Names that have to be there.' }) needed!: readonly string[];
  @Field(() => [String], { description: 'Names that are known in its text message; none where there is no text message.' }) sms!: readonly string[];
  @Field(() => Boolean, { description: 'Whether it has a subject.' }) subject!: boolean;
}

@ObjectType({ description: 'What a setting may be.' })
export class SettingRuleView {
  @Field(() => String, { description: 'Key of the setting.' }) key!: string;
  @Field(() => String, { description: 'whole, yes, word or currency.' }) type!: string;
  @Field(() => Int, { nullable: true, description: 'The least.' }) least?: number | null;
  @Field(() => Int, { nullable: true, description: 'The most.' }) most?: number | null;
  @Field(() => [String], { nullable: true, description: 'The words.' }) words?: readonly string[] | null;
}

@ObjectType({ description: 'A choice of the public form.' })
export class OfferedCategory {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => ID, { nullable: true, description: 'The category above.' }) parentId?: string | null;
  @Field(() => String, { description: "The name in the reader's language." }) name!: string;
}

@ObjectType({ description: 'An own field that is asked for.' })
export class OfferedField {
  @Field(() => String, { description: 'Key under which the value stands.' }) key!: string;
  @Field(() => String, { description: "The label in the reader's language." }) name!: string;
  @Field(() => String, { description: 'What may stand in it.' }) type!: string;
  @Field(() => Boolean, { description: 'Whether the public form asks it.' }) asked!: boolean;
  @Field(() => Boolean, { description: 'Whether it has to be filled in at some stage.' }) demanded!: boolean;
  @Field(() => [WordView], { description: 'Choices of a list.' }) choices!: WordView[];
}

@ObjectType({ description: 'What is wrong with a value of an own field.' })
export class OwnFault {
  @Field(() => String, { description: 'Key of the field.' }) key!: string;
  @Field(() => String, { description: "What has to be put right, in the reader's language." }) message!: string;
}

/** Everything that is decided here once, for the next case. */
@ObjectType({ description: 'The settings of the house: what was promised, by rows.' })
export class Settings {
  @Field(() => Boolean, { description: 'Whether the reader may change them.' }) mayKeep!: boolean;
}

@ObjectType({ description: 'How the house prints for whoever has not chosen otherwise, and in which currency it offers money.' })
export class HouseStandards {
  @Field(() => String, { description: 'Digits: latn or arab.' }) digits!: string;
  @Field(() => Boolean, { description: 'Umm al-Qura dates stand as a second line.' }) hijri!: boolean;
  @Field(() => String, { description: 'Currency, by its three letters.' }) currency!: string;
}
