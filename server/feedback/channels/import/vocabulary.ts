import { fold } from './fold.ts';

/** Values that programs write for the same few things, in English and Arabic. Keys are stable codes; the rest is folded for comparison. */
const vocabulary = <Code extends string>(words: { readonly [C in Code]: string }): ((text: string) => Code | null) => {
  const known = new Map<string, Code>();
  for (const [code, list] of Object.entries(words) as [Code, string][]) {
    for (const word of list.split('|')) known.set(fold(word), code);
  }
  return remembering((text) => known.get(fold(text)) ?? null);
};

/** A column of codes holds few different texts: each is read once, and memory stays small where a column holds something else. */
const remembering = <T>(read: (text: string) => T): ((text: string) => T) => {
  const seen = new Map<string, T>();
  return (text) => {
    if (seen.has(text)) return seen.get(text)!;
    if (seen.size >= 500) seen.clear();
    const found = read(text);
    seen.set(text, found);
    return found;
  };
};

export const readYesNo = vocabulary({
  yes: 'yes|y|true|t|1|x|نعم|صحيح|✓',
  no: 'no|n|false|f|0|لا|خطأ',
});

export const readKind = vocabulary({
  complaint: 'complaint|complaints|grievance|شكوى|الشكاوى|بلاغ|تظلم',
  suggestion: 'suggestion|suggestions|idea|feature request|مقترح|اقتراح|الاقتراحات',
  compliment: 'compliment|compliments|praise|kudos|thanks|إشادة|شكر|شكر وتقدير|ثناء',
  enquiry: 'enquiry|inquiry|question|query|information request|استفسار|استعلام|سؤال',
  service: 'request|service request|task|طلب|طلب خدمة|خدمة',
  incident: 'incident|safety incident|حادثة|واقعة',
});
export type KindCode = NonNullable<ReturnType<typeof readKind>>;

export const readChannel = vocabulary({
  form: 'web|website|web form|online|online form|portal|internet|customer complaint form|web referral|web widget|النموذج الإلكتروني|الموقع|الموقع الإلكتروني|البوابة|البوابة الإلكترونية|إلكتروني',
  call: 'phone|call|call center|call centre|telephone|customer care call|voice|voicemail|hotline|inbound call|phone call (inbound)|الهاتف|هاتف|مركز الاتصال|اتصال|مكالمة|الرقم الموحد|هاتفي',
  email: 'email|e-mail|mail (electronic)|البريد الإلكتروني|بريد إلكتروني|ايميل|الإيميل',
  letter: 'letter|postal mail|mail|post|paper|written|خطاب|بريد|البريد|رسالة ورقية',
  fax: 'fax|فاكس',
  branch: 'branch|in person|walk in|walk-in|store|counter|office|kiosk|face to face|الفرع|فرع|حضوري|زيارة|حضور شخصي',
  social:
    'social|social media|twitter|x (twitter)|facebook|instagram|tiktok|snapchat|linkedin|تويتر|التواصل الاجتماعي|وسائل التواصل الاجتماعي|منصة إكس|انستغرام|سناب شات|فيسبوك',
  whatsapp: 'whatsapp|whats app|واتساب|واتس اب|الواتساب',
  app: 'app|mobile|mobile app|application|ios|android|mobile sdk|التطبيق|تطبيق|تطبيق الجوال',
  chat: 'chat|live chat|messaging|chatbot|محادثة|المحادثة المباشرة|الدردشة',
  sms: 'sms|text message|رسالة نصية|الرسائل النصية',
  referral: 'referral|referred|regulator|ombudsman|agency|government|إحالة|الجهة الرقابية|جهة حكومية',
  api: 'api|system|integration|web service',
  other: 'other|unknown|غير ذلك|أخرى|غير معروف',
});
export type ChannelCode = NonNullable<ReturnType<typeof readChannel>>;

