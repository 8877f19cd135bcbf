import { ArrayMaxSize, IsBoolean, IsEmail, IsIn, IsNotEmpty, IsOptional, MaxLength } from 'class-validator';
import { Field, GraphQLISODateTime, ID, InputType, Int, ArgsType } from 'type-graphql';
import type { Language } from '../platform/language.ts';
import { Shaped } from '../platform/shape.ts';

const nothing = { nullable: true } as const;

@InputType({ description: 'Somebody to invite.' })
export class InviteInput {
  @Field(() => String, { ...nothing, description: 'Name in Latin letters.' }) @IsOptional() @MaxLength(120) nameEn?: string | null;
  @Field(() => String, { ...nothing, description: 'Name in Arabic letters.' }) @IsOptional() @MaxLength(120) nameAr?: string | null;
  @Field(() => String, { description: 'E-mail address; the invitation goes there.' }) @IsEmail() @MaxLength(254) email!: string;
  @Field(() => String, { ...nothing, description: 'What stands under the name.' }) @IsOptional() @MaxLength(120) title?: string | null;
  @Field(() => [String], { description: 'Roles in the organisation.' }) @ArrayMaxSize(16) roles!: string[];
  @Field(() => ID, { ...nothing, description: 'Department.' }) departmentId?: string | null;
  @Field(() => String, { description: 'Language of what is written to this person: en or ar.' }) @IsIn(['en', 'ar']) language!: Language;
}

@InputType({ description: 'What is known of a person.' })
export class PersonInput {
  @Field(() => String, { ...nothing, description: 'Name in Latin letters.' }) @IsOptional() @MaxLength(120) nameEn?: string | null;
  @Field(() => String, { ...nothing, description: 'Name in Arabic letters.' }) @IsOptional() @MaxLength(120) nameAr?: string | null;
  @Field(() => String, { description: 'E-mail address.' }) @IsEmail() @MaxLength(254) email!: string;
  @Field(() => String, { ...nothing, description: 'Telephone.' }) @IsOptional() @MaxLength(40) phone?: string | null;
  @Field(() => String, { ...nothing, description: 'What stands under the name.' }) @IsOptional() @MaxLength(120) title?: string | null;
  @Field(() => [String], { ...nothing, description: 'Languages this person answers complainants in (BCP 47).' }) @IsOptional() @ArrayMaxSize(10) spoken?: string[] | null;
}

@InputType({ description: 'How one wants to be read to; what is left out stays.' })
export class PreferInput {
  @Field(() => String, { ...nothing, description: 'en or ar.' }) @IsOptional() @IsIn(['en', 'ar']) language?: Language | null;
  @Field(() => String, { ...nothing, description: 'Digits: latn or arab.' }) @IsOptional() @IsIn(['latn', 'arab']) digits?: string | null;
  @Field(() => Boolean, { ...nothing, description: 'Umm al-Qura dates as a second line.' }) @IsOptional() @IsBoolean() hijri?: boolean | null;
  @Field(() => Boolean, { ...nothing, description: 'Single letters as shortcuts.' }) @IsOptional() @IsBoolean() shortcuts?: boolean | null;
  @Field(() => Boolean, { ...nothing, description: 'The first steps of a new house stand on My work.' }) @IsOptional() @IsBoolean() firstSteps?: boolean | null;
}

@InputType({ description: 'How somebody leaves.' })
export class LeaveInput {
  @Field(() => ID, { ...nothing, description: 'Who takes the open work; else it goes to the heads of the departments concerned.' }) successorId?: string | null;
  @Field(() => String, { description: 'left or barred.' }) @IsIn(['left', 'barred']) cause!: string;
}

@InputType({ description: 'A time away.' })
export class AbsenceInput {
  @Field(() => ID, { description: 'Who is away.' }) personId!: string;
  @Field(() => ID, { ...nothing, description: 'Who stands in.' }) deputyId?: string | null;
  @Field(() => GraphQLISODateTime, { description: 'First instant away.' }) fromAt!: Date;
  @Field(() => GraphQLISODateTime, { description: 'First instant back.' }) untilAt!: Date;
}

