import { Arg, Authorized, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import type { Language } from '../platform/language.ts';
import { OriginPort } from '../platform/post.ts';
import { segmentsOf } from '../platform/segments.ts';
import { say } from '../platform/vocabulary.ts';
import { counted, dateTime } from '../platform/words.ts';
import { fill, hasSubject, type WordingKey } from '../policy/wording.policy.ts';
import { WordingInput } from '../policy/wording.service.ts';
import { headOf } from './delivery.service.ts';
import { written, type Values } from './letters.ts';
import { rendered } from './mail/rendering.ts';

@ObjectType({ description: 'How a text message would be sent.' })
export class SmsPreview {
  @Field(() => String, { description: 'Its text, with a sample of everything in braces.' }) text!: string;
  @Field(() => Int, { description: 'Length, as carriers count it.' }) characters!: number;
  @Field(() => Int, { description: 'As how many messages it is sent: of 160 signs, or of 70 where one of them is Arabic.' }) parts!: number;
  @Field(() => Boolean, { description: 'Whether it needs the alphabet of 70 signs.' }) wide!: boolean;
}

@ObjectType({ description: 'A wording as it would leave, in one language.' })
export class WordingSample {
  @Field(() => String, { description: 'en or ar.' }) language!: string;
  @Field(() => String, { description: 'Subject.' }) subject!: string;
  @Field(() => String, { description: 'As text.' }) text!: string;
  @Field(() => String, { nullable: true, description: "As a page with the organisation's face; null for what is no letter." }) html?: string | null;
  @Field(() => SmsPreview, { nullable: true, description: 'As a text message, where there is one.' }) sms?: SmsPreview | null;
}

@Resolver()
export class PreviewResolver {
  @Authorized('administrator')
  @Query(() => [WordingSample], { description: 'How a wording that is not kept yet would leave, in both languages.' })
  async previewWording(@Ctx() ctx: Context, @Arg('input', () => WordingInput) input: WordingInput): Promise<WordingSample[]> {
    return Promise.all((['en', 'ar'] as const).map((language) => sampleOf(ctx, input, language)));
  }
}

const sampleOf = async (ctx: Context, input: WordingInput, language: Language): Promise<WordingSample> => {
  const key = input.key as WordingKey;
  const [subject, body, sms] = language === 'ar' ? [input.subjectAr, input.bodyAr, input.smsAr ?? ''] : [input.subjectEn, input.bodyEn, input.smsEn ?? ''];
  const head = await headOf(ctx, language);
  const values = samples(ctx, language, head.name);
  const letter = written({ subject, body, sms }, key, language, values, [{ number: values['number']!, cause: say('notice.mentioned', language), count: 2 }]);
  const short = letter.short ?? '';
  const page = hasSubject(key) ? rendered(letter, head) : null;
  return { language, subject: letter.subject, text: page?.text ?? fill(body, values), html: page?.html ?? null, sms: short ? { text: short, ...segmentsOf(short) } : null };
};

/** Something for everything that may stand in braces. */
const samples = (ctx: Context, language: Language, house: string): Values & { number: string } => {
  const arabic = language === 'ar';
  const by = dateTime(new Date(ctx.now().getTime() + 3 * 86_400_000), language, 'UTC');
  return {
    house, number: '4172-093-586', link: `${ctx.house.port(OriginPort)()}/track/4172093586?key=Zk3v9QxT2mLw8RbYc1dA0g`, by, was: dateTime(ctx.now(), language, 'UTC'),
    news: arabic ? 'سيصل البديل غدًا صباحًا.' : 'The replacement arrives tomorrow morning.', question: arabic ? 'ما رقم التشغيلة المكتوب على العبوة؟' : 'Which lot number stands on the box?',
    decision: arabic ? 'ثبتت صحة شكواكم، وسيُعاد المبلغ كاملًا.' : 'You were right, and you get the whole amount back.', recourse: arabic ? 'يمكنكم طلب إعادة النظر من جهة لم تشارك في المعالجة.' : 'somebody who was not involved can review it.',
    outcome: say('outcome.upheld', language), closing: say('closing.accepted', language), code: '204 816', minutes: counted(10, 'minute', language, 'oblique'),
    kind: say('notice.mentioned', language), cases: counted(3, 'case', language), acknowledge: counted(1, 'workingDay', language, 'oblique'), list: '…', about: `4172-093-586: ${say('notice.mentioned', language)}`,
  };
};
