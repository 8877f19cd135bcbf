import { fold } from './fold.ts';
import type { Target } from './target.ts';

/**
 * The names that exports give to what we know, in English and Arabic. Words that only set the scene are left out first (`context`,
 * `person`), so that `Complaint Status`, `Ticket Status` and `حالة البلاغ` are one entry. Dates are named by what is left
 * without the words for "date".
 */
const named: { readonly [T in Target]?: string } = {
  sourceId:
    'complaint id|complaint number|ticket id|ticket number|case id|case number|unique key|unique id|incident id|incident number|request id|request number|sr number|report id|report number|' +
    'tweet id|feedback id|record id|id|number|reference number|reference|ref|odino|key|code|' +
    'رقم الشكوى|رقم البلاغ|رقم التذكرة|رقم الحالة|رقم الملاحظة|رقم المعاملة|رقم الطلب|رقم التتبع|الرقم التعريفي|المعرف|الرقم|رقم|الرقم المرجعي',
  receivedAt:
    'received|receipt|created|creation|opened|open|submitted|submission|logged|registered|filed|reported|lodged|entered|entry|intake|incoming|add|added|raised|complaint|review|feedback|ticket|case|posted|' +
    'استلام|الورود|تسجيل|إنشاء|تقديم|فتح|إدخال|إضافة|الشكوى|البلاغ|الطلب|رفع|الاستقبال',
  happenedAt:
    'happened|occurred|occurrence|incident|event|problem|issue|failure|fail|travel|flight|departure|visit|stay|loss|service|purchase|transaction|accident|delivery|' +
    'الواقعة|الحدوث|الحادثة|الحادث|المشكلة|السفر|الرحلة|الزيارة|الشراء|العملية|وقوع المشكلة|التوصيل|الخدمة|العطل',
  respondedAt:
    'responded|response|first response|replied|reply|first reply|answered|answer|decision|first responded|الرد|الاستجابة|أول رد|القرار|الإجابة',
  closedAt:
    'closed|close|closure|closing|completed|completion|resolved|resolution|solved|finished|end|finalised|finalized|settled|settlement|disposition|' +
    'الإغلاق|الانتهاء|الحل|المعالجة|الإنجاز|إقفال|الإنهاء|إغلاق الشكوى',
  kind: 'kind|type|feedback type|record type|contact type|category|النوع|نوع الملاحظة|نوع التواصل|نوع الطلب|التصنيف',
  words:
    'narrative|consumer complaint narrative|description|complaint description|problem description|issue description|full description|text|complaint text|details|complaint details|detail|complaint|customer complaint|consumer complaint|message|body|' +
    'comment|comments|customer comments|content|feedback|review|review text|review body|statement|note|what happened|story|cdescr|summary of complaint|original text|remarks|' +
    'نص|النص|نص الشكوى|نص الشكوى كما ورد|الوصف|وصف الشكوى|وصف المشكلة|تفاصيل|التفاصيل|تفاصيل الشكوى|تفاصيل البلاغ|الشكوى|المضمون|مضمون الشكوى|موضوع الشكوى بالتفصيل|الرسالة|المحتوى|ملاحظات|ملاحظات العميل|نص البلاغ|نص الملاحظة|شرح المشكلة',
  title:
    'title|subject|headline|summary|short description|complaint title|heading|subject line|الموضوع|موضوع الشكوى|عنوان|عنوان الشكوى|العنوان|العنوان المختصر|الملخص',
  product:
    'product|product name|product type|service|service name|service type|item|product line|model|product or service|coverage type|form|component|compdesc|المنتج|اسم المنتج|نوع المنتج|الخدمة|اسم الخدمة|نوع الخدمة|المنتج أو الخدمة|الصنف',
  subProduct:
    'sub product|product subtype|sub service|product variant|product detail|coverage level|product sub category|المنتج الفرعي|الخدمة الفرعية|نوع المنتج الفرعي',
  issue:
    'issue|category|reason complaint filed|complaint type|complaint category|type|issue type|issue category|problem|problem type|reason|complaint reason|reason for complaint|negative reason|topic|nature|nature of complaint|classification|main category|' +
    'التصنيف|الفئة|نوع الشكوى|تصنيف الشكوى|فئة الشكوى|سبب الشكوى|المشكلة|نوع المشكلة|النوع|نوع البلاغ|التصنيف الرئيسي|الفئة الرئيسية|طبيعة الشكوى',
  subIssue:
    'sub issue|sub category|subcategory|complaint subtype|sub type|descriptor|detailed reason|secondary reason|sub reason|specific issue|issue detail|complaint sub category|' +
    'التصنيف الفرعي|الفئة الفرعية|المشكلة الفرعية|النوع الفرعي|السبب الفرعي|نوع الشكوى الفرعي',
  channel:
    'channel|channel type|submitted via|received via|via|source|origin|contact method|method|mode|medium|intake channel|open data channel type|complaint source|submission method|how received|case origin|contact channel|method received|received by|' +
    'قناة الاستقبال|القناة|قناة الاستلام|قناة التواصل|قناة التقديم|طريقة الاستلام|طريقة التقديم|وسيلة التواصل|المصدر|مصدر الشكوى|وسيلة الاستقبال',
  department:
    'department|dept|division|unit|group|team|assigned group|assignment group|assigned department|responsible department|agency name|agency|section|business unit|owner department|responsible unit|' +
    'الإدارة|القسم|الإدارة المعنية|الإدارة المختصة|الجهة المعنية|الجهة المختصة|الوحدة|إدارة|قسم|الإدارة المسؤولة',
  branch:
    'branch|branch name|store|store name|location|office|site|outlet|station|facility|facility name|shop|hospital|hotel|airport|clinic|location name|الفرع|اسم الفرع|المعرض|المكتب|المنشأة|المحطة|المستشفى|الموقع',
  language: 'language|lang|locale|preferred language|اللغة|لغة الشكوى|لغة التواصل',
  name: 'name|full name|contact|contact name|first and last name|reported by|submitted by|filed by|requester|complainant|customer|passenger|client|patient|الاسم|الاسم الكامل|اسم العميل|اسم مقدم الشكوى|مقدم الشكوى|العميل|اسم المستفيد|اسم المشتكي|اسم المريض|اسم المراجع|المشتكي',
  email: 'email|email address|mail address|contact email|البريد|البريد الإلكتروني|بريد العميل|الإيميل',
  phone:
    'phone|phone number|mobile|mobile number|telephone|telephone number|cell|cell phone|tel|contact number|msisdn|whatsapp number|caller id number|الجوال|رقم الجوال|الهاتف|رقم الهاتف|الموبايل|رقم التواصل|هاتف العميل|جوال العميل',
  postcode: 'zip|zip code|zipcode|postcode|post code|postal code|incident zip|الرمز البريدي',
  city: 'city|town|municipality|المدينة|مدينة',
  state: 'state|province|state province|region|governorate|emirate|المنطقة|المحافظة|الإمارة|الولاية|منطقة',
  remedySought:
    'remedy|remedy sought|desired outcome|desired resolution|requested resolution|resolution requested|compensation requested|expected outcome|requested remedy|what do you want|fair resolution|الحل المطلوب|المطلوب|طلب العميل|التعويض المطلوب',
  status:
    'status|state|stage|company response to consumer|company response|case status|resolution status|disposition|outcome|close reason|closing reason|how resolved|resolution type|الوضع|الحالة|حالة|حالة الشكوى|حالة البلاغ|حالة الطلب|وضع الشكوى|نتيجة الشكوى',
  response:
    'response|resolution|resolution description|resolution notes|resolution details|reply|answer|company response|company reply|action taken|final response|airline response|' +
    'الرد|نص الرد|رد الإدارة|رد الشركة|القرار|الإجراء المتخذ|الحل|الحل المقدم|نتيجة المعالجة',
  timely:
    'timely|timely response|on time|within sla|sla met|met sla|in time|resolved in time|ضمن المدة|في الموعد|الالتزام بالمدة|ضمن المهلة',
  disputed: 'disputed|consumer disputed|dispute|appealed|appeal|outcome disputed|معترض|الاعتراض|اعتراض',
  satisfied:
    'satisfied|satisfaction|satisfaction score|satisfaction rating|csat|rating|stars|score|overall rating|الرضا|رضا العميل|التقييم|تقييم العميل|مستوى الرضا',
  severity:
    'severity|priority|urgency|risk level|criticality|level|الخطورة|درجة الخطورة|الأولوية|مستوى الخطورة|الأهمية',
  tags: 'tag|tags|label|labels|keyword|keywords|flags|الوسوم|الكلمات المفتاحية|وسوم',
  outsideReference:
    'outside reference|external reference|external id|external number|regulator reference|regulator number|ombudsman reference|ombudsman number|ministry number|third party reference|' +
    'الرقم المرجعي لدى الجهة الخارجية|الرقم المرجعي الخارجي|الرقم المرجعي للجهة|رقم الجهة الرقابية|الرقم لدى الوزارة|الرقم المرجعي',
  outsideBody:
    'outside body|external body|regulator|ombudsman|regulatory body|authority|ministry|referred to|الجهة الخارجية|الجهة الرقابية|الجهة المحيلة|الوزارة',
};

