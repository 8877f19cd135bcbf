// Long because it is one list: the input of every rule that an administrator edits.
import { ArrayMaxSize, IsIn, IsInt, IsNotEmpty, IsNumber, IsOptional, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { Shaped } from '../platform/shape.ts';
import { climbing, natures } from './category.entity.ts';
import { budgetWords, clockNames } from './commitment.entity.ts';
import { ladderTargets } from './ladder.entity.ts';
import { bands, depths } from './matrix.entity.ts';
import { bodyKinds } from './outside-body.entity.ts';
import { ownTypes, requiredStages } from './own-field.entity.ts';
import { settingKeys } from './setting.entity.ts';
import { wordingKeys } from './wording.policy.ts';

/** An id of any version, in lower case. */
/** Arabic and English are equal: a name is asked in both. */
const inEnglish = 'Name in English.';
/** Typed as per cent, sent as a share: a limit in the words of either would be wrong in the other. */
const aShare = 'a share of the time';
const inArabic = 'Name in Arabic.';

@InputType({ description: 'What a category is, and where it sends a case.' })
export class CategoryInput {
  @IsNotEmpty() @MaxLength(120) @Field(() => String, { description: inEnglish }) nameEn!: string;
  @IsNotEmpty() @MaxLength(120) @Field(() => String, { description: inArabic }) nameAr!: string;
  @IsOptional() @Shaped('id') @Field(() => ID, { nullable: true, description: 'The category above.' }) parentId?: string | null;
  @ArrayMaxSize(10) @IsIn(natures, { each: true }) @Field(() => [String], { description: 'Natures it is offered for; empty for all.' }) natures!: string[];
  @IsOptional() @Shaped('id') @Field(() => ID, { nullable: true, description: 'Department it is routed to.' }) departmentId?: string | null;
  @IsOptional() @Shaped('id') @Field(() => ID, { nullable: true, description: 'Queue it is routed to.' }) queueId?: string | null;
  @IsOptional() @IsIn(climbing) @Field(() => String, { nullable: true, description: `Why its cases climb at once: ${climbing.join(', ')}.` }) climbs?: string | null;
  @Field(() => Boolean, { description: 'A cause is demanded before closing.' }) demandsCause!: boolean;
  @Field(() => Boolean, { description: 'An action is demanded before closing.' }) demandsAction!: boolean;
  @IsInt() @Min(0) @Max(999) @Field(() => Int, { description: 'Place among its siblings.' }) rank!: number;
  @Field(() => Boolean, { description: 'Whether it is offered.' }) active!: boolean;
}

@InputType({ description: 'A place where cases wait.' })
export class QueueInput {
  @IsNotEmpty() @MaxLength(120) @Field(() => String, { description: inEnglish }) nameEn!: string;
  @IsNotEmpty() @MaxLength(120) @Field(() => String, { description: inArabic }) nameAr!: string;
  @IsOptional() @Shaped('id') @Field(() => ID, { nullable: true, description: 'Department that empties it.' }) departmentId?: string | null;
  @ArrayMaxSize(20) @Shaped('language', { each: true }) @Field(() => [String], { description: 'Languages answered from here; empty for all.' }) languages!: string[];
  @ArrayMaxSize(20) @MaxLength(60, { each: true }) @Field(() => [String], { description: 'Skills asked for.' }) skills!: string[];
  @IsInt() @Min(0) @Max(999) @Field(() => Int, { description: 'Place in lists.' }) rank!: number;
  @Field(() => Boolean, { description: 'Whether cases wait here.' }) active!: boolean;
}

@InputType({ description: 'Sends what fits it to a department and a queue.' })
export class RoutingInput {
  @IsOptional() @IsIn(natures) @Field(() => String, { nullable: true, description: 'Nature.' }) nature?: string | null;
  @IsOptional() @Shaped('id') @Field(() => ID, { nullable: true, description: 'Category, with all below it.' }) categoryId?: string | null;
  @IsOptional() @Shaped('id') @Field(() => ID, { nullable: true, description: 'Branch.' }) branchId?: string | null;
  @IsOptional() @Shaped('language') @Field(() => String, { nullable: true, description: 'Language of the complainant.' }) language?: string | null;
  @IsOptional() @MaxLength(20) @Field(() => String, { nullable: true, description: 'Channel it came by.' }) channel?: string | null;
  @IsOptional() @Shaped('id') @Field(() => ID, { nullable: true, description: 'Department that answers.' }) departmentId?: string | null;
  @IsOptional() @Shaped('id') @Field(() => ID, { nullable: true, description: 'Queue.' }) queueId?: string | null;
  @IsInt() @Min(0) @Max(999) @Field(() => Int, { description: 'Decides between equally specific rules: the smaller wins.' }) rank!: number;
  @Field(() => Boolean, { description: 'Whether it is in use.' }) active!: boolean;
}

@InputType({ description: 'What a risk band demands.' })
export class BandRuleInput {
  @IsIn(bands) @Field(() => String, { description: 'The band.' }) band!: string;
  @IsIn(depths) @Field(() => String, { description: 'How deep the causes are looked for.' }) depth!: string;
  @Field(() => Boolean, { description: 'A second person approves what is told.' }) approval!: boolean;
  @Field(() => Boolean, { description: 'A cause is demanded.' }) cause!: boolean;
  @Field(() => Boolean, { description: 'An action is demanded.' }) action!: boolean;
}

@InputType({ description: 'The risk matrix, whole.' })
export class MatrixInput {
  @ArrayMaxSize(25) @IsIn(bands, { each: true }) @Field(() => [String], { description: 'Twenty-five bands: severity 1 with likelihood 1 to 5, then severity 2, and so on.' }) cells!: string[];
  @ArrayMaxSize(4) @ValidateNested({ each: true }) @Field(() => [BandRuleInput], { description: 'What each band demands.' }) rules!: BandRuleInput[];
  @IsIn(bands) @Field(() => String, { description: 'What touches safety is never below.' }) safetyFloor!: string;
  @IsIn(bands) @Field(() => String, { description: 'An impact of 4 or 5 is never below.' }) impactFloor!: string;
  @IsIn(bands) @Field(() => String, { description: 'Where the complainant needs special care: never below.' }) careFloor!: string;
}

@InputType({ description: 'What is promised for one clock, and for whom.' })
export class CommitmentInput {
  @IsIn(clockNames) @Field(() => String, { description: `Which clock: ${clockNames.join(', ')}.` }) clock!: string;
  @IsNotEmpty() @MaxLength(160) @Field(() => String, { description: inEnglish }) nameEn!: string;
  @IsNotEmpty() @MaxLength(160) @Field(() => String, { description: inArabic }) nameAr!: string;
  @IsOptional() @IsIn(budgetWords) @Field(() => String, { nullable: true, description: `Unit of the promise: ${budgetWords.join(', ')}.` }) promiseUnit?: string | null;
  @IsOptional() @IsNumber() @Field(() => Float, { nullable: true, description: 'How many; left out where nothing is promised outside.' }) promiseAmount?: number | null;
  @IsOptional() @IsIn(budgetWords) @Field(() => String, { nullable: true, description: 'Unit of our own target.' }) targetUnit?: string | null;
  @IsOptional() @IsNumber() @Field(() => Float, { nullable: true, description: 'How many.' }) targetAmount?: number | null;
  @IsOptional() @IsIn(natures) @Field(() => String, { nullable: true, description: 'Nature it is for.' }) nature?: string | null;
  @IsOptional() @Shaped('id') @Field(() => ID, { nullable: true, description: 'Category it is for, with all below it.' }) categoryId?: string | null;
  @IsOptional() @IsIn(bands) @Field(() => String, { nullable: true, description: 'Risk band it is for.' }) band?: string | null;
  @IsOptional() @Shaped('id') @Field(() => ID, { nullable: true, description: 'Branch it is for.' }) branchId?: string | null;
  @IsOptional() @Shaped('language') @Field(() => String, { nullable: true, description: 'Language it is for.' }) language?: string | null;
  @IsInt() @Min(0) @Max(999) @Field(() => Int, { description: 'Decides between equally specific ones: the smaller wins.' }) rank!: number;
  @ArrayMaxSize(10) @MaxLength(40, { each: true }) @Field(() => [String], { description: 'Reasons for which it may pause.' }) pausable!: string[];
  @IsInt() @Min(0) @Max(365) @Field(() => Int, { description: 'Longest time paused in all, in days.' }) pauseDays!: number;
  @IsInt() @Min(0) @Max(9) @Field(() => Int, { description: 'How often it may be extended.' }) extensions!: number;
  @Field(() => Boolean, { description: 'Asked by law or by a regulator.' }) legal!: boolean;
  @IsOptional() @MaxLength(200) @Field(() => String, { nullable: true, description: 'The rule, where it is legal.' }) ruleName?: string | null;
}

@InputType({ description: 'From and to on the clock of the zone; `24:00` ends the day.' })
export class HoursInput {
  @MaxLength(5) @Field(() => String, { description: 'From, HH:MM.' }) from!: string;
  @MaxLength(5) @Field(() => String, { description: 'To, HH:MM.' }) to!: string;
  @Field(() => Boolean, { nullable: true, description: 'Ends on the next day.' }) overnight?: boolean | null;
}

@InputType({ description: 'The hours of one day of the week.' })
export class WeekdayInput {
  @MaxLength(3) @Field(() => String, { description: 'sun, mon, tue, wed, thu, fri, sat.' }) day!: string;
  @ArrayMaxSize(6) @ValidateNested({ each: true }) @Field(() => [HoursInput], { description: 'Its hours; empty where it is off.' }) hours!: HoursInput[];
}

@InputType({ description: 'The hours of an ordinary week, or of weeks that differ.' })
export class WeekInput {
  @IsOptional() @MaxLength(10) @Field(() => String, { nullable: true, description: 'First day, YYYY-MM-DD; null for ever before.' }) from?: string | null;
  @IsOptional() @MaxLength(10) @Field(() => String, { nullable: true, description: 'Last day; null until another begins.' }) to?: string | null;
  @IsOptional() @MaxLength(80) @Field(() => String, { nullable: true, description: inEnglish }) nameEn?: string | null;
  @IsOptional() @MaxLength(80) @Field(() => String, { nullable: true, description: inArabic }) nameAr?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Its days are expected only.' }) provisional?: boolean | null;
  @ArrayMaxSize(7) @ValidateNested({ each: true }) @Field(() => [WeekdayInput], { description: 'Days with hours.' }) days!: WeekdayInput[];
}

@InputType({ description: 'A holiday, a shortened or an opened day.' })
export class ExceptionInput {
  @IsNotEmpty() @MaxLength(60) @Field(() => String, { description: 'Its name within the calendar.' }) id!: string;
  @IsIn(['close', 'open']) @Field(() => String, { description: 'close or open.' }) kind!: 'close' | 'open';
  @MaxLength(10) @Field(() => String, { description: 'First day, YYYY-MM-DD.' }) from!: string;
  @IsOptional() @MaxLength(10) @Field(() => String, { nullable: true, description: 'Last day.' }) to?: string | null;
  @IsOptional() @ArrayMaxSize(6) @ValidateNested({ each: true }) @Field(() => [HoursInput], { nullable: true, description: 'Part of the day only.' }) hours?: HoursInput[] | null;
  @IsNotEmpty() @MaxLength(80) @Field(() => String, { description: inEnglish }) nameEn!: string;
  @IsNotEmpty() @MaxLength(80) @Field(() => String, { description: inArabic }) nameAr!: string;
  @Field(() => Boolean, { nullable: true, description: 'Before its announcement.' }) provisional?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Returns each year on the same days.' }) yearly?: boolean | null;
}

@InputType({ description: 'A working calendar, whole.' })
export class CalendarInput {
  @IsNotEmpty() @MaxLength(120) @Field(() => String, { description: inEnglish }) nameEn!: string;
  @IsNotEmpty() @MaxLength(120) @Field(() => String, { description: inArabic }) nameAr!: string;
  @IsNotEmpty() @MaxLength(60) @Field(() => String, { description: 'IANA zone.' }) zone!: string;
  @Field(() => Boolean, { description: 'Used where a branch names none.' }) standard!: boolean;
  @ArrayMaxSize(60) @ValidateNested({ each: true }) @Field(() => [WeekInput], { description: 'Weeks.' }) weeks!: WeekInput[];
  @ArrayMaxSize(400) @ValidateNested({ each: true }) @Field(() => [ExceptionInput], { description: 'Holidays and other exceptions.' }) exceptions!: ExceptionInput[];
}

@InputType({ description: 'What became of expected days.' })
export class AnnouncedInput {
  @MaxLength(60) @Field(() => String, { description: 'The exception by its name within the calendar, or `week:` with the first day of a week that differs.' }) dayId!: string;
  @Field(() => Boolean, { description: 'Whether they take place.' }) takesPlace!: boolean;
  @IsOptional() @MaxLength(10) @Field(() => String, { nullable: true, description: 'First day as announced, YYYY-MM-DD.' }) from?: string | null;
  @IsOptional() @MaxLength(10) @Field(() => String, { nullable: true, description: 'Last day as announced; the first where left out.' }) to?: string | null;
}

@InputType({ description: 'One step of the escalation ladder.' })
export class LadderInput {
  @IsInt() @Min(0) @Max(9) @Field(() => Int, { description: 'Level it raises to; 0 reminds.' }) level!: number;
  @IsOptional() @IsIn(clockNames) @Field(() => String, { nullable: true, description: 'Clock it is for; left out for all.' }) clock?: string | null;
  @IsOptional() @IsIn(bands) @Field(() => String, { nullable: true, description: 'Risk band it is for; left out for all.' }) band?: string | null;
  @IsOptional() @Shaped('id') @Field(() => ID, { nullable: true, description: 'Department it is for; left out for all.' }) departmentId?: string | null;
  @IsOptional() @IsNumber() @Min(0.05, { message: aShare }) @Max(10, { message: aShare }) @Field(() => Float, { nullable: true, description: 'Share of the time, as 0.75 or 1.5.' }) share?: number | null;
  @IsOptional() @IsIn(budgetWords) @Field(() => String, { nullable: true, description: 'Unit of the offset.' }) offsetUnit?: string | null;
  @IsOptional() @IsNumber() @Field(() => Float, { nullable: true, description: 'Offset after the deadline; negative before.' }) offsetAmount?: number | null;
  @MaxLength(20) @Field(() => String, { description: `To whom: ${ladderTargets.join(', ')}.` }) target!: string;
  @IsOptional() @Shaped('id') @Field(() => ID, { nullable: true, description: 'The person, where it goes to a named one.' }) personId?: string | null;
  @IsInt() @Min(5) @Max(10_000) @Field(() => Int, { description: 'Working minutes in which it has to be taken.' }) minutesToTake!: number;
  @Field(() => Boolean, { description: 'Whether it is in use.' }) active!: boolean;
}

@InputType({ description: 'Up to which amount a role may offer a remedy alone.' })
export class LimitInput {
  @IsIn(['intake', 'investigator', 'head', 'quality', 'management']) @Field(() => String, { description: 'Role.' }) role!: string;
  @Shaped('limit') @Field(() => String, { description: 'Amount, as a decimal string.' }) amount!: string;
}

@InputType({ description: 'A sort of remedy.' })
export class RemedyKindInput {
  @Shaped('code') @Field(() => String, { description: 'Word by which remedies name it.' }) code!: string;
  @IsNotEmpty() @MaxLength(60) @Field(() => String, { description: inEnglish }) nameEn!: string;
  @IsNotEmpty() @MaxLength(60) @Field(() => String, { description: inArabic }) nameAr!: string;
  @Field(() => Boolean, { description: 'Has an amount of money.' }) money!: boolean;
  @IsOptional() @Shaped('currency') @Field(() => String, { nullable: true, description: 'Currency.' }) currency?: string | null;
  @ArrayMaxSize(5) @ValidateNested({ each: true }) @Field(() => [LimitInput], { description: 'Limits; of the roles that are not named, those who answer for decisions (head, quality, management) have none, and the others promise no money alone.' }) limits!: LimitInput[];
  @IsInt() @Min(0) @Max(999) @Field(() => Int, { description: 'Place in lists.' }) rank!: number;
  @Field(() => Boolean, { description: 'Whether it is offered.' }) active!: boolean;
}

@InputType({ description: 'One of a list.' })
export class ChoiceInput {
  @Shaped('choice') @Field(() => String, { description: 'Value that is kept.' }) value!: string;
  @IsNotEmpty() @MaxLength(80) @Field(() => String, { description: 'In English.' }) en!: string;
  @IsNotEmpty() @MaxLength(80) @Field(() => String, { description: 'In Arabic.' }) ar!: string;
}

@InputType({ description: "A field of the organisation's own." })
export class OwnFieldInput {
  @Shaped('code') @Field(() => String, { description: 'Key under which its values stand.' }) key!: string;
  @IsNotEmpty() @MaxLength(120) @Field(() => String, { description: 'Label in English.' }) nameEn!: string;
  @IsNotEmpty() @MaxLength(120) @Field(() => String, { description: 'Label in Arabic.' }) nameAr!: string;
  @IsIn(ownTypes) @Field(() => String, { description: `One of: ${ownTypes.join(', ')}.` }) type!: string;
  @ArrayMaxSize(10) @IsIn(natures, { each: true }) @Field(() => [String], { description: 'Natures it is for; empty for all.' }) natures!: string[];
  @IsOptional() @Shaped('id') @Field(() => ID, { nullable: true, description: 'Category it is for, with all below it.' }) categoryId?: string | null;
  @ArrayMaxSize(100) @ValidateNested({ each: true }) @Field(() => [ChoiceInput], { description: 'Choices of a list.' }) choices!: ChoiceInput[];
  @IsOptional() @IsIn(requiredStages) @Field(() => String, { nullable: true, description: `Demanded before: ${requiredStages.join(', ')}.` }) requiredAt?: string | null;
  @Field(() => Boolean, { description: 'Says something about a person.' }) personal!: boolean;
  @Field(() => Boolean, { description: 'Found by search.' }) searchable!: boolean;
  @Field(() => Boolean, { description: 'Asked on the public form.' }) asked!: boolean;
  @IsInt() @Min(0) @Max(999) @Field(() => Int, { description: 'Place in the form.' }) rank!: number;
  @Field(() => Boolean, { description: 'Whether it is in use.' }) active!: boolean;
}

@InputType({ description: "The organisation's own word." })
export class SectorWordInput {
  @IsNotEmpty() @MaxLength(60) @Field(() => String, { description: 'One, in English.' }) oneEn!: string;
  @IsNotEmpty() @MaxLength(60) @Field(() => String, { description: 'Many, in English.' }) manyEn!: string;
  @IsNotEmpty() @MaxLength(60) @Field(() => String, { description: 'One, in Arabic.' }) oneAr!: string;
  @IsNotEmpty() @MaxLength(60) @Field(() => String, { description: 'Many, in Arabic.' }) manyAr!: string;
}

@InputType({ description: 'A letter or a passage, in both languages.' })
export class WordingInput {
  @IsIn(wordingKeys) @Field(() => String, { description: `Which: ${wordingKeys.join(', ')}.` }) key!: string;
  @MaxLength(200) @Field(() => String, { description: 'Subject in English.' }) subjectEn!: string;
  @MaxLength(200) @Field(() => String, { description: 'Subject in Arabic.' }) subjectAr!: string;
  @IsNotEmpty() @MaxLength(8000) @Field(() => String, { description: 'Text in English.' }) bodyEn!: string;
  @IsNotEmpty() @MaxLength(8000) @Field(() => String, { description: 'Text in Arabic.' }) bodyAr!: string;
  @IsOptional() @MaxLength(600) @Field(() => String, { nullable: true, description: 'As a text message in English.' }) smsEn?: string | null;
  @IsOptional() @MaxLength(600) @Field(() => String, { nullable: true, description: 'As a text message in Arabic.' }) smsAr?: string | null;
}

@InputType({ description: 'A body outside.' })
export class OutsideBodyInput {
  @IsNotEmpty() @MaxLength(160) @Field(() => String, { description: inEnglish }) nameEn!: string;
  @IsNotEmpty() @MaxLength(160) @Field(() => String, { description: inArabic }) nameAr!: string;
  @IsIn(bodyKinds) @Field(() => String, { description: `One of: ${bodyKinds.join(', ')}.` }) kind!: string;
  @IsOptional() @MaxLength(400) @Field(() => String, { nullable: true, description: 'How it is reached.' }) contact?: string | null;
  @IsOptional() @IsInt() @Min(1) @Max(365) @Field(() => Int, { nullable: true, description: 'Calendar days in which it wants an answer.' }) answerDays?: number | null;
  @Field(() => Boolean, { description: 'Named to complainants as recourse.' }) recourse!: boolean;
  @IsInt() @Min(0) @Max(999) @Field(() => Int, { description: 'Place in lists.' }) rank!: number;
  @Field(() => Boolean, { description: 'Whether it is in use.' }) active!: boolean;
}

@InputType({ description: 'A bone of the cause diagram.' })
export class FishboneInput {
  @Shaped('code') @Field(() => String, { description: 'Word by which causes name it.' }) code!: string;
  @IsNotEmpty() @MaxLength(80) @Field(() => String, { description: inEnglish }) nameEn!: string;
  @IsNotEmpty() @MaxLength(80) @Field(() => String, { description: inArabic }) nameAr!: string;
  @IsInt() @Min(0) @Max(99) @Field(() => Int, { description: 'Place in the diagram.' }) rank!: number;
  @Field(() => Boolean, { description: 'Whether it is in use.' }) active!: boolean;
}

@InputType({ description: 'A single value of the house.' })
export class SettingInput {
  @IsIn(settingKeys) @Field(() => String, { description: `Which: ${settingKeys.join(', ')}.` }) key!: string;
  @MaxLength(40) @Field(() => String, { description: 'Its value as text.' }) value!: string;
}

@InputType({ description: 'The face of the organisation, on everything public.' })
export class FaceInput {
  @IsNotEmpty() @MaxLength(120) @Field(() => String, { description: inEnglish }) nameEn!: string;
  @IsNotEmpty() @MaxLength(120) @Field(() => String, { description: inArabic }) nameAr!: string;
  @IsOptional() @MaxLength(200_000) @Field(() => String, { nullable: true, description: 'The address of the logo as it stands, or a new one as a data URL (PNG, JPEG or WebP, up to 140 KB); null for none.' }) logo?: string | null;
  @IsOptional() @MaxLength(7) @Field(() => String, { nullable: true, description: 'Colour as #rrggbb.' }) accent?: string | null;
  @IsOptional() @MaxLength(120) @Field(() => String, { nullable: true, description: 'Name that letters are sent under.' }) sender?: string | null;
}

