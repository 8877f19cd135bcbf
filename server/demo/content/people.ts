import type { Language } from '../../platform/language.ts';
import type { Role } from '../../people/role.policy.ts';

/** The house of the demonstration: an invented group of several businesses, so that every sector has its complaint. */
export const organisation = { nameEn: 'Wadi Services Group', nameAr: 'مجموعة الوادي للخدمات', mailDomain: 'wadi.example' } as const;

/** Two weekends and two zones: Friday and Saturday in the Kingdom, Saturday and Sunday in Dubai. */
export const branches = {
  jeddah: { nameEn: 'Jeddah branch', nameAr: 'فرع جدة', zone: 'Asia/Riyadh' },
  riyadh: { nameEn: 'Riyadh branch', nameAr: 'فرع الرياض', zone: 'Asia/Riyadh' },
  dubai: { nameEn: 'Dubai branch', nameAr: 'فرع دبي', zone: 'Asia/Dubai' },
} as const;
export type BranchKey = keyof typeof branches;

interface DepartmentContent {
  readonly nameEn: string;
  readonly nameAr: string;
  readonly head: string;
  readonly deputy: string;
}

export const departments = {
  operations: { nameEn: 'Operations', nameAr: 'إدارة العمليات', head: 'faisal', deputy: 'rania' },
  logistics: { nameEn: 'Logistics', nameAr: 'إدارة سلاسل الإمداد', head: 'huda', deputy: 'salma' },
  legal: { nameEn: 'Legal affairs', nameAr: 'إدارة الشؤون القانونية', head: 'abdullah', deputy: 'mona' },
  callCentre: { nameEn: 'Call centre', nameAr: 'إدارة مركز الاتصال', head: 'lina', deputy: 'bader' },
  finance: { nameEn: 'Finance', nameAr: 'الإدارة المالية', head: 'khalid', deputy: 'dana' },
  retail: { nameEn: 'Retail and branches', nameAr: 'إدارة الفروع', head: 'nawal', deputy: 'hamad' },
  quality: { nameEn: 'Quality', nameAr: 'إدارة الجودة', head: 'omar', deputy: 'nadia' },
  care: { nameEn: 'Customer care', nameAr: 'إدارة العناية بالعملاء', head: 'maryam', deputy: 'ibrahim' },
  technology: { nameEn: 'Information technology', nameAr: 'إدارة تقنية المعلومات', head: 'amal', deputy: 'zain' },
  audit: { nameEn: 'Internal audit', nameAr: 'إدارة التدقيق الداخلي', head: 'jawad', deputy: 'hind' },
  executive: { nameEn: 'Top management', nameAr: 'الإدارة العليا', head: 'saud', deputy: 'layla' },
} as const satisfies Record<string, DepartmentContent>;
export type DepartmentKey = keyof typeof departments;

export interface PersonContent {
  readonly nameEn: string;
  readonly nameAr: string;
  readonly titleEn: string;
  readonly titleAr: string;
  readonly department: DepartmentKey;
  readonly branch: BranchKey;
  readonly roles: readonly Role[];
  readonly language: Language;
  /** Leads rooms in the demonstration: shown as such among the people that the sign-in page offers. */
  readonly leads?: boolean;
}

const person = (
  nameEn: string, nameAr: string, titleEn: string, titleAr: string, department: DepartmentKey, branch: BranchKey, language: Language, ...roles: readonly Role[]
): PersonContent => ({ nameEn, nameAr, titleEn, titleAr, department, branch, language, roles });

const lead = (one: PersonContent): PersonContent => ({ ...one, leads: true });