/** Words that make the column something else, whatever else its name says. */
const vetoes: { readonly [T in Target]?: string } = {
  sourceId:
    'customer|user|account|phone|mobile|order|agent|respondent|product|store|parent|national|passport|transaction|booking|flight|policy|contact|invoice|tracking|iban|card|external|assignee|requester|organization|submitter|company|branch|عميل|هويه|جوال|هاتف|طلبيه|فاتوره|حساب|رحله|حجز|موظف|عقد|عداد|منتج|ملف',
  receivedAt:
    'updated|update|modified|due|sent|birth|target|expected|deadline|next|last|closed|resolved|استحقاق|ميلاد|تحديث|موعد|متوقع',
  happenedAt: 'updated|update|modified|due|sent|birth|target|expected|deadline|next|last|تحديث|استحقاق|ميلاد|متوقع',
  respondedAt: 'updated|update|modified|due|target|expected|deadline|next|last|استحقاق|متوقع|موعد',
  closedAt: 'updated|update|modified|due|target|expected|deadline|next|action|استحقاق|متوقع|موعد|تحديث',
  response: 'public|time|hour|minute|date|by|public',
  words:
    'type|id|number|status|date|count|source|channel|category|reason|by|internal|name|نوع|رقم|حاله|تاريخ|مصدر|تصنيف|سبب|قناه',
  title: 'job|tag|email',
  name: 'agency|product|company|store|agent|assignee|branch|facility|airline|street|park|bridge|highway|file|user|hotel|brand|phone|category|منتج|فرع|موظف|مسؤول|شارع|شركه|اداره',
  email: 'agent|assignee|ايجنت|موظف',
  phone: 'type|agent|business|advertiser|model|نوع',
  product: 'id|code|number|price|رقم|رمز',
  issue: 'date|id|time|status|location|address|phone|facility|call|vehicle|road|taxi|channel|number|تاريخ|رقم|حاله',
  branch: 'tweet|user|center|customer|home|type|coordinate|latitude|longitude|email|id|نوع',
  status: 'date|public|by|تاريخ',
  channel: 'company|id|date|code|partner',
  department: 'email|id|phone|رقم',
  city: 'council|id|code',
  state: 'id|code|coordinate|plane|latitude|longitude|فرعيه',
  severity: 'date',
  kind: 'call|location|facility|address|phone|vehicle|product|service|coverage|channel|problem|payment',
  satisfied: 'comment|reason|date|id|confidence',
  tags: 'id',
};

