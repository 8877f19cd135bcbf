import type { WordingKey } from './wording.policy.ts';

/** The letters that a house begins with. Plural of respect in Arabic; no word that guesses a gender. */
export const letters: Readonly<Record<WordingKey, { readonly subject: readonly [en: string, ar: string]; readonly body: readonly [en: string, ar: string] }>> = {
  acknowledgement: {
    subject: ['We received your message: {number}', 'استلمنا رسالتكم: {number}'],
    body: ['Thank you for telling us. Your tracking number is {number}.\n\nWhat happens next: {next} You hear from us by {by} at the latest.\n\nYou can follow it here at any time: {link}\n\n{house}',
      'نشكركم على تواصلكم. رقم التتبع الخاص بكم هو {number}.\n\nالخطوة القادمة: {next} وسيصلكم منا جديد في موعد أقصاه {by}.\n\nيمكنكم المتابعة في أي وقت من خلال الرابط: {link}\n\n{house}'],
  },
  progress: {
    subject: ['News about {number}', 'مستجدات بشأن {number}'],
    body: ['{news}\n\nThe next news reaches you by {by}. You can follow it here: {link}\n\n{house}', '{news}\n\nيصلكم الجديد التالي في موعد أقصاه {by}. وللمتابعة: {link}\n\n{house}'],
  },
  question: {
    subject: ['A question about {number}', 'سؤال بشأن {number}'],
    body: ['To go on, we need something from you:\n\n{question}\n\nPlease answer here by {by}: {link}\nUntil then our time stands still.\n\n{house}', 'لاستكمال دراسة الموضوع نحتاج منكم إلى ما يلي:\n\n{question}\n\nنأمل الرد قبل {by} من خلال الرابط: {link}\nويتوقف احتساب المدة مؤقتًا حتى ردكم.\n\n{house}'],
  },
  extension: {
    subject: ['{number}: we need more time', '{number}: نحتاج إلى وقت إضافي'],
    body: ['We promised you an answer by {was}. We need until {by}, because: {reason}\n\nWe are sorry for the wait. {link}\n\n{house}', 'وعدناكم بالرد قبل {was}، ونحتاج إلى مهلة حتى {by} للسبب التالي: {reason}\n\nنعتذر عن الانتظار. {link}\n\n{house}'],
  },
  decision: {
    subject: ['Our decision about {number}', 'القرار بشأن {number}'],
    body: ['{decision}\n\nIf you do not agree: {recourse}\n\nEverything stands here too: {link}\n\n{house}', '{decision}\n\nإذا لم توافقوا على القرار: {recourse}\n\nوجميع التفاصيل متاحة هنا: {link}\n\n{house}'],
  },
  satisfaction: {
    subject: ['Is it settled? {number}', 'هل حُلّت شكواكم؟ {number}'],
    body: ['We would like to know whether your matter is settled, and how you found the way we handled it. It takes a minute: {link}\n\n{house}', 'نود أن نعرف: هل حُلّت شكواكم؟ وما رأيكم في طريقة المعالجة؟ لا يستغرق الرد أكثر من دقيقة: {link}\n\n{house}'],
  },
  reminder: {
    subject: ['A reminder: is it settled? {number}', 'تذكير: هل حُلّت شكواكم؟ {number}'],
    body: ['We have not heard from you yet. If we hear nothing within {days}, we close the matter; you can still come back to us: {link}\n\n{house}', 'لم يصلنا ردكم بعد. إذا لم يصلنا رد خلال {days} فسيُغلق الموضوع، ويبقى بإمكانكم العودة إلينا: {link}\n\n{house}'],
  },
  closing: {
    subject: ['{number} is closed', 'إغلاق {number}'],
    body: ['The matter is closed: {closing}. If something is missing, tell us here: {link}\n\n{recourse}\n\n{house}', 'أُغلق الموضوع: {closing}. إذا بقي أمر لم يُحل فيمكنكم إخبارنا هنا: {link}\n\n{recourse}\n\n{house}'],
  },
  final: {
    subject: ['Our final answer about {number}', 'الرد النهائي بشأن {number}'],
    body: ['{decision}\n\nThis is our final answer. You did not accept it, and we record that. Where you can turn to: {recourse}\n\n{link}\n\n{house}', '{decision}\n\nهذا هو ردنا النهائي، وقد سُجّل عدم قبولكم له. الجهات التي يمكنكم اللجوء إليها: {recourse}\n\n{link}\n\n{house}'],
  },
  thanks: {
    subject: ['Thank you', 'شكرًا لكم'],
    body: ['Thank you for your kind words. They have reached the people they are about.\n\n{house}', 'نشكركم على كلماتكم الطيبة، وقد وصلت إلى أصحابها.\n\n{house}'],
  },
  publicIntro: {
    subject: ['', ''],
    body: ['Tell {house} what went wrong, what you would like, or what went well. You need no account, and it costs nothing.', 'يمكنكم إبلاغ {house} بما لم يكن على ما يرام، أو بما تقترحونه، أو بما أعجبكم. لا يلزم حساب، والخدمة دون مقابل.'],
  },
  publicPromise: {
    subject: ['', ''],
    body: ['We acknowledge within {acknowledge} and decide within {decision}. If we need longer, we tell you before and say why.', 'نُشعركم بالاستلام خلال {acknowledge}، ويصدر القرار خلال {decision}. وإذا احتجنا إلى وقت أطول فسنبلغكم قبل انتهاء المدة مع ذكر السبب.'],
  },
};
