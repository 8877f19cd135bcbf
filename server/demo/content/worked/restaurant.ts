import type { CaseScript } from '../script.ts';

/** Correction is not corrective action, and stopping at the third why would have missed it. */
export const restaurant: CaseScript = {
  key: 'restaurant',
  method: '5 Whys',
  source: 'https://betterprocesssolutions.com/tag/root-cause-analysis-tools/',
  nature: 'complaint',
  language: 'ar',
  title: 'انتظار الطعام أكثر من خمسين دقيقة رغم قلة الزبائن',
  words:
    'حضرنا أربعة أشخاص يوم الخميس وقت الغداء وانتظرنا الطعام خمسين دقيقة، وثلاث طاولات بجانبنا تشتكي من الشيء نفسه. كان في المطعم موظفون واقفون بلا عمل بينما عامل المطبخ وحده لا يلحق. سألناهم فقالوا: نريد المساعدة لكن لا نعرف كيف.',
  channel: 'branch',
  branch: 'jeddah',
  department: 'retail',
  product: 'مطعم الوادي، فرع الكورنيش',
  category: 'waiting',
  wants: 'تنظيم العمل في المطبخ حتى لا يتكرر الانتظار',
  complainant: { name: 'وجدان البلوي', phone: '0555550177', email: 'wejdan.b@example.com' },
  receivedDaysAgo: 74,
  hour: 14,
  happenedDaysBefore: 0,
  assessment: {
    severity: 2, likelihood: 4, safety: false, complexity: 2, impact: 3, immediateNeeded: true, immediatePossible: true,
    reason: 'أربع شكاوى في يوم واحد من الفرع نفسه، ولا ضرر صحي.',
  },
  lead: 'ghada',
  team: ['hamad', 'sultan'],
  facts: [
    'أربعة طلبات تأخرت بين 42 و55 دقيقة، والمعتاد 18 دقيقة.',
    'حضر في الوردية ستة موظفين، وعمل في المطبخ واحد فقط.',
    'قُدّمت الوجبات الأربع أولًا بعد الشكوى، وهذا تصحيح فوري لا يعالج السبب.',
  ],
  statements: [
    { day: 1, side: 'complainant', request: 'نرجو ذكر وقت الطلب ووقت التقديم كما تتذكرونه.', text: 'طلبنا الساعة الواحدة وعشر دقائق، ووصل الطعام الساعة الثانية. اعتذر الموظفون بلطف، لكنهم لم يعرفوا سبب التأخير.' },
    { day: 1.4, side: 'witness', department: 'retail', request: 'نرجو وصف ما حدث في المطبخ وقت الغداء.', text: 'غاب زميل المشويات لظرف عائلي. أراد اثنان من الصالة المساعدة، لكن لا أحد منا يعرف ترتيب عمل المشويات، فكل من يعمل عليها له طريقته.' },
  ],
  evidence: [
    { key: 'tickets', day: 0.2, by: 'ghada', title: 'أوقات الطلبات والتقديم', source: 'نظام نقاط البيع', text: 'بين 12:50 و14:10: تسعة طلبات، أربعة منها تجاوزت 40 دقيقة، وكلها تتضمن مشويات.' },
    { key: 'rota', day: 1, by: 'ghada', title: 'جدول الوردية', source: 'كشف الحضور', text: 'ستة حاضرين، وغياب واحد مُبلَّغ عنه صباحًا. لا اسم بديل للمشويات.' },
    { key: 'notes', day: 1.6, by: 'ghada', title: 'محضر اجتماع الفريق في اليوم التالي', source: 'اجتماع الفرع', text: 'سُئل الفريق «لماذا» حتى وصل إلى غياب إجراء عمل موثَّق للمشويات، فلا تدريب متبادل ممكن.' },
  ],
  discussion: [
    { day: 1.7, by: 'ghada', text: 'عند «لماذا» الثالثة كان الجواب: لم يساعد أحد. لو توقفنا هنا لكتبنا «مزيد من التعاون» ولم يتغير شيء.' },
    { day: 1.8, by: 'sultan', text: 'السؤال التالي هو المهم: لماذا لم يستطيعوا المساعدة؟' },
  ],
  causes: [
    { key: 'wait', by: 'ghada', leg: 'occurrence', category: 'الأساليب', text: 'تأخر الطعام لأن المشويات توقفت عند موظف واحد', state: 'confirmed', evidence: ['tickets'] },
    { key: 'alone', under: 'wait', by: 'ghada', leg: 'occurrence', category: 'الأفراد', text: 'لم يعوّض أحد عن الزميل الغائب', state: 'confirmed', evidence: ['rota'] },
    { key: 'help', under: 'alone', by: 'ghada', leg: 'occurrence', category: 'الأفراد', text: 'أراد الزملاء المساعدة ولم يتمكنوا منها', state: 'confirmed', evidence: ['notes'] },
    { key: 'cross', under: 'help', by: 'sultan', leg: 'occurrence', category: 'الأساليب', text: 'لا تدريب متبادل على المشويات', state: 'confirmed', evidence: ['notes', 'rota'] },
    { key: 'standard', under: 'cross', by: 'sultan', leg: 'occurrence', category: 'الأساليب', text: 'لا إجراء عمل موثَّق للمشويات يمكن التدرب عليه', state: 'confirmed', evidence: ['notes'], root: true },
    { key: 'screen', by: 'hamad', leg: 'detection', text: 'لا تنبيه عند تجاوز الطلب 25 دقيقة', state: 'confirmed', evidence: ['tickets'], root: true },
    { key: 'stations', by: 'hamad', leg: 'systemic', text: 'تُفتتح محطات العمل دون إجراء موثَّق ودون بديل مسمى', state: 'confirmed', evidence: ['rota', 'notes'], root: true },
  ],
  decisions: [
    {
      day: 2, by: 'ghada', question: 'هل يكفي تقديم الوجبات والاعتذار؟', evidence: ['notes'],
      options: [{ text: 'لا، يُكتب إجراء العمل مع الفريق ثم يُدرَّب الجميع عليه', chosen: true }, { text: 'نعم، فالغياب ظرف نادر', chosen: false }],
      reason: 'الغياب يتكرر مرتين في الشهر، وكل غياب يعيد المشكلة.',
    },
  ],
  actions: [
    { key: 'serve', day: 0.05, kind: 'correction', title: 'تقديم الوجبات الأربع أولًا وإسقاط قيمتها', department: 'retail', owner: 'ghada', implementer: 'nawal', verifier: 'hamad', due: 0.5, done: { day: 0.1, text: 'قُدّمت الوجبات ولم تُحتسب قيمتها.' }, checkedDay: 1 },
    { key: 'standby', day: 1.5, kind: 'containment', title: 'تسمية بديل للمشويات في كل وردية حتى يكتمل التدريب', cause: 'cross', department: 'retail', owner: 'ghada', implementer: 'nawal', verifier: 'hamad', due: 4, done: { day: 3, text: 'أُضيف البديل إلى جدول الورديات.' }, checkedDay: 4 },
    {
      key: 'write', day: 2.2, kind: 'corrective', title: 'كتابة إجراء عمل المشويات مع الفريق وتدريب الجميع عليه', cause: 'standard', department: 'retail', owner: 'ghada', implementer: 'nawal', verifier: 'sultan', due: 25,
      similarPlaces: 'محطة المخبوزات في الفرع نفسه، والمشويات في فرع الرياض: الوضع مماثل.',
      plan: { criterion: 'طلبات تجاوز انتظارها 30 دقيقة', measure: 'طلب لكل 1000 طلب', baseline: 21, threshold: 7, method: 'trend', startAfterDays: 7, windowDays: 42, sample: 'جميع طلبات الفرع' },
      done: { day: 22, text: 'إجراء من صفحة واحدة، وتدرّب عليه 11 موظفًا.' }, checkedDay: 24,
    },
    {
      key: 'stations', day: 3, kind: 'preventive', title: 'إجراء موثَّق وبديل مسمى لكل محطة عمل في جميع المطاعم', cause: 'stations', department: 'retail', owner: 'nawal', implementer: 'hamad', verifier: 'sultan', due: 60,
      plan: { criterion: 'محطات بلا إجراء أو بلا بديل', measure: 'محطة لكل 10 محطات', baseline: 6, threshold: 1, method: 'audit', startAfterDays: 14, windowDays: 30, sample: 'جميع المحطات في ثلاثة مطاعم' },
      done: { day: 58, text: 'اكتملت 28 محطة من 28.' }, checkedDay: 60,
    },
    {
      key: 'light', day: 3.2, kind: 'improvement', title: 'تنبيه على شاشة المطبخ عند بلوغ الطلب 25 دقيقة', cause: 'screen', department: 'technology', owner: 'zain', implementer: 'amal', verifier: 'sultan', due: 30,
      plan: { criterion: 'طلبات متأخرة دون تنبيه', measure: 'طلب لكل 100 طلب متأخر', baseline: 100, threshold: 5, method: 'test', startAfterDays: 1, windowDays: 14, sample: 'عشرون طلبًا تجريبيًا وجميع المتأخرة' },
      done: { day: 20, text: 'يعمل التنبيه على الشاشات الثلاث.' }, checkedDay: 21, verdict: { day: 37, effective: true, figure: 0, exposure: 26, text: 'ظهر التنبيه في جميع الحالات.' },
    },
  ],
  response: {
    day: 5, author: 'ghada', approver: 'nawal', outcome: 'upheld',
    body: 'السلام عليكم ورحمة الله وبركاته،\n\nثبتت صحة شكواكم. غاب أحد العاملين، ولم يتمكن زملاؤه من القيام بعمله لأننا لم نكتب طريقة العمل ولم ندرّب عليها أحدًا سواه، وهذا تقصير منا لا منهم.\n\nلم تُحتسب قيمة وجباتكم، وحُدّد بديل في كل وردية اعتبارًا من هذا الأسبوع، ويجري تدريب الفريق كاملًا. ويسعدنا حضوركم ضيوفًا علينا.',
    recourse: 'إذا لم يكن هذا الرد مقبولًا لديكم، فيمكنكم طلب إعادة النظر من صفحة متابعة شكواكم، وتتولاها جهة لم تشارك في المعالجة.',
    remedy: { kind: 'refund', about: 'قيمة الوجبات الأربع ودعوة إلى الغداء', amount: '236.00', currency: 'SAR', deliveredDay: 6 },
  },
  satisfaction: { day: 11, settled: true, outcome: 5, handling: 5, words: 'عدنا يوم الثلاثاء ووصل الطعام في ربع ساعة. شكرًا لكم.' },
  closedDay: 12,
};
