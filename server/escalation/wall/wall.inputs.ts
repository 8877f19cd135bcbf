import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsIn, IsNotEmpty, IsOptional, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { wallNames, wallTemplates, type WallNames, type WallTemplate } from './wall.entity.ts';

@InputType({ description: 'A page of a wall.' })
export class WallPlanInput {
  @Field(() => String, { description: 'escalations, departments, actions or day.' }) @IsIn(wallTemplates) template!: WallTemplate;
  @Field(() => ID, { nullable: true, description: 'Only this department; null for all.' }) departmentId?: string | null;
}

@InputType({ description: 'What a wall shows, and what of it everybody who passes may read.' })
export class WallInput {
  @Field(() => String, { description: 'What people call it.' }) @IsNotEmpty() @MaxLength(80) name!: string;
  @Field(() => String, { description: 'en or ar.' }) @IsIn(['en', 'ar']) language!: 'en' | 'ar';
  @Field(() => String, { description: 'dark or light.' }) @IsIn(['dark', 'light']) scheme!: 'dark' | 'light';
  @Field(() => String, { nullable: true, description: 'IANA zone in which it tells the time; that of its first department where there is none.' }) @IsOptional() @MaxLength(60) zone?: string | null;
  @Field(() => String, { description: 'How people are named: hidden, first or full.' }) @IsIn(wallNames) names!: WallNames;
  @Field(() => Boolean, { description: 'Whether titles stand on it.' }) @IsBoolean() titles!: boolean;
  @Field(() => Boolean, { description: 'Whether confidential cases are counted.' }) @IsBoolean() confidential!: boolean;
  @Field(() => Int, { description: 'Seconds that a page stays: 5 to 600.' }) @Min(5) @Max(600) seconds!: number;
  @Field(() => Boolean, { description: 'Whether it may be heard.' }) @IsBoolean() sound!: boolean;
  @Field(() => String, { nullable: true, description: "Silent from, as '20:00'." }) @IsOptional() @MaxLength(40) quietFrom?: string | null;
  @Field(() => String, { nullable: true, description: "Silent until, as '07:00'." }) @IsOptional() @MaxLength(40) quietUntil?: string | null;
  @Field(() => [WallPlanInput], { description: 'Its pages in order: 1 to 12.' }) @ArrayMinSize(1) @ArrayMaxSize(12) @ValidateNested({ each: true }) pages!: WallPlanInput[];
}
