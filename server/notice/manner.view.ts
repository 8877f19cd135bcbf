import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator';
import { ways, whens } from './choice.policy.ts';
import { PushDevice } from './device.entity.ts';
import { causes } from './notice.entity.ts';

const nothing = { nullable: true } as const;

@ObjectType({ description: 'One kind of notice, and when it comes on each way besides the inbox.' })
export class NoticeRow {
  @Field(() => String, { description: `One of: ${causes.join(', ')}; or urgent, which nobody changes.` }) cause!: string;
  @Field(() => String, { description: "What it is, in the reader's language." }) said!: string;
  @Field(() => String, { ...nothing, description: 'Why it cannot be changed; null where it can.' }) fixed?: string | null;
  @Field(() => String, { description: `By e-mail. One of: ${whens.join(', ')}.` }) email!: string;
  @Field(() => String, { description: `On devices. One of: ${whens.join(', ')}.` }) push!: string;
}

@ObjectType({ description: 'How the reader wants to be told. Nobody else can ask for it.' })
export class NoticeSettings {
  @Field(() => [NoticeRow], { description: 'Kind by kind.' }) rows!: NoticeRow[];
  @Field(() => Boolean, { description: 'Whether there are quiet hours.' }) quiet!: boolean;
  @Field(() => String, { ...nothing, description: 'When they begin, HH:MM.' }) quietFrom?: string | null;
  @Field(() => String, { ...nothing, description: 'When they end, HH:MM; earlier than their beginning: on the next day.' }) quietTo?: string | null;
  @Field(() => String, { description: 'When the digest is written, HH:MM.' }) digestAt!: string;
  @Field(() => Boolean, { description: 'Digests on days of work only.' }) workingDays!: boolean;
  @Field(() => String, { description: 'The zone that these times are of.' }) zone!: string;
  @Field(() => Boolean, { description: 'Whether that zone was chosen; else it is that of the branch.' }) zoneChosen!: boolean;
  @Field(() => Boolean, { description: "Devices show nothing but the house's name." }) discreet!: boolean;
  @Field(() => Boolean, { description: 'Whether there is an address for letters.' }) mailable!: boolean;
  @Field(() => String, { description: 'The key that a browser asks for when it is added.' }) pushKey!: string;
  @Field(() => [PushDevice], { description: 'Devices that show notices, the newest first.' }) devices!: PushDevice[];
  @Field(() => Boolean, { description: 'Nothing was chosen yet: the standard of the roles holds.' }) standard!: boolean;
  @Field(() => Int, { description: 'Rises with each change; 0 while nothing was chosen.' }) version!: number;
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
}

@InputType({ description: 'When one kind of notice comes on one way.' })
export class NoticeChoiceInput {
  @MaxLength(20) @Field(() => String, { description: `One of: ${causes.join(', ')}.` }) cause!: string;
  @MaxLength(20) @Field(() => String, { description: `One of: ${ways.join(', ')}.` }) way!: string;
  @MaxLength(20) @Field(() => String, { description: `One of: ${whens.join(', ')}.` }) when!: string;
}

@InputType({ description: 'How one wants to be told; what is left out stays.' })
export class NoticesInput {
  @IsOptional() @ArrayMaxSize(60) @Field(() => [NoticeChoiceInput], { ...nothing, description: 'Kinds and ways.' }) choices?: NoticeChoiceInput[] | null;
  @IsOptional() @Field(() => Boolean, { ...nothing, description: 'Whether there are quiet hours.' }) quiet?: boolean | null;
  @IsOptional() @MaxLength(40) @Field(() => String, { ...nothing, description: 'When they begin, HH:MM.' }) quietFrom?: string | null;
  @IsOptional() @MaxLength(40) @Field(() => String, { ...nothing, description: 'When they end, HH:MM.' }) quietTo?: string | null;
  @IsOptional() @MaxLength(40) @Field(() => String, { ...nothing, description: 'When the digest is written, HH:MM.' }) digestAt?: string | null;
  @IsOptional() @Field(() => Boolean, { ...nothing, description: 'Digests on days of work only.' }) workingDays?: boolean | null;
  @IsOptional() @MaxLength(60) @Field(() => String, { ...nothing, description: 'IANA zone; empty: that of the branch.' }) zone?: string | null;
  @IsOptional() @Field(() => Boolean, { ...nothing, description: "Devices show nothing but the house's name." }) discreet?: boolean | null;
}

@InputType({ description: 'A browser that takes pushes, as it describes itself.' })
export class DeviceInput {
  @MaxLength(80) @Field(() => String, { description: 'What its owner calls it.' }) name!: string;
  @MaxLength(1000) @Field(() => String, { description: 'Where its push service is reached.' }) endpoint!: string;
  @MaxLength(120) @Field(() => String, { description: 'Its public key, base64url.' }) p256dh!: string;
  @MaxLength(60) @Field(() => String, { description: 'Its secret of sixteen bytes, base64url.' }) auth!: string;
}
