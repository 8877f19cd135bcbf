import type { Language } from '../platform/language.ts';
import { isolate } from '../platform/words.ts';
import type { Letter, Piece } from '../platform/post.ts';

/** What every letter about a matter can speak of. Never the sender's own words: the address may be somebody else's. */
export interface Matter {
  /** Grouped, as '4172-093-586'. */
  readonly number: string;
  /** The private link. */
  readonly link: string;
  readonly nature: string;
}

type Writes<P> = (params: P) => Letter;

const letter = (language: Language, subject: string, ...pieces: Piece[]): Letter => ({ language, subject, pieces });
const says = (...parts: Extract<Piece, { says: unknown }>['says']): Piece => ({ says: parts });
const open = (language: Language, href: string): Piece => ({ button: language === 'ar' ? 'المتابعة' : 'Follow it here', href });

/** Typed templates, one a purpose, in both languages. */
export const letters = {
  acknowledgement: {
    en: ({ number, link }) => letter('en', `We received it: ${isolate(number)}`, says('Thank you for telling us. It has arrived, and a person will read it.'), says('Your tracking number:'), { big: number }, says('With the link below you see at any time where it stands, and can add something. Please keep the link to yourself: whoever has it can read along.'), open('en', link)),
    ar: ({ number, link }) => letter('ar', `تم الاستلام: ${isolate(number)}`, says('شكرًا لتواصلكم معنا. وصلتنا رسالتكم وسيقرؤها موظف مختص.'), says('رقم التتبع الخاص بكم:'), { big: number }, says('يمكنكم عبر الرابط أدناه معرفة ما وصلت إليه في أي وقت، وإضافة ما ترونه. يرجى عدم مشاركة الرابط، فمن يملكه يمكنه الاطلاع عليها.'), open('ar', link)),
  },
  message: {
    en: ({ number, link, words }) => letter('en', `News about ${isolate(number)}`, says('We wrote to you about ', { id: number }, ':'), { quote: words }, open('en', link)),
    ar: ({ number, link, words }) => letter('ar', `مستجدات بشأن ${isolate(number)}`, says('كتبنا إليكم بشأن ', { id: number }, ':'), { quote: words }, open('ar', link)),
  },
  question: {
    en: ({ number, link, words }) => letter('en', `We need an answer from you: ${isolate(number)}`, says('To go on with ', { id: number }, ' we need to know:'), { quote: words }, { button: 'Answer here', href: link }),
    ar: ({ number, link, words }) => letter('ar', `نحتاج إلى ردكم: ${isolate(number)}`, says('للمتابعة بشأن ', { id: number }, ' نحتاج إلى معرفة ما يلي:'), { quote: words }, { button: 'الرد هنا', href: link }),
  },
  decision: {
    en: ({ number, link, words }) => letter('en', `Our decision: ${isolate(number)}`, says('This is our decision about ', { id: number }, ':'), { quote: words }, open('en', link)),
    ar: ({ number, link, words }) => letter('ar', `قرارنا: ${isolate(number)}`, says('هذا قرارنا بشأن ', { id: number }, ':'), { quote: words }, open('ar', link)),
  },
  satisfaction: {
    en: ({ number, link }) => letter('en', `Is it settled? ${isolate(number)}`, says('We have done what we promised about ', { id: number }, '. Is it settled for you? It takes a minute, and your answer decides whether we close it.'), { button: 'Answer here', href: link }),
    ar: ({ number, link }) => letter('ar', `هل حُلّت شكواكم؟ ${isolate(number)}`, says('نفّذنا ما وعدنا به بشأن ', { id: number }, '. هل حُلّت شكواكم؟ لن يستغرق الرد أكثر من دقيقة، وعليه يتوقف إغلاقها.'), { button: 'الرد هنا', href: link }),
  },
  reminder: {
    en: ({ number, link }) => letter('en', `A reminder: is it settled? ${isolate(number)}`, says('Some days ago we asked you whether ', { id: number }, ' is settled for you. If you have a minute, please tell us; we shall not remind you again.'), { button: 'Answer here', href: link }),
    ar: ({ number, link }) => letter('ar', `تذكير: هل حُلّت شكواكم؟ ${isolate(number)}`, says('سألناكم قبل أيام عمّا إذا كانت ', { id: number }, ' قد حُلّت. إذا اتسع وقتكم فيرجى إفادتنا، ولن نعاود التذكير.'), { button: 'الرد هنا', href: link }),
  },
  closed: {
    en: ({ number, link }) => letter('en', `Closed: ${isolate(number)}`, says({ id: number }, ' is closed now. The link keeps working: if something new comes up, tell us there.'), open('en', link)),
    ar: ({ number, link }) => letter('ar', `تم الإغلاق: ${isolate(number)}`, says('أُغلقت ', { id: number }, '. يبقى الرابط صالحًا، وإذا استجد شيء فيمكنكم إبلاغنا من خلاله.'), open('ar', link)),
  },
  moved: {
    en: ({ number, link }) => letter('en', `The date has moved: ${isolate(number)}`, says('The date until which we promised you an answer about ', { id: number }, ' has moved. The new one, the one that we told you first, and the reason stand here:'), open('en', link)),
    ar: ({ number, link }) => letter('ar', `تغيّر الموعد: ${isolate(number)}`, says('تغيّر الموعد الذي وعدناكم بالرد خلاله بشأن ', { id: number }, '. الموعد الجديد والموعد الأول وسبب التغيير موضحة هنا:'), open('ar', link)),
  },
} satisfies Record<string, { [L in Language]: Writes<Matter & { words: string }> }>;

export type Template = keyof typeof letters;

interface Line { readonly number: string; readonly cause: string; readonly count: number }

/** What a colleague has not read: numbers and causes, and no word of any matter. */
export const digestLetter = (language: Language, lines: readonly Line[], link: string): Letter => {
  const many = ({ cause, count }: Line): string => (count > 1 ? `${cause} (${count})` : cause);
  const listed = lines.map((line): Piece => says({ id: line.number }, `: ${many(line)}`));
  return language === 'ar'
    ? letter('ar', 'بانتظار اطلاعكم', says('لم يُطَّلع بعد على ما يلي:'), ...listed, { button: 'فتح قائمة المهام', href: link })
    : letter('en', 'Waiting for you', says('You have not read this yet:'), ...listed, { button: 'Open my work', href: link });
};

/** The code that proves that somebody reads an address. It speaks of no matter at all. */
export const codeLetter = (language: Language, code: string): Letter =>
  (language === 'ar'
    ? letter('ar', 'رمز التحقق', says('رمز التحقق لمرة واحدة:'), { big: code }, says('صالح لمدة 10 دقائق. إذا لم تطلبوه فيمكنكم تجاهل هذه الرسالة.'))
    : letter('en', 'Your code', says('Your one-time code:'), { big: code }, says('It is good for 10 minutes. If you did not ask for it, ignore this letter.')));
