import { Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { kinds } from '../journal/kind.ts';

/** A clause of a standard in our own words: its text is never copied. Data, since editions change. */
export interface ClauseText { readonly clause: string; readonly en: string; readonly ar: string; readonly proofEn: string; readonly proofAr: string }

export const standard = { name: 'ISO 10002', edition: '2018' } as const;

export const clauseTexts: readonly ClauseText[] = [
  { clause: '4.6', en: 'Responsiveness', ar: 'سرعة الاستجابة', proofEn: 'Answers and notices with their instants.', proofAr: 'الردود والإشعارات بأوقاتها.' },
  { clause: '4.7', en: 'Objectivity', ar: 'الموضوعية', proofEn: 'Both sides heard, conflicts of interest declared, nobody judges their own work.', proofAr: 'الاستماع إلى الطرفين، والإفصاح عن تعارض المصالح، وعدم الحكم على العمل الذاتي.' },
  { clause: '4.8', en: 'Charges', ar: 'الرسوم', proofEn: 'Complaining is free, as the public page says.', proofAr: 'تقديم الشكوى دون رسوم، كما تذكر الصفحة العامة.' },
  { clause: '4.9', en: 'Integrity of information', ar: 'سلامة المعلومات', proofEn: 'Evidence with its hash at ingest; corrections shown as corrections.', proofAr: 'أدلة ببصماتها الرقمية عند الاستلام، والتصحيحات ظاهرة كتصحيحات.' },
  { clause: '4.10', en: 'Confidentiality', ar: 'السرية', proofEn: 'Who opened an identity or a confidential case, and why.', proofAr: 'من اطّلع على هوية أو حالة سرية، ولأي سبب.' },
  { clause: '4.11', en: 'Customer-focused approach', ar: 'التركيز على العميل', proofEn: 'Remedy sought apart from remedy given; suggestions and compliments taken too.', proofAr: 'الحل المطلوب منفصل عن الحل المقدَّم، مع استقبال المقترحات والإشادات.' },
  { clause: '4.12', en: 'Accountability', ar: 'المساءلة', proofEn: 'Exactly one lead at every instant; decisions signed by name.', proofAr: 'قيادة واحدة للفريق في كل لحظة، وقرارات موقّعة بالاسم.' },
  { clause: '4.13', en: 'Improvement', ar: 'التحسين', proofEn: 'Complaint, cause, action and proven effect in one chain.', proofAr: 'الشكوى والسبب والإجراء والفاعلية المثبتة في سلسلة واحدة.' },
  { clause: '5.2', en: 'Leadership and commitment', ar: 'القيادة والالتزام', proofEn: 'Escalations that reached top management, and who took them.', proofAr: 'التصعيدات التي بلغت الإدارة العليا ومن تولّاها.' },
  { clause: '5.3', en: 'Policy', ar: 'السياسة', proofEn: 'Promises and policies with their versions and dates.', proofAr: 'الالتزامات والسياسات بإصداراتها وتواريخها.' },
  { clause: '5.4', en: 'Responsibility and authority', ar: 'المسؤوليات والصلاحيات', proofEn: 'Roles given and taken, heads, deputies, limits of authority.', proofAr: 'منح الأدوار وسحبها، والإدارات ومن ينوب عنها، وحدود الصلاحيات.' },
  { clause: '6.2', en: 'Objectives', ar: 'الأهداف', proofEn: 'Promised times by category and risk band.', proofAr: 'المدد الملتزم بها بحسب الفئة وفئة المخاطر.' },
  { clause: '6.4', en: 'Resources', ar: 'الموارد', proofEn: 'Who was brought in, trained and present, and who stood in.', proofAr: 'من انضم إلى الفريق وتأهّل وحضر، ومن كُلّف بالنيابة.' },
  { clause: '7.1', en: 'Communication', ar: 'التواصل', proofEn: 'What the public could read, in which languages, on which day.', proofAr: 'ما كان متاحًا للجمهور، وبأي لغة، وفي أي يوم.' },
  { clause: '7.2', en: 'Receipt of complaints', ar: 'استلام الشكاوى', proofEn: 'Unique number, received and entered instants, the own words, the remedy sought.', proofAr: 'رقم فريد، وتاريخا الاستلام والتسجيل، والنص كما ورد، والحل المطلوب.' },
  { clause: '7.3', en: 'Tracking', ar: 'التتبع', proofEn: 'Every change of status from receipt to the end, and what was told when.', proofAr: 'كل تغيير في الوضع من الاستلام حتى النهاية، وما أُبلغ به ومتى.' },
  { clause: '7.4', en: 'Acknowledgement', ar: 'الإشعار بالاستلام', proofEn: 'When the receipt was acknowledged and by which channel.', proofAr: 'وقت الإشعار بالاستلام وقناته.' },
  { clause: '7.5', en: 'Initial assessment', ar: 'التقييم الأولي', proofEn: 'Severity, safety, complexity, impact and immediate action, each with a reason.', proofAr: 'الخطورة والسلامة والتعقيد والأثر والإجراء الفوري، لكل منها سبب.' },
  { clause: '7.6', en: 'Investigation', ar: 'التحقيق', proofEn: 'Evidence in custody, statements, causes confirmed on evidence.', proofAr: 'أدلة محفوظة، وإفادات، وأسباب مؤكدة بالأدلة.' },
  { clause: '7.7', en: 'Response', ar: 'المعالجة', proofEn: 'Corrections and remedies, and that they were delivered.', proofAr: 'التصحيحات والحلول المقدَّمة وإثبات تنفيذها.' },
  { clause: '7.8', en: 'Communicating the decision', ar: 'إبلاغ القرار', proofEn: 'The decision as it was told, with the ways to object.', proofAr: 'القرار كما أُبلغ، مع سبل الاعتراض.' },
  { clause: '7.9', en: 'Closing', ar: 'الإغلاق', proofEn: 'How each case ended, and that its gates were passed.', proofAr: 'كيفية إغلاق كل حالة واستيفاء شروطه.' },
  { clause: '8.1', en: 'Collection of information', ar: 'جمع المعلومات', proofEn: 'Records kept, imported, exported and disposed of by rule.', proofAr: 'السجلات المحفوظة والمستوردة والمصدَّرة والمتلفة وفق القاعدة.' },
  { clause: '8.2', en: 'Analysis and evaluation', ar: 'التحليل والتقييم', proofEn: 'Root causes by class, rates with volumes, verdicts on effect.', proofAr: 'الأسباب الجذرية بحسب تصنيفها، والمعدلات بأحجامها، والحكم على الفاعلية.' },
  { clause: '8.3', en: 'Satisfaction with the process', ar: 'الرضا عن طريقة المعالجة', proofEn: 'Answers about the outcome and about the handling, apart.', proofAr: 'الإجابات عن النتيجة وعن طريقة المعالجة، كل على حدة.' },
  { clause: '8.4', en: 'Monitoring', ar: 'المتابعة', proofEn: 'Deadlines met and missed, and what followed.', proofAr: 'المواعيد المستوفاة والمتجاوَزة وما تبعها.' },
  { clause: '8.5', en: 'Auditing', ar: 'التدقيق', proofEn: 'Seals of the journal and reads by auditors.', proofAr: 'أختام السجل واطلاعات المدققين.' },
  { clause: '8.6', en: 'Management review', ar: 'مراجعة الإدارة', proofEn: 'What management was shown and decided.', proofAr: 'ما عُرض على الإدارة وما قررته.' },
  { clause: '8.7', en: 'Continual improvement', ar: 'التحسين المستمر', proofEn: 'Actions from plan to proven effect.', proofAr: 'الإجراءات من التخطيط حتى ثبوت الفاعلية.' },
];

/** The names of the kinds whose entries are evidence for a clause: read from the kinds themselves. */
export const kindsFor = (clause: string): string[] => [...kinds().values()].filter(({ clauses }) => clauses.includes(clause)).map(({ name }) => name);

@ObjectType({ description: 'A clause of the standard, in our own words, with what proves it here.' })
export class Clause {
  @Field(() => String, { description: "As in '7.5'." }) clause!: string;
  @Field(() => String, { description: 'Its subject.' }) title!: string;
  @Field(() => String, { description: 'What the records show.' }) proof!: string;
  @Field(() => Int, { description: 'Entries of the journal that are evidence for it.' }) entries!: number;
  @Field(() => Int, { description: 'Of these, in the last 30 days.' }) recent!: number;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the latest was recorded.' }) lastAt?: Date | null;
  @Field(() => Boolean, { description: 'A weak spot: nothing was recorded in the last 30 days.' }) weak!: boolean;
  @Field(() => [String], { description: 'The kinds of entries that count.' }) kinds!: string[];
}
