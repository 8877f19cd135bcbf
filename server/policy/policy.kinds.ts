import { kind } from '../journal/kind.ts';
import { say as word, vocabulary } from '../platform/vocabulary.ts';
import { counted } from '../platform/words.ts';
import type { Language } from '../platform/language.ts';

/** The subjects of the settings, as sentences name them. */
export const policyNouns = vocabulary('policy', {
  category: ['Category', 'التصنيف'],
  queue: ['Queue', 'قائمة الانتظار'],
  routing: ['Routing rule', 'قاعدة التوجيه'],
  matrix: ['Risk matrix', 'مصفوفة المخاطر'],
  commitment: ['Promised time', 'الالتزام الزمني'],
  calendar: ['Calendar', 'التقويم'],
  branch: ['Branch', 'الفرع'],
  ladder: ['Escalation ladder', 'سلّم التصعيد'],
  remedyKind: ['Remedy', 'الحل المقدَّم'],
  ownField: ['Own field', 'الحقل الخاص'],
  sectorWord: ['Own word', 'المسمى الخاص'],
  wording: ['Wording', 'الصياغة'],
  outsideBody: ['Outside body', 'الجهة الخارجية'],
  fishbone: ['Category of causes', 'تصنيف الأسباب'],
  setting: ['Setting', 'الإعداد'],
  face: ['Face of the organisation', 'الهوية الظاهرة'],
});
export type PolicyNoun = (typeof policyNouns)[number];

/** The parts that an entry says were changed. */
vocabulary('policyField', {
  nameEn: ['name in English', 'الاسم بالإنجليزية'], nameAr: ['name in Arabic', 'الاسم بالعربية'], parentId: ['place in the tree', 'الموقع في الشجرة'], natures: ['natures', 'الأنواع'],
  departmentId: ['department', 'الإدارة'], queueId: ['queue', 'قائمة الانتظار'], demandsCause: ['cause demanded', 'اشتراط السبب'], demandsAction: ['action demanded', 'اشتراط الإجراء'],
  rank: ['order', 'الترتيب'], active: ['in use', 'قيد الاستخدام'], languages: ['languages', 'اللغات'], skills: ['skills', 'المهارات'], cells: ['cells', 'الخانات'], rules: ['demands of the bands', 'متطلبات الفئات'],
  safetyFloor: ['floor for safety', 'الحد الأدنى للسلامة'], impactFloor: ['floor for impact', 'الحد الأدنى للأثر'], careFloor: ['floor for special care', 'الحد الأدنى للعناية الخاصة'], promiseAmount: ['promise', 'الالتزام'], promiseUnit: ['unit of the promise', 'وحدة الالتزام'],
  targetAmount: ['internal target', 'الهدف الداخلي'], targetUnit: ['unit of the target', 'وحدة الهدف'], pausable: ['reasons to pause', 'أسباب الإيقاف المؤقت'], pauseDays: ['longest time paused in all, in days', 'أقصى مدة إيقاف إجمالًا، بالأيام'],
  extensions: ['extensions', 'التمديدات'], legal: ['legal', 'نظامي'], ruleName: ['rule', 'النظام'], definition: ['hours and days', 'الأيام والساعات'], standard: ['standard', 'الافتراضي'], calendarId: ['calendar', 'التقويم'],
  level: ['level', 'المستوى'], share: ['share of the time', 'نسبة المدة'], offsetAmount: ['offset', 'الفارق'], offsetUnit: ['unit of the offset', 'وحدة الفارق'], target: ['to whom', 'الجهة المستهدفة'], minutesToTake: ['time to take it', 'مهلة التولي'],
  limits: ['authority limits', 'حدود الصلاحية'], currency: ['currency', 'العملة'], money: ['amount of money', 'مبلغ'], choices: ['choices', 'الخيارات'], requiredAt: ['stage from which it is required', 'مرحلة الاشتراط'],
  personal: ['personal', 'شخصي'], searchable: ['searchable', 'قابل للبحث'], asked: ['asked in public', 'يظهر للعموم'], type: ['type', 'النوع'], category: ['category', 'التصنيف'], categoryId: ['category', 'التصنيف'],
  bodyEn: ['text in English', 'النص بالإنجليزية'], bodyAr: ['text in Arabic', 'النص بالعربية'], smsEn: ['text message in English', 'الرسالة النصية بالإنجليزية'], smsAr: ['text message in Arabic', 'الرسالة النصية بالعربية'], subjectEn: ['subject in English', 'العنوان بالإنجليزية'], subjectAr: ['subject in Arabic', 'العنوان بالعربية'],
  oneEn: ['one, English', 'المفرد بالإنجليزية'], manyEn: ['many, English', 'الجمع بالإنجليزية'], oneAr: ['one, Arabic', 'المفرد بالعربية'], manyAr: ['many, Arabic', 'الجمع بالعربية'],
  value: ['value', 'القيمة'], logo: ['logo', 'الشعار'], accent: ['colour', 'اللون'], sender: ['sender', 'المرسِل'], contact: ['contact', 'وسيلة التواصل'], answerDays: ['days for an answer', 'أيام الرد'], recourse: ['named as recourse', 'يُذكر كجهة تظلّم'],
  climbs: ['climbs at once for', 'التصعيد الفوري بسبب'], nature: ['nature', 'النوع'], band: ['risk band', 'فئة المخاطر'], branchId: ['branch', 'الفرع'], language: ['language', 'اللغة'], channel: ['channel', 'القناة'], clock: ['clock', 'المدة'], code: ['word', 'الرمز'], kind: ['sort', 'الصنف'], personId: ['person', 'الشخص'],
});