export const readSeverity = vocabulary({
  critical:
    'critical|very high|urgent|emergency|severe|p1|sev 1|حرج|حرجة|عاجل|عاجلة|طارئ|طارئة|بالغة الخطورة|عالية جدا',
  high: 'high|major|important|p2|sev 2|عالية|عالي|مرتفع|مرتفعة|مهم|عالية الخطورة|كبير',
  medium: 'medium|normal|moderate|average|p3|sev 3|متوسط|متوسطة|عادي|عادية|متوسطة الخطورة',
  low: 'low|minor|trivial|p4|p5|sev 4|منخفض|منخفضة|بسيط|بسيطة|منخفضة الخطورة',
});
export type SeverityCode = NonNullable<ReturnType<typeof readSeverity>>;

export const readLanguage = vocabulary({
  ar: 'ar|ara|arabic|ar sa|ar ae|العربية|عربي|عربية',
  en: 'en|eng|english|en us|en gb|الإنجليزية|انجليزي|إنجليزية',
  fr: 'fr|french|français|الفرنسية',
  es: 'es|spanish|español|الإسبانية',
  ur: 'ur|urdu|اردو|الأردية',
  hi: 'hi|hindi|الهندية',
  tl: 'tl|tagalog|filipino|الفلبينية',
  bn: 'bn|bengali|البنغالية',
  de: 'de|german|deutsch|الألمانية',
  tr: 'tr|turkish|التركية',
});

/** Whether the case still ran when it was exported; null where the words do not say. */
export const stageOf = remembering((text: string): 'open' | 'closed' | null => {
  const folded = ` ${fold(text)} `;
  if (negated.test(folded) || open.test(folded)) return 'open';
  return closed.test(folded) ? 'closed' : null;
});

const anyOf = (words: string): RegExp => new RegExp(` (?:${words.split('|').map(fold).join('|')}) `);
const negated = / (?:not|never|un|غير|لم) (?:closed|resolved|solved|settled|مغلق|مغلقه|تغلق|تحل|محلول) /;
const open = anyOf(
  'reopen|re opened|reopened|in progress|pending|open|opened|new|assigned|on hold|hold|working|waiting|awaiting|under review|under investigation|' +
    'active|unresolved|ongoing|acknowledged|investigating|escalated|مفتوح|مفتوحة|جديد|جديدة|قيد|معلق|معلقة|جاري|جار|جارية|تحت الإجراء|تحت المعالجة|' +
    'تحت الدراسة|بانتظار|مصعدة|أعيد فتحها',
);
const closed = anyOf(
  'closed|close|resolved|solved|completed|complete|done|settled|finished|rejected|cancelled|canceled|withdrawn|responded|untimely response|upheld|' +
    'declined|denied|approved|مغلق|مغلقة|إغلاق|أغلقت|محلول|محلولة|منتهي|منتهية|مكتمل|مكتملة|معالج|معالجة|تمت المعالجة|مرفوض|مرفوضة|ملغي|ملغاة|تم الحل|حلت',
);

/** yes/no, good/bad, or a mark out of five or ten (three of five and six of ten are neither). */
export const readSatisfaction = (text: string): boolean | null => {
  const word = satisfaction(text);
  if (word) return word === 'yes';
  const mark = /^(\d{1,3}(?:\.\d+)?)\s*(?:\/\s*(5|10|100)|%)?$/.exec(text.trim());
  if (!mark) return null;
  const value = Number(mark[1]);
  const top = mark[2] ? Number(mark[2]) : text.includes('%') || value > 10 ? 100 : value > 5 ? 10 : 5;
  return value / top >= 0.7 ? true : value / top <= 0.5 ? false : null;
};

const satisfaction = vocabulary({
  yes: 'yes|y|true|good|satisfied|very satisfied|happy|excellent|good with comment|نعم|راض|راضي|راضية|راض جدا|ممتاز|جيد',
  no: 'no|n|false|bad|dissatisfied|very dissatisfied|unsatisfied|not satisfied|unhappy|poor|bad with comment|لا|غير راض|غير راضي|غير راضية|سيئ',
});

/** What exports write where they have nothing. */
export const isNothing = (text: string): boolean =>
  /^(?:n\/?a|null|none|nan|nil|undefined|#n\/a|-+|—|\.|لا يوجد|لا ينطبق|غير متوفر)$/i.test(text.trim());
