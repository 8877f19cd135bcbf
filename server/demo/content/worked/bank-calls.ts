import type { CaseScript } from '../script.ts';

/** A fishbone of five categories for a service; the room is in the middle of its work. */
export const bankCalls: CaseScript = {
  key: 'bank-calls',
  method: 'Fishbone',
  source: 'http://blog.coepd.com/fish-bone-diagram-6/',
  nature: 'complaint',
  language: 'ar',
  title: 'تحويل المكالمة بين عدة موظفين دون حل لمشكلة البطاقة',
  words:
    'اتصلت بخدمة العملاء خمس مرات خلال أسبوع بسبب بطاقة ابتلعها جهاز الصراف. في كل مرة أضغط أرقام القائمة الطويلة ثم أُحوَّل من موظف إلى آخر، وكل واحد يقول: هذا ليس من اختصاصي. وانقطع الخط مرتين في منتصف الشرح. لا أحد يعرف تفاصيل بطاقتي، وما زلت بلا بطاقة.',
  channel: 'whatsapp',
  branch: 'riyadh',
  department: 'callCentre',
  product: 'بطاقة الصراف',
  category: 'service',
  wants: 'بطاقة بديلة وموظف واحد يتابع الطلب حتى نهايته',
  complainant: { name: 'عبدالعزيز الفهد', phone: '0505550123' },
  receivedDaysAgo: 12,
  hour: 21,
  happenedDaysBefore: 7,
  assessment: {
    severity: 3, likelihood: 4, safety: false, complexity: 4, impact: 4, immediateNeeded: true, immediatePossible: true,
    reason: 'العميل بلا وسيلة دفع منذ أسبوع، وتكررت شكاوى مشابهة هذا الربع.',
  },
  lead: 'rania',
  team: ['bader', 'samir', 'nadia', 'zain'],
  facts: [
    'خمس مكالمات في سبعة أيام، وثماني عمليات تحويل بين الموظفين.',
    'انقطع الخط في مكالمتين منها بعد الدقيقة السادسة.',
    'قائمة الرد الآلي ست طبقات، وخيار «بطاقة محتجزة» في الطبقة الخامسة.',
  ],
  statements: [
    {
      day: 1.3, side: 'complainant', request: 'نرجو تزويدنا بأوقات المكالمات وبما قيل لكم في كل منها.',
      text: 'كانت المكالمات مساءً بعد العمل. قيل لي مرة إن الطلب عند الفرع، ومرة إنه عند إدارة البطاقات، ومرة إن النظام لا يعمل. لم يُرسل لي أي رقم لمتابعة الطلب.',
    },
    {
      day: 4.2, side: 'respondent', department: 'finance', request: 'نرجو بيان ما يظهر للموظف عن البطاقة المحتجزة، ومن يملك إصدار البديل.',
      text: 'لا يظهر للموظف سوى أن البطاقة «غير فعّالة». تفاصيل الاحتجاز في نظام الصرافات، ولا يصل إليه مركز الاتصال. يصدر البديل من عمليات البطاقات بعد طلب مكتوب.',
    },
  ],
  evidence: [
    { key: 'calls', day: 1.1, by: 'bader', title: 'سجل المكالمات الخمس', source: 'نظام الهاتف', text: 'مدة المكالمات بين 7 و16 دقيقة، وثماني عمليات تحويل، وانقطاعان عند تحويل المكالمة إلى موظف يعمل من المنزل.' },
    { key: 'menu', day: 2, by: 'zain', title: 'خريطة قائمة الرد الآلي', source: 'إعدادات الرد الآلي', text: 'ست طبقات و34 خيارًا. متوسط الزمن حتى الوصول إلى موظف: دقيقتان و40 ثانية.' },
    { key: 'lines', day: 5, by: 'zain', title: 'انقطاع المكالمات حسب مكان العمل', source: 'نظام الهاتف، 30 يومًا', text: 'العمل من المنزل: 41 انقطاعًا لكل ألف مكالمة. العمل من المركز: 6 لكل ألف.' },
    { key: 'access', day: 5.2, by: 'samir', title: 'صلاحيات موظفي مركز الاتصال', source: 'نظام الصلاحيات', text: 'لا صلاحية اطلاع على نظام الصرافات لأي من موظفي المركز، وقاعدة المعرفة بلا مقال عن البطاقة المحتجزة.' },
  ],
  discussion: [
    { day: 1.2, by: 'bader', text: 'الانقطاع حدث عند التحويل في المرتين. نحتاج إلى مقارنة بين من يعمل من المنزل ومن يعمل من المركز.' },
    { day: 5.1, by: 'zain', text: 'The drop rate of home lines is seven times higher. All of it happens at a transfer.' },
    { day: 6, by: 'nadia', text: 'أرى خمسة أفرع على المخطط. لنربط كل سبب بدليل قبل التصويت، فسبب «قلة الاهتمام» بلا دليل حتى الآن.' },
  ],
  causes: [
    { key: 'materials', by: 'samir', leg: 'occurrence', category: 'المواد', text: 'تفاصيل البطاقة المحتجزة لا تظهر لموظف المركز', state: 'confirmed', evidence: ['access'] },
    { key: 'access', under: 'materials', by: 'samir', leg: 'occurrence', category: 'المواد', text: 'لا صلاحية اطلاع على نظام الصرافات، ولا مقال في قاعدة المعرفة', state: 'confirmed', evidence: ['access'] },
    { key: 'methods', by: 'rania', leg: 'occurrence', category: 'الأساليب', text: 'تُحال الاستفسارات إلى إدارات أخرى دون تسليم للمسؤولية', state: 'confirmed', evidence: ['calls'] },
    { key: 'kinds', under: 'methods', by: 'bader', leg: 'occurrence', category: 'الأساليب', text: 'لكل نوع من المكالمات زمن معالجة مختلف، والهدف واحد للجميع', state: 'hypothesis' },
    { key: 'menu', by: 'zain', leg: 'occurrence', category: 'المعدات', text: 'خيارات القائمة كثيرة فيصل المتصل إلى الموظف الخطأ', state: 'hypothesis', evidence: ['menu'] },
    { key: 'drops', by: 'zain', leg: 'occurrence', category: 'المعدات', text: 'ينقطع الخط عند التحويل إلى من يعمل من المنزل', state: 'confirmed', evidence: ['lines', 'calls'] },
    { key: 'home', under: 'drops', by: 'zain', leg: 'occurrence', category: 'البيئة', text: 'خطوط العمل من المنزل لم تُختبر قبل تشغيلها', state: 'hypothesis', evidence: ['lines'] },
    { key: 'shift', by: 'bader', leg: 'occurrence', category: 'البيئة', text: 'في وردية المساء موظف واحد فقط للبطاقات', state: 'hypothesis' },
    { key: 'interest', by: 'rania', leg: 'occurrence', category: 'الأفراد', text: 'قلة الاهتمام لدى من طالت خدمتهم', state: 'hypothesis' },
    { key: 'nosignal', by: 'nadia', leg: 'detection', text: 'لا تقرير يعرض عدد مرات التحويل للمتصل نفسه', state: 'hypothesis', evidence: ['calls'] },
  ],
  decisions: [
    {
      day: 2.3, by: 'rania', question: 'هل ننتظر نتيجة التحليل قبل إصدار البطاقة؟', evidence: ['calls'],
      options: [{ text: 'إصدار البطاقة البديلة فورًا وتكليف موظف واحد بالمتابعة', chosen: true }, { text: 'الانتظار حتى اكتمال الطلب المكتوب', chosen: false }],
      reason: 'الضرر مستمر ما دام العميل بلا بطاقة، ولا خلاف على الوقائع.',
    },
  ],
  actions: [
    { key: 'card', day: 2.4, kind: 'correction', title: 'إصدار البطاقة البديلة وتوصيلها إلى العميل', department: 'finance', owner: 'bader', implementer: 'samir', verifier: 'rania', due: 5, done: { day: 4, text: 'سُلّمت البطاقة في المنزل.' }, checkedDay: 5 },
    { key: 'desk', day: 6.2, kind: 'containment', title: 'تحويل مكالمات البطاقات المحتجزة إلى مجموعة واحدة في المركز لا تعمل من المنزل', department: 'callCentre', owner: 'bader', implementer: 'reem', verifier: 'nadia', due: 9, done: { day: 8, text: 'عُدّل التوجيه، والمجموعة ستة موظفين.' }, checkedDay: 9 },
    {
      key: 'view', day: 8, kind: 'corrective', title: 'إتاحة الاطلاع على حالة الاحتجاز لموظفي المركز، وإضافة مقال إلى قاعدة المعرفة', cause: 'access', department: 'technology', owner: 'zain', implementer: 'amal', verifier: 'sultan', due: 30,
      similarPlaces: 'المحادثة المباشرة تعاني النقص نفسه.',
      plan: { criterion: 'تحويل مكالمات البطاقات المحتجزة إلى إدارة أخرى', measure: 'تحويل لكل 100 مكالمة', baseline: 62, threshold: 15, method: 'trend', startAfterDays: 7, windowDays: 30, sample: 'جميع مكالمات البطاقات المحتجزة' },
      done: null,
    },
  ],
  response: null,
  satisfaction: null,
  closedDay: null,
};