/** The key is the part of the address before the @. */
export const people = {
  faisal: person('Faisal Al-Harbi', 'فيصل الحربي', 'Head of operations', 'قيادة إدارة العمليات', 'operations', 'riyadh', 'ar', 'head', 'investigator'),
  rania: lead(person('Rania Mansour', 'رانيا منصور', 'Service operations', 'عمليات الخدمة', 'operations', 'jeddah', 'ar', 'investigator')),
  yousef: person('Yousef Al-Amri', 'يوسف العمري', 'Network and field work', 'الشبكات والعمل الميداني', 'operations', 'riyadh', 'ar', 'investigator'),
  aisha: person('Aisha Bakr', 'عائشة بكر', 'Facilities and heritage sites', 'المرافق والمواقع التراثية', 'operations', 'dubai', 'en', 'investigator'),
  huda: person('Huda Al-Otaibi', 'هدى العتيبي', 'Head of logistics', 'قيادة إدارة سلاسل الإمداد', 'logistics', 'jeddah', 'ar', 'head', 'investigator'),
  salma: lead(person('Salma Al-Ghamdi', 'سلمى الغامدي', 'Cold chain', 'سلسلة التبريد', 'logistics', 'jeddah', 'ar', 'investigator')),
  majid: person('Majid Al-Shehri', 'ماجد الشهري', 'Customs clearance', 'التخليص الجمركي', 'logistics', 'jeddah', 'ar', 'investigator'),
  tariq: person('Tariq Nasser', 'طارق ناصر', 'Warehouse', 'المستودعات', 'logistics', 'dubai', 'en', 'investigator'),
  abdullah: person('Abdullah Al-Rashid', 'عبدالله الراشد', 'Head of legal affairs', 'قيادة إدارة الشؤون القانونية', 'legal', 'riyadh', 'ar', 'head', 'investigator'),
  mona: person('Mona Khalil', 'منى خليل', 'Contracts and consumer law', 'العقود وحماية المستهلك', 'legal', 'dubai', 'en', 'investigator'),
  lina: lead(person('Lina Haddad', 'لينا حداد', 'Head of the call centre', 'قيادة مركز الاتصال', 'callCentre', 'riyadh', 'en', 'head', 'investigator')),
  bader: person('Bader Al-Mutairi', 'بدر المطيري', 'Shift planning', 'تخطيط الورديات', 'callCentre', 'riyadh', 'ar', 'investigator'),
  reem: person('Reem Saleh', 'ريم صالح', 'Call quality', 'جودة المكالمات', 'callCentre', 'jeddah', 'ar', 'investigator', 'intake'),
  khalid: person('Khalid Al-Zahrani', 'خالد الزهراني', 'Head of finance', 'قيادة الإدارة المالية', 'finance', 'riyadh', 'ar', 'head', 'investigator'),
  dana: lead(person('Dana Aziz', 'دانة عزيز', 'Billing and refunds', 'الفوترة واسترداد المبالغ', 'finance', 'riyadh', 'en', 'investigator')),
  samir: person('Samir Younis', 'سمير يونس', 'Cards and disputes', 'البطاقات والاعتراضات', 'finance', 'dubai', 'en', 'investigator'),
  nawal: person('Nawal Al-Qahtani', 'نوال القحطاني', 'Head of retail and branches', 'قيادة إدارة الفروع', 'retail', 'riyadh', 'ar', 'head', 'investigator'),
  hamad: lead(person('Hamad Al-Mansouri', 'حمد المنصوري', 'Dubai branch', 'فرع دبي', 'retail', 'dubai', 'ar', 'investigator')),
  ghada: lead(person('Ghada Farouk', 'غادة فاروق', 'Restaurants', 'المطاعم', 'retail', 'jeddah', 'ar', 'investigator')),
  omar: lead(person('Omar Al-Farsi', 'عمر الفارسي', 'Head of quality', 'قيادة إدارة الجودة', 'quality', 'riyadh', 'en', 'head', 'quality', 'investigator')),
  nadia: person('Nadia Rahman', 'نادية رحمن', 'Corrective and preventive actions', 'الإجراءات التصحيحية والوقائية', 'quality', 'riyadh', 'en', 'quality', 'investigator'),
  sultan: person('Sultan Al-Dosari', 'سلطان الدوسري', 'Verification', 'التحقق من الفاعلية', 'quality', 'jeddah', 'ar', 'quality'),
  maryam: person('Maryam Al-Suwaidi', 'مريم السويدي', 'Head of customer care', 'قيادة إدارة العناية بالعملاء', 'care', 'dubai', 'ar', 'head', 'investigator', 'intake'),
  ibrahim: person('Ibrahim Daoud', 'إبراهيم داود', 'Reviews of decisions', 'إعادة النظر في القرارات', 'care', 'riyadh', 'en', 'investigator', 'intake'),
  noura: person('Noura Al-Shammari', 'نورة الشمري', 'Intake, Riyadh', 'استقبال الشكاوى، الرياض', 'care', 'riyadh', 'ar', 'intake'),
  hassan: person('Hassan Ali', 'حسن علي', 'Intake, Jeddah', 'استقبال الشكاوى، جدة', 'care', 'jeddah', 'ar', 'intake'),
  fatima: person('Fatima Al-Kaabi', 'فاطمة الكعبي', 'Intake, Dubai', 'استقبال الشكاوى، دبي', 'care', 'dubai', 'en', 'intake'),
  amal: person('Amal Sharif', 'أمل شريف', 'Administration of Majlis', 'إدارة منصة مجلس', 'technology', 'riyadh', 'en', 'administrator'),
  zain: person('Zain Othman', 'زين عثمان', 'Integrations', 'الربط التقني', 'technology', 'dubai', 'en', 'investigator', 'integrator'),
  jawad: person('Jawad Al-Hashimi', 'جواد الهاشمي', 'Head of internal audit', 'قيادة إدارة التدقيق الداخلي', 'audit', 'riyadh', 'ar', 'auditor'),
  hind: person('Hind Al-Tamimi', 'هند التميمي', 'Internal auditor', 'التدقيق الداخلي', 'audit', 'jeddah', 'ar', 'auditor'),
  saud: person('Saud Al-Mubarak', 'سعود المبارك', 'Chief executive', 'الرئاسة التنفيذية', 'executive', 'riyadh', 'ar', 'management'),
  layla: person('Layla Al-Nuaimi', 'ليلى النعيمي', 'Chief operating officer', 'الرئاسة التنفيذية للعمليات', 'executive', 'dubai', 'en', 'management'),
} as const satisfies Record<string, PersonContent>;
export type PersonKey = keyof typeof people;

/** Whom the sign-in page shows first: one for every role, in the order in which a complaint meets them. */
export const faces: readonly PersonKey[] = ['noura', 'huda', 'salma', 'sultan', 'saud', 'jawad', 'amal', 'zain'];