/** Words that only say what the table is about; they carry the name only when nothing else is left. */
export const contextWords = new Set(
  'complaint|complain|ticket|case|request|report|feedback|record|sr|شكوي|بلاغ|تذكره|ملاحظه|طلب'.split('|'),
);
export const personWords = new Set(
  'customer|consumer|complainant|client|passenger|patient|guest|requester|caller|member|subscriber|policyholder|beneficiary|contact|user|reviewer|عميل|مشتكي|مقدم|مستفيد|مراجع|مريض|مسافر|راكب|مشترك|متعامل'.split(
    '|',
  ),
);
export const dateWords = new Set(
  'date|at|on|time|dt|datetime|timestamp|day|tarikh|when|utc|gmt|تاريخ|وقت|ساعه|يوم|و|the|of|in|was|is|and'.split('|'),
);

const folded = (lists: { readonly [T in Target]?: string }): ReadonlyMap<Target, readonly string[]> =>
  new Map(Object.entries(lists).map(([target, list]) => [target as Target, [...new Set(list.split('|').map(fold))]]));

export const synonyms = folded(named);
export const vetoed: ReadonlyMap<Target, ReadonlySet<string>> = new Map(
  [...folded(vetoes)].map(([target, words]) => [target, new Set(words)]),
);

/** Names so general that only values can make them a channel. */
export const generalChannelNames = new Set('method|mode|medium|source|origin|via|المصدر'.split('|').map(fold));