const parts = (words: readonly string[], language: Language): string => words.map((one) => word(`policyField.${one}`, language)).join(language === 'ar' ? '، ' : ', ');

export const PolicyAdded = kind({
  name: 'policy.added', audience: 'house', clauses: ['5.3', '6.2'], fact: { noun: 'word', item: 'row', text: 'digest' },
  sentence: { en: ({ say, noun }) => `Settings: ${say(`policy.${noun}`)} added`, ar: ({ say, noun }) => `الإعدادات: إضافة ${say(`policy.${noun}`)}` },
});

/** `edition` where a change makes a new one: running cases stay on the edition that they were given. */
export const PolicyChanged = kind({
  name: 'policy.changed', audience: 'house', clauses: ['5.3', '6.2', '8.7'], fact: { noun: 'word', item: 'row', changed: 'words', edition: 'number?', text: 'digest' },
  sentence: {
    en: ({ say, noun, changed, edition }) => `Settings: ${say(`policy.${noun}`)} changed${edition ? `, edition ${edition}` : ''}: ${parts(changed, 'en')}`,
    ar: ({ say, noun, changed, edition }) => `الإعدادات: تعديل ${say(`policy.${noun}`)}${edition ? `، الإصدار ${edition}` : ''}: ${parts(changed, 'ar')}`,
  },
});

export const PolicySeeded = kind({
  name: 'policy.seeded', audience: 'house', clauses: ['5.3', '6.2'], fact: { rows: 'number' },
  sentence: { en: ({ rows }) => `The house began with settings to edit: ${rows} rows`, ar: ({ rows }) => `بدأت المنصة بإعدادات أولية قابلة للتعديل، عدد البنود: ${rows}` },
});

/** Clocks that run go over to an edition: asked for with the edition, and carried out case by case. */
export const ReplanningAsked = kind({
  name: 'policy.replanning', audience: 'house', clauses: ['5.3', '6.2', '8.7'], fact: { cause: 'word', noun: 'word', edition: 'row' },
  sentence: {
    en: ({ say, noun, cause }) => `Settings: running cases go over to the ${say(`policy.${noun}`).toLowerCase()} in force, ${say(`replan.${cause}`)}`,
    ar: ({ say, noun, cause }) => `الإعدادات: انتقال الحالات الجارية إلى الإصدار الساري (${say(`policy.${noun}`)})، السبب: ${say(`replan.${cause}`)}`,
  },
});

export const ReplanningEnded = kind({
  name: 'policy.replanned', audience: 'house', clauses: ['5.3', '6.2', '8.7'], fact: { noun: 'word', cases: 'number', failed: 'number' },
  sentence: {
    en: ({ say, noun, cases, failed }) => `Settings: ${say(`policy.${noun}`).toLowerCase()}: ${counted(cases, 'case', 'en')} went over${failed ? `, ${counted(failed, 'case', 'en')} could not` : ''}`,
    ar: ({ say, noun, cases, failed }) => `الإعدادات: ${say(`policy.${noun}`)}: عدد الحالات المنقولة ${counted(cases, 'case', 'ar')}${failed ? `، وتعذّر نقل ${counted(failed, 'case', 'ar')}` : ''}`,
  },
});