@InputType({ description: 'A department.' })
export class DepartmentInput {
  @Field(() => String, { ...nothing, description: 'Name in English.' }) @IsOptional() @MaxLength(120) nameEn?: string | null;
  @Field(() => String, { ...nothing, description: 'Name in Arabic.' }) @IsOptional() @MaxLength(120) nameAr?: string | null;
  @Field(() => ID, { ...nothing, description: 'Branch.' }) branchId?: string | null;
  @Field(() => ID, { ...nothing, description: 'Department above.' }) parentId?: string | null;
  @Field(() => ID, { ...nothing, description: 'Head.' }) headId?: string | null;
  @Field(() => ID, { ...nothing, description: 'Deputy of the head.' }) deputyId?: string | null;
  @Field(() => Boolean, { ...nothing, description: 'Whether it is in use; true unless said.' }) active?: boolean | null;
}

@InputType({ description: 'A place of business.' })
export class BranchInput {
  @Field(() => String, { ...nothing, description: 'Name in English.' }) @IsOptional() @MaxLength(120) nameEn?: string | null;
  @Field(() => String, { ...nothing, description: 'Name in Arabic.' }) @IsOptional() @MaxLength(120) nameAr?: string | null;
  @Field(() => String, { description: 'IANA zone, as Asia/Riyadh.' }) @IsNotEmpty() @MaxLength(64) zone!: string;
  @Field(() => Boolean, { ...nothing, description: 'Whether it is in use; true unless said.' }) active?: boolean | null;
}

@InputType({ description: "A program's key." })
export class TokenInput {
  @Field(() => String, { description: 'What it is for; the program acts under this name.' }) @IsNotEmpty() @MaxLength(80) name!: string;
  @Field(() => [String], { description: 'Roles of the program.' }) @ArrayMaxSize(16) roles!: string[];
  @Field(() => [String], { description: 'What it may at most: read, write, admin.' }) @ArrayMaxSize(3) scopes!: string[];
  @Field(() => ID, { ...nothing, description: 'Department whose cases it sees, where its roles do not see all.' }) departmentId?: string | null;
  @Field(() => GraphQLISODateTime, { description: 'When it ends; two years from now at the latest.' }) expiresAt!: Date;
}

@InputType({ description: 'A new password by a link.' })
export class TicketPasswordInput {
  @Field(() => String, { description: 'The secret of the link.' }) @IsNotEmpty() @MaxLength(64) ticket!: string;
  @Field(() => String, { description: 'The new password.' }) @IsNotEmpty() @MaxLength(200) password!: string;
  @Field(() => String, { ...nothing, description: 'Language of this person: en or ar; what the invitation says unless given.' }) @IsOptional() @IsIn(['en', 'ar']) language?: Language | null;
}

@InputType({ description: "One's own new password." })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The password so far.' }) @IsNotEmpty() @MaxLength(200) current!: string;
  @Field(() => String, { description: 'The new one.' }) @IsNotEmpty() @MaxLength(200) next!: string;
}

@ArgsType()
export class PeopleArgs {
  @Field(() => Int, { defaultValue: 50, description: 'How many, 1–100.' }) first: number = 50;
  @Field(() => String, { ...nothing, description: 'Place after which to go on.' }) @IsOptional() @MaxLength(400) after?: string | null;
  @Field(() => String, { ...nothing, description: 'Part of a name, a title or an e-mail address.' }) @IsOptional() @MaxLength(120) search?: string | null;
  @Field(() => ID, { ...nothing, description: 'Only this department.' }) @IsOptional() @Shaped('id') departmentId?: string | null;
  @Field(() => String, { ...nothing, description: 'Only this role.' }) @IsOptional() @MaxLength(32) role?: string | null;
  @Field(() => String, { ...nothing, description: 'Only these: here, working (here, and of a calling that handles complaints: whom work can be given to), invited, left, programs. People who are here or invited, unless given.' }) @IsOptional() @IsIn(['here', 'working', 'invited', 'left', 'programs']) standing?: string | null;
}
