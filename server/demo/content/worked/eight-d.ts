import type { CaseScript } from '../script.ts';

/** The eight steps, with the gates of the form: containment proven, escape point named, cause verified. Under way. */
export const eightD: CaseScript = {
  key: 'eight-d',
  method: '8D',
  source: 'https://de.scribd.com/document/409091121/8D-Report-Template',
  nature: 'complaint',
  language: 'ar',
  title: 'توقف جهاز نقاط البيع أثناء الدفع وخصم المبلغ مرتين',
  words:
    'لدينا صيدلية فيها ثلاثة أجهزة دفع من عندكم. منذ التحديث الأخير يُعيد الجهاز تشغيل نفسه أثناء العملية، ويُخصم المبلغ من العميل ولا يصدر إيصال، فيدفع مرة ثانية. حدث هذا إحدى عشرة مرة في أسبوعين، وعملاؤنا يتهموننا نحن. نطلب إيقاف هذا الخلل فورًا ورد المبالغ.',
  channel: 'form',
  branch: 'dubai',
  department: 'technology',
  product: 'جهاز الدفع T-40',
  category: 'accounts',
  wants: 'إيقاف الخلل ورد المبالغ المخصومة مرتين',
  complainant: { name: 'صيدلية الشفاء، سالم الكتبي', email: 'pharmacy@example.com', phone: '+971 50 555 0166' },
  receivedDaysAgo: 9,
  hour: 16,
  happenedDaysBefore: 1,
  assessment: {
    severity: 4, likelihood: 5, safety: false, complexity: 5, impact: 5, immediateNeeded: true, immediatePossible: true,
    reason: 'خصم مزدوج من عملاء كثيرين، والخلل مستمر في 1,140 جهازًا على الإصدار نفسه.',
  },
  lead: 'omar',
  team: ['samir', 'zain', 'mona', 'tariq'],
  facts: [
    'ما الخلل: إعادة تشغيل بين الخصم وطباعة الإيصال. أين: الإصدار 5.2 فقط. متى: بعد 1 من الشهر. الحجم: 96 حالة مؤكدة في 1,140 جهازًا.',
    'لم تُسجَّل أي حالة على الإصدار 5.1، ولا على الأجهزة الموصولة بسلك.',
    'جميع الحالات عند شحن بطارية أقل من 20 في المئة.',
  ],
  statements: [
    { day: 0.5, side: 'complainant', request: 'نرجو تزويدنا بأرقام الأجهزة وأوقات العمليات، وهل كان الجهاز على الشاحن.', text: 'الأجهزة الثلاثة متنقلة، ونضعها على الشاحن ليلًا فقط. معظم الحالات مساءً. أرفقنا قائمة بإحدى عشرة عملية.' },
    { day: 2.2, side: 'respondent', department: 'operations', request: 'نرجو بيان ما تغيّر في الإصدار 5.2، وكيف اختُبر قبل نشره.', text: 'أُضيف في الإصدار 5.2 توفير للطاقة يُطفئ وحدة الاتصال عند انخفاض الشحن. اختُبر على أجهزة موصولة بالكهرباء كما هي العادة.' },
  ],
  evidence: [
    { key: 'list', day: 0.6, by: 'samir', title: 'إحدى عشرة عملية خُصمت مرتين', source: 'مقدّم الشكوى، ومطابقة سجل العمليات', text: 'تأكدت العمليات كلها، ومجموعها 1,874.50 درهمًا.' },
    { key: 'fleet', day: 2, by: 'zain', title: 'حالات إعادة التشغيل في جميع الأجهزة', source: 'سجل الأجهزة، 30 يومًا', text: '96 حالة على 5.2 عند شحن دون 20 في المئة. صفر على 5.1. صفر عند التوصيل بالكهرباء.' },
    { key: 'bench', day: 4, by: 'zain', title: 'إعادة إنتاج الخلل في المختبر', source: 'جهازان، بطارية عند 15 في المئة', text: '17 من 20 محاولة على 5.2، وصفر من 20 على 5.1، وصفر من 20 على 5.2 مع تعطيل توفير الطاقة.' },
    { key: 'contained', day: 3, by: 'zain', title: 'بيانات ما بعد الاحتواء', source: 'سجل الأجهزة، 48 ساعة', text: 'أُعيد 1,140 جهازًا إلى 5.1. لا حالة واحدة منذ ذلك، مقابل ست حالات يوميًا قبله.' },
    { key: 'plan', day: 5, by: 'tariq', title: 'خطة اختبار الإصدار 5.2', source: 'أرشيف الإصدارات', text: '212 اختبارًا، كلها على أجهزة موصولة بالكهرباء. لا اختبار لانقطاع بين الخصم والإيصال.' },
  ],
  discussion: [
    { day: 0.7, by: 'omar', text: 'D3 قبل كل شيء: العودة إلى 5.1 الليلة، ونريد بيانات تثبت أن الاحتواء يعمل قبل أن نكتب أنه يعمل.' },
    { day: 2.1, by: 'zain', text: 'Every case below 20 % battery, none on mains. That is a boundary we can test.' },
    { day: 4.1, by: 'zain', text: 'Switched on and off at will on the bench: 17 of 20 with power saving, none without.' },
    { day: 5.1, by: 'mona', text: 'المتضررون الذين لم يتقدموا بشكوى 85 عملية. يلزم رد المبالغ إليهم دون انتظار طلبهم.' },
  ],
  causes: [
    { key: 'restart', by: 'zain', leg: 'occurrence', category: 'المعدات', text: 'يُطفئ توفير الطاقة وحدة الاتصال بعد الخصم وقبل الإيصال', state: 'confirmed', evidence: ['bench', 'fleet'] },
    { key: 'state', under: 'restart', by: 'zain', leg: 'occurrence', category: 'الأساليب', text: 'لا يسأل توفير الطاقة هل توجد عملية جارية', state: 'confirmed', evidence: ['bench'], root: true },
    { key: 'battery', under: 'restart', by: 'tariq', leg: 'occurrence', category: 'المواد', text: 'دفعة بطاريات ضعيفة', state: 'rejected', evidence: ['bench', 'fleet'] },
    { key: 'escape', by: 'tariq', leg: 'detection', category: 'القياس', text: 'نقطة الإفلات: اختبارات الإصدار كلها على أجهزة موصولة بالكهرباء', state: 'confirmed', evidence: ['plan'] },
    { key: 'double', by: 'samir', leg: 'detection', category: 'القياس', text: 'لا مطابقة يومية تكشف عمليتين متماثلتين خلال دقائق', state: 'hypothesis', evidence: ['list'] },
    { key: 'gate', by: 'omar', leg: 'systemic', category: 'الإدارة', text: 'يجوز نشر إصدار على جميع الأجهزة دفعة واحدة دون مرحلة تجريبية', state: 'hypothesis', evidence: ['plan'] },
  ],
  decisions: [
    {
      day: 0.8, by: 'omar', question: 'كيف نوقف الضرر الليلة؟', evidence: ['list'],
      options: [{ text: 'إعادة جميع الأجهزة إلى الإصدار 5.1', chosen: true }, { text: 'إبلاغ المتاجر بإبقاء الأجهزة على الشاحن', chosen: false }],
      reason: 'الخيار الثاني يعتمد على انتباه 400 متجر.',
    },
    {
      day: 5.3, by: 'omar', question: 'هل ننتظر شكاوى بقية المتضررين؟', evidence: ['fleet', 'list'],
      options: [{ text: 'لا، تُرد المبالغ تلقائيًا مع إشعار لكل عميل', chosen: true }, { text: 'نعم، تُرد لمن يطلب', chosen: false }],
      reason: 'الخطأ منا ومعلوم لدينا، ولا يُطلب من العميل إثبات ما نعرفه.',
    },
  ],
  actions: [
    { key: 'refund', day: 0.8, kind: 'correction', title: 'رد المبالغ الإحدى عشرة إلى عملاء الصيدلية', department: 'finance', owner: 'samir', implementer: 'dana', verifier: 'mona', due: 3, done: { day: 2.5, text: 'رُدّت المبالغ وأُبلغ العملاء برسالة نصية.' }, checkedDay: 3 },
    { key: 'rollback', day: 0.9, kind: 'containment', title: 'إعادة 1,140 جهازًا إلى الإصدار 5.1', cause: 'restart', department: 'technology', owner: 'zain', implementer: 'amal', verifier: 'tariq', due: 2, similarPlaces: 'أجهزة T-20 لا تتضمن توفير الطاقة.', done: { day: 1.2, text: 'اكتملت الإعادة ليلًا.' }, checkedDay: 3 },
    { key: 'others', day: 5.4, kind: 'containment', title: 'رد مبالغ 85 عملية لمتضررين لم يتقدموا بشكوى، مع إشعار واعتذار', department: 'finance', owner: 'dana', implementer: 'samir', verifier: 'mona', due: 11, done: null },
    {
      key: 'guard', day: 6, kind: 'corrective', title: 'منع توفير الطاقة أثناء العملية، وإكمال العملية المعلقة بعد إعادة التشغيل', cause: 'state', department: 'technology', owner: 'zain', implementer: 'amal', verifier: 'sultan', due: 25,
      plan: { criterion: 'عمليات خُصمت دون إيصال', measure: 'عملية لكل 100,000 عملية', baseline: 31, threshold: 0.5, method: 'trend', startAfterDays: 3, windowDays: 30, sample: 'جميع العمليات على الإصدار الجديد' },
      done: null,
    },
  ],
  response: null,
  satisfaction: null,
  closedDay: null,
};
