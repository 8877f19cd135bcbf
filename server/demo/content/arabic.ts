import type { FeedbackContent } from './script.ts';

type Complaint = Omit<FeedbackContent, 'nature' | 'language'>;

/** Complaints in Arabic, written for this project; people, numbers and addresses are invented. */
export const arabicComplaints: readonly FeedbackContent[] = (
  [
    {
      key: 'vaccines', title: 'وصول شحنة مبرَّدة بدرجة حرارة مرتفعة للمرة الثالثة هذا الشهر',
      words: 'للمرة الثالثة هذا الشهر تصل اللقاحات دافئة إلى مركزنا. المؤشر أحمر عند الاستلام، والسائق يطلب التوقيع قبل فتح الصندوق. اضطررنا إلى إتلاف أربعين جرعة وتأجيل مواعيد أطفال. اتصلنا مرتين ولم يرد علينا أحد.',
      channel: 'whatsapp', branch: 'jeddah', department: 'logistics', product: 'صندوق لقاح V-12', category: 'coldChain', wants: 'الاستبدال وعدم التكرار',
      complainant: { name: 'نجلاء العامري، مركز الحي الصحي', phone: '0505550111', email: 'clinic@example.com' }, receivedDaysAgo: 5, hour: 23, happenedDaysBefore: 1,
    },
    {
      key: 'fibre', title: 'انقطاع الإنترنت كل مساء بعد تبديل جهاز الألياف',
      words: 'بدّل الفني الجهاز قبل عشرة أيام، ومنذ ذلك اليوم تنقطع الخدمة كل مساء من الثامنة حتى العاشرة. فتحت ثلاث تذاكر، وفي كل مرة يُغلق الطلب برسالة «تمت المعالجة» قبل أن يتصل بي أحد. أعمل من المنزل وتعطلت أعمالي.',
      channel: 'app', branch: 'riyadh', department: 'operations', product: 'ألياف المنزل', category: 'outage', wants: 'خدمة مستقرة وخصم عن أيام الانقطاع',
      complainant: { name: 'سامي الجهني', phone: '0505550122' }, receivedDaysAgo: 3, hour: 22, happenedDaysBefore: 10,
    },
    {
      key: 'emergency', title: 'انتظار خمس ساعات في الطوارئ دون فرز',
      words: 'أحضرت والدتي إلى الطوارئ وهي تشكو من ضيق في التنفس. سُجّل اسمها ثم انتظرنا خمس ساعات دون أن يقيس أحد الضغط أو الأكسجين. دخل قبلنا من وصل بعدنا. لم يُشرح لنا سبب، وعندما سألنا قيل: انتظروا دوركم. خرجنا إلى مستشفى آخر وأُدخلت فورًا.',
      channel: 'form', branch: 'jeddah', department: 'operations', product: 'قسم الطوارئ', category: 'care', wants: 'مراجعة طريقة الفرز والاعتذار',
      complainant: { name: 'منال الحارثي', email: 'manal.h@example.com', phone: '0555550133' }, receivedDaysAgo: 8, hour: 7, happenedDaysBefore: 2,
    },
    {
      key: 'fee', title: 'خصم رسوم سنوية عن بطاقة أُلغيت منذ عام',
      words: 'ألغيت البطاقة الائتمانية العام الماضي واستلمت رسالة بالإلغاء. هذا الشهر خُصم 345 ريالًا رسومًا سنوية من حسابي الجاري. قال الموظف إن البطاقة ما زالت «نشطة في النظام»، وطلب مني مراجعة الفرع. لماذا أراجع أنا والخطأ ليس مني؟',
      channel: 'call', branch: 'riyadh', department: 'finance', product: 'البطاقة الائتمانية', category: 'accounts', wants: 'استرداد المبلغ وخطاب إلغاء نهائي',
      complainant: { name: 'تركي السبيعي', phone: '0505550144' }, receivedDaysAgo: 6, hour: 10, happenedDaysBefore: 3,
    },
    {
      key: 'parcel', title: 'تسجيل الطرد «تم التسليم» ولم يصل',
      words: 'ظهر في التطبيق أن الطرد سُلّم عند الباب الساعة الثالثة، وكنت في المنزل ولم يطرق أحد. في الصورة المرفقة باب ليس بابنا. في الطرد دواء لوالدي. أرجو البحث عنه اليوم قبل الغد.',
      channel: 'app', branch: 'riyadh', department: 'logistics', product: 'التوصيل السريع', category: 'delivery', wants: 'إيصال الطرد أو بديل عنه اليوم',
      complainant: { name: 'أروى الدخيل', phone: '0555550155' }, receivedDaysAgo: 1, hour: 17, happenedDaysBefore: 0,
    },
    {
      key: 'bill', title: 'فاتورة كهرباء ثلاثة أضعاف المعتاد بعد تركيب العداد الذكي',
      words: 'كانت فاتورتنا في حدود 300 ريال، وبعد تركيب العداد الجديد صارت 940 ريالًا ونحن مسافرون نصف الشهر. طلبنا فحص العداد قبل ثلاثة أسابيع ولم يحضر أحد، ووصلتنا اليوم رسالة بفصل الخدمة إن لم نسدد.',
      channel: 'form', branch: 'jeddah', department: 'operations', product: 'العداد الذكي', category: 'billing', wants: 'فحص العداد وإيقاف الفصل حتى ظهور النتيجة',
      complainant: { name: 'حاتم الزبيدي', email: 'hatem.z@example.com' }, receivedDaysAgo: 4, hour: 9, happenedDaysBefore: 30,
    },
    {
      key: 'privacy', title: 'إرسال نتيجة تحليل إلى رقم شخص آخر',
      words: 'وصلت نتيجة تحليلي إلى زميل لي في العمل لأن رقمه كان مسجلًا قبل سنوات في ملف العائلة. هذه معلومات خاصة جدًا. أطلب معرفة من غيره وصلته نتائجي، وتصحيح السجل، وضمان عدم التكرار.',
      channel: 'email', branch: 'dubai', department: 'legal', product: 'المختبر', category: 'privacy', wants: 'تصحيح السجل وبيان بمن اطّلع على النتائج',
      complainant: { name: 'خليفة المزروعي', email: 'kh.m@example.com' }, receivedDaysAgo: 7, hour: 13, happenedDaysBefore: 1,
    },
    {
      key: 'wheelchair', title: 'تعطل مصعد الفرع منذ شهرين وتعذّر الدخول بالكرسي المتحرك',
      words: 'أستخدم كرسيًا متحركًا، ومصعد الفرع معطل منذ شهرين. عرض عليّ الحارس أن يحملني مع زميله، وهذا أمر مهين. خدماتكم الإلكترونية لا تكفي لأن توقيعي مطلوب حضوريًا. أرجو إيجاد حل يحفظ الكرامة.',
      channel: 'branch', branch: 'riyadh', department: 'retail', product: 'فرع العليا', category: 'facilities', wants: 'إصلاح المصعد، وزيارة من موظف إلى حين إصلاحه',
      complainant: { name: 'ماجدة الصالح', phone: '0505550166' }, receivedDaysAgo: 10, hour: 11, happenedDaysBefore: 60,
    },
    {
      key: 'fridge', title: 'ثلاجة جديدة لا تبرّد وتأجيل موعد الصيانة أربع مرات',
      words: 'اشترينا ثلاجة قبل شهر وتوقفت عن التبريد بعد أسبوع. حُدد موعد الصيانة أربع مرات وأُلغي في كل مرة برسالة قبل الموعد بساعة. تلف طعام بقيمة لا تقل عن 600 ريال، ونحن في الصيف. الضمان مكتوب فيه: خلال 48 ساعة.',
      channel: 'social', branch: 'jeddah', department: 'retail', product: 'ثلاجة 420 لتر', category: 'productQuality', wants: 'استبدال الثلاجة وتعويض عن الطعام',
      complainant: { name: 'لمياء باوزير', phone: '0555550188' }, receivedDaysAgo: 2, hour: 20, happenedDaysBefore: 21,
    },
    {
      key: 'rude', title: 'أسلوب غير لائق من موظف عند طلب إيصال',
      words: 'طلبت إيصالًا بالمبلغ فقال الموظف أمام الناس: «ما عندنا وقت لهذا». كررت الطلب بهدوء فأغلق النافذة. لا أريد معاقبة أحد، أريد إيصالًا واعتذارًا، وأن يُعامل من بعدي باحترام.',
      channel: 'branch', branch: 'dubai', department: 'retail', product: 'خدمة الصندوق', category: 'service', wants: 'إيصال واعتذار',
      complainant: { name: 'بدرية الشامسي', phone: '+971505550177' }, receivedDaysAgo: 3, hour: 12, happenedDaysBefore: 0,
    },
    {
      key: 'water', title: 'انقطاع المياه خمسة أيام في الحي دون إشعار',
      words: 'انقطعت المياه عن الحي منذ خمسة أيام، ولم يصلنا أي إشعار قبل الانقطاع ولا بعده. في البيت كبار سن وأطفال. نشتري الصهاريج بأسعار مضاعفة. كل موظف يعطينا موعدًا مختلفًا للعودة.',
      channel: 'call', branch: 'jeddah', department: 'operations', product: 'خدمة المياه', category: 'outage', wants: 'موعد صحيح لعودة المياه وتعويض ثمن الصهاريج',
      complainant: { name: 'فوزي الصبحي', phone: '0505550199' }, receivedDaysAgo: 2, hour: 8, happenedDaysBefore: 5,
    },
    {
      key: 'insulin', title: 'صرف نوع أنسولين مختلف عن الوصفة',
      words: 'صُرف لابنتي أنسولين سريع المفعول بدل طويل المفعول، والعبوتان متشابهتان. انتبهنا قبل الحقن لأن لون الغطاء مختلف. لو لم ننتبه لحدث ما لا تُحمد عقباه. أرجو أن تعرفوا كيف مرّت العبوة على شخصين دون ملاحظة.',
      channel: 'form', branch: 'riyadh', department: 'quality', product: 'صيدلية الوادي', category: 'care', wants: 'معرفة السبب ومنع تكراره مع غيرنا',
      complainant: { name: 'أم ريان', email: 'om.rayan@example.com' }, receivedDaysAgo: 1, hour: 19, happenedDaysBefore: 0,
    },
  ] satisfies Complaint[]
).map((one) => ({ ...one, nature: 'complaint', language: 'ar' }));
