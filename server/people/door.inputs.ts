import { IsEmail, IsIn, IsNotEmpty, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { Language } from '../platform/language.ts';

@InputType({ description: 'Who signs in.' })
export class SignInInput {
  @Field(() => String, { description: 'E-mail address.' }) @IsNotEmpty() @MaxLength(254) email!: string;
  @Field(() => String, { description: 'Password.' }) @IsNotEmpty() @MaxLength(200) password!: string;
}

@InputType({ description: 'The second step of signing in.' })
export class CodeInput {
  @Field(() => String, { description: 'The ticket of the first step.' }) @IsNotEmpty() @MaxLength(64) ticket!: string;
  @Field(() => String, { description: 'Six digits of the authenticator, or a recovery code.' }) @IsNotEmpty() @MaxLength(32) code!: string;
}

@InputType({ description: 'The first administrator of an empty house.' })
export class SetUpInput {
  @Field(() => String, { description: 'Name of the organisation.' }) @IsNotEmpty() @MaxLength(120) houseName!: string;
  @Field(() => String, { description: "The person's name." }) @IsNotEmpty() @MaxLength(120) name!: string;
  @Field(() => String, { description: 'E-mail address.' }) @IsEmail() @MaxLength(254) email!: string;
  @Field(() => String, { description: 'Password of 12 characters or more.' }) @IsNotEmpty() @MaxLength(200) password!: string;
  @Field(() => String, { description: 'Language of this person: en or ar.' }) @IsIn(['en', 'ar']) language!: Language;
}
