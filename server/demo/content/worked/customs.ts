import type { CaseScript } from '../script.ts';

/** A why-chain that ran away from what the team can know or change; with evidence per link it branched and led home. */
export const customs: CaseScript = {
  key: 'customs',
  method: '5 Whys, first misused',
  source: 'http://www.livingoverseas.org/1853918.html, https://www.readkong.com/page/understanding-how-to-use-the-5-whys-for-root-cause-analysis-8901932',
  nature: 'complaint',
  language: 'ar',
  title: 'تأخر الفسح الجمركي لمواد خام ثلاثة أسابيع وتوقف خط الإنتاج',
  words:
    'تأخرت حبيبات البلاستيك التي نستوردها عن طريقكم ثلاثة أسابيع في الجمارك، وتوقف خط الإنتاج أربعة أيام. كلما سألنا قيل لنا: الإجراءات عند الجمارك. ثم علمنا من وسيط آخر أن شحنته وصلت معنا وخرجت في يومين. نريد معرفة السبب الحقيقي وتعويض خسارة التوقف.',
  channel: 'letter',
  branch: 'jeddah',
  department: 'logistics',
  product: 'خدمة التخليص الجمركي',
  category: 'delivery',
  wants: 'بيان السبب وتعويض عن أربعة أيام توقف',
  complainant: { name: 'مصنع النور للتغليف، ماهر باعشن', email: 'factory@example.com', phone: '0125550199' },
  receivedDaysAgo: 47,
  hour: 10,
  happenedDaysBefore: 6,
  assessment: {
    severity: 4, likelihood: 4, safety: false, complexity: 4, impact: 4, immediateNeeded: false, immediatePossible: false,
    reason: 'خسارة إنتاج مثبتة، وتأخر ثلاث شحنات أخرى في الربع نفسه.',
  },
  lead: 'rania',
  team: ['majid', 'abdullah', 'nadia'],
  facts: [
    'وصلت الشحنة في اليوم الأول، وقُدّم البيان الجمركي في اليوم الثاني عشر، وصدر الفسح في اليوم الحادي والعشرين.',
    'الوكيل المفوض بالتوقيع لدينا شخص واحد، وكان في إجازة مرضية عشرة أيام.',
    'أُعيد البيان مرة لأن شهادة المنشأ لم تكن مرفقة.',
  ],
  statements: [
    { day: 2, side: 'complainant', request: 'نرجو تزويدنا بما يثبت أيام التوقف وبما قيل لكم عن سبب التأخير.', text: 'أرفقنا سجل الخط: توقف من الأحد إلى الأربعاء. اتصلنا سبع مرات، وكان الجواب واحدًا: الملف عند الجمارك، بينما لم يكن قد قُدّم بعد.' },
    { day: 4, side: 'respondent', person: 'tariq', request: 'نرجو بيان مسار الملف من الوصول حتى تقديم البيان.', text: 'كان الملف جاهزًا في اليوم الثاني، وينتظر التوقيع. لا أحد غيره يملك التفويض. وشهادة المنشأ تصل من المورّد بالبريد، ولا نطلبها مسبقًا.' },
  ],
  evidence: [
    { key: 'file', day: 3, by: 'majid', title: 'مسار الملف وتواريخه', source: 'نظام التخليص وسجل المنصة الجمركية', text: 'عشرة أيام بانتظار التوقيع، وتسعة أيام بعد التقديم منها ستة بسبب شهادة المنشأ.' },
    { key: 'sick', day: 5, by: 'rania', title: 'سجل التفويضات', source: 'الشؤون القانونية', text: 'تفويض واحد باسم شخص واحد منذ أربع سنوات، ولا مكلَّف بالنيابة.' },
    { key: 'four', day: 8, by: 'nadia', title: 'مقارنة الشحنات المتأخرة الأربع', source: 'ملفات الربع', text: 'شحنتان تأخرتا بسبب التوقيع، وثلاث بسبب شهادة المنشأ، وواحدة للسببين معًا.' },
    { key: 'replies', day: 9, by: 'rania', title: 'ما قيل للعميل في سبع مكالمات', source: 'تسجيلات صوتية', text: 'في خمس منها قيل إن الملف عند الجمارك قبل تقديمه. الشاشة تعرض «قيد التخليص» منذ وصول الشحنة.' },
  ],
  discussion: [
    { day: 5.2, by: 'majid', text: 'سلسلة «لماذا» وصلت إلى: لم يوقّع لأنه مريض، ومرض لأنه لم يأخذ اللقاح، ولم يأخذه لأن…' },
    { day: 5.3, by: 'nadia', text: 'هنا خرجنا مما نعرفه ومما نملك تغييره. ما الدليل على كل حلقة؟ ولماذا جواب واحد فقط لكل سؤال؟' },
    { day: 8.1, by: 'rania', text: 'بالأدلة صارت السلسلة فرعين: لا بديل للتوقيع، وشهادة المنشأ تُطلب متأخرة. وكلاهما بيدنا.' },
  ],
  causes: [
    { key: 'late', by: 'majid', leg: 'occurrence', category: 'الإجراءات', text: 'صدر الفسح بعد ثلاثة أسابيع', state: 'confirmed', evidence: ['file'] },
    { key: 'sign', under: 'late', by: 'majid', leg: 'occurrence', category: 'الأفراد', text: 'انتظر البيان التوقيع عشرة أيام', state: 'confirmed', evidence: ['file'] },
    { key: 'ill', under: 'sign', by: 'majid', leg: 'occurrence', category: 'الأفراد', text: 'صاحب التوقيع مريض لأنه لم يأخذ اللقاح', state: 'rejected' },
    { key: 'deputy', under: 'sign', by: 'rania', leg: 'occurrence', category: 'السياسات', text: 'التفويض لشخص واحد دون مكلَّف بالنيابة', state: 'confirmed', evidence: ['sick', 'four'], root: true },
    { key: 'origin', under: 'late', by: 'nadia', leg: 'occurrence', category: 'الإجراءات', text: 'أُعيد البيان لنقص شهادة المنشأ', state: 'confirmed', evidence: ['file', 'four'] },
    { key: 'early', under: 'origin', by: 'nadia', leg: 'occurrence', category: 'الإجراءات', text: 'لا تُطلب الشهادة من المورّد قبل الشحن', state: 'confirmed', evidence: ['four'], root: true },
    { key: 'screen', by: 'rania', leg: 'detection', category: 'المكان', text: 'الشاشة تعرض «قيد التخليص» قبل تقديم البيان', state: 'confirmed', evidence: ['replies'], root: true },
    { key: 'posts', by: 'abdullah', leg: 'systemic', category: 'السياسات', text: 'تُمنح التفويضات للأشخاص لا للمناصب', state: 'confirmed', evidence: ['sick'], root: true },
  ],
  decisions: [
    {
      day: 12, by: 'rania', question: 'هل نتحمل خسارة التوقف؟', evidence: ['file', 'replies'],
      options: [{ text: 'نعم، عن أيام التأخر بسبب التوقيع', chosen: true }, { text: 'نعم، كاملة', chosen: false }, { text: 'لا، التأخر عند الجمارك', chosen: false }],
      reason: 'عشرة أيام من التأخر عندنا حتمًا. وستة أيام بسبب الشهادة مسؤولية مشتركة مع المورّد بحسب العقد.',
    },
  ],
  actions: [
    { key: 'news', day: 1, kind: 'correction', title: 'بيان صحيح للعميل عن موضع كل شحنة مفتوحة', department: 'logistics', owner: 'majid', implementer: 'hassan', verifier: 'rania', due: 2, done: { day: 2, text: 'أُرسل البيان عن شحنتين مفتوحتين.' }, checkedDay: 3 },
    { key: 'second', day: 5, kind: 'containment', title: 'تكليف مؤقت بالتوقيع لثلاثة أشهر', cause: 'deputy', department: 'legal', owner: 'abdullah', implementer: 'mona', verifier: 'nadia', due: 9, done: { day: 8, text: 'صدر التكليف واعتمدته الجمارك.' }, checkedDay: 9 },
    {
      key: 'certificate', day: 12, kind: 'corrective', title: 'طلب شهادة المنشأ إلكترونيًا قبل مغادرة السفينة', cause: 'early', department: 'logistics', owner: 'majid', implementer: 'mona', verifier: 'sultan', due: 35,
      plan: { criterion: 'بيانات أُعيدت لنقص الشهادة', measure: 'بيان لكل 100 بيان', baseline: 14, threshold: 4, method: 'trend', startAfterDays: 14, windowDays: 60, sample: 'جميع البيانات في الفترة' },
      done: { day: 32, text: 'أُضيف الطلب إلى قائمة ما قبل الشحن، والتزم به 18 مورّدًا من 20.' }, checkedDay: 34,
    },
    {
      key: 'posts', day: 13, kind: 'preventive', title: 'تفويض المناصب لا الأشخاص، مع مكلَّف بالنيابة لكل تفويض', cause: 'posts', department: 'legal', owner: 'abdullah', implementer: 'mona', verifier: 'sultan', due: 60,
      similarPlaces: 'تفويضات البنوك والموانئ: ثلاثة تفويضات أخرى بلا بديل.',
      plan: { criterion: 'تفويضات سارية بلا مكلَّف بالنيابة', measure: 'تفويض لكل 10 تفويضات', baseline: 4, threshold: 0, method: 'audit', startAfterDays: 1, windowDays: 30, sample: 'سجل التفويضات كاملًا' },
      done: null,
    },
    {
      key: 'truth', day: 13.2, kind: 'improvement', title: 'عرض المرحلة الفعلية للشحنة: وصلت، بانتظار التقديم، قُدّمت، فُسحت', cause: 'screen', department: 'technology', owner: 'zain', implementer: 'amal', verifier: 'sultan', due: 40,
      plan: { criterion: 'إجابات لا تطابق مرحلة الملف', measure: 'إجابة لكل 10 إجابات', baseline: 7, threshold: 1, method: 'sample', startAfterDays: 7, windowDays: 30, sample: 'خمسون تسجيلًا صوتيًا عشوائيًا' },
      done: { day: 38, text: 'المراحل الأربع معروضة للموظف وللعميل.' }, checkedDay: 40,
    },
  ],
  response: {
    day: 15, author: 'rania', approver: 'abdullah', outcome: 'partly',
    body: 'السادة مصنع النور للتغليف المحترمون،\n\nدُرست شكواكم، وثبتت صحتها جزئيًا. بقي البيان عشرة أيام بانتظار توقيع لا يملكه لدينا إلا شخص واحد، ولم يكن الملف عند الجمارك كما قيل لكم. أما الأيام الستة الأخرى فسببها نقص شهادة المنشأ، ولم نطلبها من المورّد في وقتها.\n\nيُصرف لكم تعويض عن أيام التأخر الراجعة إلينا. وأصبح للتوقيع بديل، وتُطلب الشهادة قبل الشحن، وتُعرض المرحلة الفعلية لكل شحنة.',
    recourse: 'إذا لم يكن هذا القرار مقبولًا لديكم، فيمكنكم طلب إعادة النظر من جهة لم تشارك في المعالجة، أو اللجوء إلى الجهة الرقابية المختصة.',
    remedy: { kind: 'compensation', about: 'تعويض عن أيام التوقف الراجعة إلى تأخر التوقيع', amount: '18500.00', currency: 'SAR', deliveredDay: 19 },
  },
  satisfaction: { day: 23, settled: false, outcome: 2, handling: 4, words: 'نشكركم على الوضوح، لكن التوقف أربعة أيام لا يومان ونصف. نطلب إعادة النظر في قيمة التعويض.', wants: 'review' },
  closedDay: null,
};
