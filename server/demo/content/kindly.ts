import type { FeedbackContent } from './script.ts';

/** Suggestions and compliments: they have lives of their own, without causes and gates. */
export const suggestions: readonly FeedbackContent[] = [
  {
    key: 'suggest-slots', nature: 'suggestion', language: 'ar', title: 'إتاحة اختيار فترة التوصيل من رسالة التذكير',
    words: 'تصلنا رسالة تذكير قبل التوصيل بيوم، ولا يمكن تغيير الفترة إلا بالاتصال. أقترح أن تتضمن الرسالة ثلاث فترات نختار منها بضغطة واحدة، فيرتاح السائق ولا يعود بالطرد.',
    channel: 'app', branch: 'jeddah', department: 'logistics', product: 'التوصيل السريع', category: 'delivery', complainant: { name: 'إيمان الحربي', phone: '0505550201' }, receivedDaysAgo: 20, hour: 15,
  },
  {
    key: 'suggest-quiet', nature: 'suggestion', language: 'ar', title: 'ساعة هادئة أسبوعيًا في الفرع لمن يزعجهم الضجيج',
    words: 'ابني من ذوي طيف التوحد، والأصوات العالية في الفرع تتعبه. أقترح ساعة واحدة كل أسبوع تُخفض فيها الإضاءة والنداءات الصوتية. سيستفيد منها كبار السن أيضًا.',
    channel: 'form', branch: 'riyadh', department: 'retail', product: 'فرع العليا', category: 'facilities', complainant: { name: 'عهود المطرفي', email: 'ohoud.m@example.com' }, receivedDaysAgo: 33, hour: 21,
  },
  {
    key: 'suggest-receipt', nature: 'suggestion', language: 'en', title: 'Send the warranty with the receipt, as one file',
    words: 'Whenever something breaks I search for the warranty card. You have my e-mail from the receipt anyway: send both as one file, with the date on which the warranty ends in the subject line.',
    channel: 'email', branch: 'dubai', department: 'retail', product: 'Home appliances', category: 'service', complainant: { name: 'Daniel Okafor', email: 'd.okafor@example.com' }, receivedDaysAgo: 15, hour: 10,
  },
  {
    key: 'suggest-hold', nature: 'suggestion', language: 'en', title: 'Tell callers their place in the queue, and call back',
    words: 'I do not mind waiting, I mind not knowing. Please say “you are fourth” and offer to call back when it is my turn. Your competitor’s clinic does.',
    channel: 'call', branch: 'riyadh', department: 'callCentre', product: 'Appointments', category: 'waiting', complainant: { name: 'Grace Mendoza', phone: '+966 55 555 0202' }, receivedDaysAgo: 27, hour: 12,
  },
];

export const compliments: readonly FeedbackContent[] = [
  {
    key: 'thanks-driver', nature: 'compliment', language: 'ar', title: 'شكر لسائق التوصيل على أمانته',
    words: 'نسيت محفظتي على الصندوق عند استلام الطلب، فعاد السائق بعد نصف ساعة وأعادها كاملة ورفض أي مقابل. جزاه الله خيرًا، وأتمنى أن يصله هذا الشكر وأن تعلم إدارته بأمانته.',
    channel: 'whatsapp', branch: 'jeddah', department: 'logistics', product: 'التوصيل السريع', category: 'delivery', complainant: { name: 'عادل الثبيتي', phone: '0505550203' }, receivedDaysAgo: 9, hour: 18,
  },
  {
    key: 'thanks-nurse', nature: 'compliment', language: 'ar', title: 'إشادة بفريق التمريض في قسم الأطفال',
    words: 'بقيت ابنتي ثلاث ليالٍ في القسم، وكان الفريق يشرح لها كل إبرة قبلها بقصة قصيرة حتى صارت تنتظرها. شكرًا على هذا اللطف الذي لا يُكتب في أي إجراء.',
    channel: 'form', branch: 'riyadh', department: 'operations', product: 'قسم الأطفال', category: 'care', complainant: { name: 'هيفاء القرني', email: 'haifa.q@example.com' }, receivedDaysAgo: 3, hour: 20,
  },
  {
    key: 'thanks-teller', nature: 'compliment', language: 'en', title: 'A teller who noticed a fraud before I did',
    words: 'Your colleague at counter 4 asked two quiet questions when I wanted to transfer my savings to “a prince’s lawyer”. She saved me a great deal of money and let me keep my dignity. Please thank her for me.',
    channel: 'letter', branch: 'dubai', department: 'retail', product: 'Counter service', category: 'service', complainant: { name: 'Margaret Hale', email: 'm.hale@example.com' }, receivedDaysAgo: 18, hour: 11,
  },
  {
    key: 'thanks-technician', nature: 'compliment', language: 'en', title: 'The technician who came back on his day off',
    words: 'Yousef’s team restored our line on Thursday night. On Saturday somebody rang to ask whether it had held, and then stopped by to tidy the cables. I have never had that from anyone.',
    channel: 'email', branch: 'riyadh', department: 'operations', product: 'Home fibre', category: 'outage', complainant: { name: 'Omer Farah', email: 'omer.f@example.com' }, receivedDaysAgo: 6, hour: 14,
  },
];
