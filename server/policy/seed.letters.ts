// Long because it is one list: every letter, text message and notice, in both languages.
import type { WordingKey } from './wording.policy.ts';

type Both = readonly [en: string, ar: string];
export interface Standard { readonly subject: Both; readonly body: Both; readonly sms?: Both }

const none: Both = ['', ''];

/**
 * The wording that a house begins with, and that it can go back to. Plural of respect in Arabic; no word that guesses a gender. A line with
 * something in braces that has no value is left out; a number or a link that stands alone is shown large or as a button.
 */
export const letters: Readonly<Record<WordingKey, Standard>> = {
  acknowledgement: {
    subject: ['We received it: {number}', 'تم الاستلام: {number}'],
    body: ['Thank you for telling us. It has arrived, and a person will read it.\n\nYour tracking number:\n\n{number}\n\nYou hear from us by {by} at the latest.\n\nWith the link below you see at any time where it stands, and can add something. Please keep the link to yourself: whoever has it can read along.\n\n{link}',
      'شكرًا لتواصلكم معنا. وصلتنا رسالتكم وسيقرؤها موظف مختص.\n\nرقم التتبع الخاص بكم:\n\n{number}\n\nيصلكم منا جديد في موعد أقصاه {by}.\n\nيمكنكم عبر الرابط أدناه معرفة ما وصلت إليه في أي وقت، وإضافة ما ترونه. يرجى عدم مشاركة الرابط، فمن يملكه يمكنه الاطلاع عليها.\n\n{link}'],
    sms: ['{house}: we received it. Number {number}. {link}', '{house}: تم الاستلام. الرقم {number}. {link}'],
  },
  progress: {
    subject: ['News about {number}', 'مستجدات بشأن {number}'],
    body: ['We wrote to you about {number}:\n\n{news}\n\n{link}', 'كتبنا إليكم بشأن {number}:\n\n{news}\n\n{link}'],
    sms: ['{house}: news about {number}. {link}', '{house}: مستجدات بشأن {number}. {link}'],
  },
  question: {
    subject: ['We need an answer from you: {number}', 'نحتاج إلى ردكم: {number}'],
    body: ['To go on with {number} we need to know:\n\n{question}\n\nPlease answer by {by}.\n\n{link}', 'للمتابعة بشأن {number} نحتاج إلى معرفة ما يلي:\n\n{question}\n\nنأمل الرد قبل {by}.\n\n{link}'],
    sms: ['{house}: we need an answer from you about {number}. {link}', '{house}: نحتاج إلى ردكم بشأن {number}. {link}'],
  },
  extension: {
    subject: ['We need more time: {number}', 'نحتاج إلى وقت إضافي: {number}'],
    body: ['We promised you an answer about {number} by {was}.\nWe need until {by}, and are sorry for the wait.\n\n{link}', 'وعدناكم بالرد بشأن {number} قبل {was}.\nنحتاج إلى مهلة حتى {by}، ونعتذر عن الانتظار.\n\n{link}'],
    sms: ['{house}: we need more time for {number}, until {by}. {link}', '{house}: نحتاج إلى وقت إضافي بشأن {number} حتى {by}. {link}'],
  },
  moved: {
    subject: ['The date has moved: {number}', 'تغيّر الموعد: {number}'],
    body: ['The date until which we promised you an answer about {number} has moved.\nWe told you {was} first.\nThe new date is {by}.\n\nWhy it has moved is explained, step by step, behind the link below.\n\n{link}', 'تغيّر الموعد الذي وعدناكم بالرد خلاله بشأن {number}.\nكان الموعد الأول {was}.\nالموعد الجديد {by}.\n\nوسبب التغيير موضح خطوة بخطوة عبر الرابط أدناه.\n\n{link}'],
    sms: ['{house}: the date for {number} has moved. {link}', '{house}: تغيّر الموعد بشأن {number}. {link}'],
  },
  decision: {
    subject: ['Our decision: {number}', 'قرارنا: {number}'],
    body: ['This is our decision about {number}:\n\n{decision}\n\nIf you do not agree: {recourse}\n\n{link}', 'هذا قرارنا بشأن {number}:\n\n{decision}\n\nسبل الاعتراض: {recourse}\n\n{link}'],
    sms: ['{house}: our decision about {number} is here: {link}', '{house}: قرارنا بشأن {number} متاح هنا: {link}'],
  },
  satisfaction: {
    subject: ['Is it settled? {number}', 'هل حُلّت شكواكم؟ {number}'],
    body: ['We have done what we promised about {number}. Is it settled for you? It takes a minute, and your answer decides whether we close it.\n\n{link}', 'نفّذنا ما وعدنا به بشأن {number}. هل حُلّت شكواكم؟ لن يستغرق الرد أكثر من دقيقة، وعليه يتوقف إغلاقها.\n\n{link}'],
    sms: ['{house}: is {number} settled for you? {link}', '{house}: هل حُلّت شكواكم {number}؟ {link}'],
  },
  reminder: {
    subject: ['A reminder: is it settled? {number}', 'تذكير: هل حُلّت شكواكم؟ {number}'],
    body: ['Some days ago we asked you whether {number} is settled for you. If you have a minute, please tell us.\n\n{link}', 'سألناكم قبل أيام عمّا إذا كانت {number} قد حُلّت. إذا اتسع وقتكم فيرجى إفادتنا.\n\n{link}'],
    sms: ['{house}: a reminder: is {number} settled for you? {link}', '{house}: تذكير: هل حُلّت شكواكم {number}؟ {link}'],
  },
  closing: {
    subject: ['Closed: {number}', 'تم الإغلاق: {number}'],
    body: ['{number} is closed now: {closing}.\n\nThe link keeps working: if something new comes up, tell us there.\n\n{link}', 'أُغلق الموضوع {number}: {closing}.\n\nيبقى الرابط صالحًا، وإذا استجد شيء فيمكنكم إبلاغنا من خلاله.\n\n{link}'],
    sms: ['{house}: {number} is closed. {link}', '{house}: أُغلق الموضوع {number}. {link}'],
  },
  final: {
    subject: ['Our final answer: {number}', 'الرد النهائي: {number}'],
    body: ['This is our final answer about {number}:\n\n{decision}\n\nYou did not accept it, and we record that.\n\nWhere you can turn to: {recourse}\n\n{link}', 'هذا هو الرد النهائي بشأن {number}:\n\n{decision}\n\nوقد سُجّل عدم قبولكم له.\n\nالجهات التي يمكنكم اللجوء إليها: {recourse}\n\n{link}'],
    sms: ['{house}: our final answer about {number} is here: {link}', '{house}: الرد النهائي بشأن {number} متاح هنا: {link}'],
  },
  thanks: {
    subject: ['Thank you: {number}', 'شكرًا لكم: {number}'],
    body: ['Thank you for your kind words. They have reached the people they are about.\n\n{link}', 'نشكركم على كلماتكم الطيبة، وقد وصلت إلى أصحابها.\n\n{link}'],
    sms: ['{house}: thank you. Your words have reached the people they are about.', '{house}: شكرًا لكم. وصلت كلماتكم إلى أصحابها.'],
  },
  corrected: {
    subject: ['Your new link: {number}', 'رابطكم الجديد: {number}'],
    body: ['Your details about {number} were corrected, and from now on we write to you here.\n\nThis is your new link. Links that we sent before no longer open anything. Please keep it to yourself: whoever has it can read along.\n\n{link}',
      'جرى تصحيح بياناتكم الخاصة بـ {number}، وسنراسلكم من الآن على هذا العنوان.\n\nهذا رابطكم الجديد، ولم تعد الروابط السابقة صالحة. يرجى عدم مشاركته، فمن يملكه يمكنه الاطلاع عليها.\n\n{link}'],
    sms: ['{house}: your new link for {number}: {link}', '{house}: رابطكم الجديد بشأن {number}: {link}'],
  },
  code: {
    subject: ['Your code', 'رمز التحقق'],
    body: ['Your one-time code:\n\n{code}\n\nIt is good for {minutes}. If you did not ask for it, ignore this letter.', 'رمز التحقق لمرة واحدة:\n\n{code}\n\nصالح لمدة {minutes}. إذا لم تطلبوه فيمكنكم تجاهل هذه الرسالة.'],
    sms: ['{code} is your code for {house}, good for {minutes}.', '{code} رمز التحقق الخاص بكم لدى {house}، صالح لمدة {minutes}.'],
  },
  unread: {
    subject: ['Waiting for you: {about}', 'بانتظار اطلاعكم: {about}'],
    body: ['You have not read this yet:\n\n{list}\n\n{link}', 'لم يُطَّلع بعد على ما يلي:\n\n{list}\n\n{link}'],
  },
  push: { subject: none, body: ['{number}: {kind}', '{number}: {kind}'] },
  pushMany: { subject: none, body: ['Waiting for you: {cases}', 'بانتظار اطلاعكم: {cases}'] },
  publicIntro: {
    subject: none,
    body: ['Tell {house} what went wrong, what you would like, or what went well. You need no account, and it costs nothing.', 'يمكنكم إبلاغ {house} بما لم يكن على ما يرام، أو بما تقترحونه، أو بما أعجبكم. لا يلزم حساب، والخدمة دون مقابل.'],
  },
  publicPromise: {
    subject: none,
    body: ['We acknowledge within {acknowledge} and decide within {decision}. If we need longer, we tell you before and say why.', 'نُشعركم بالاستلام خلال {acknowledge}، ويصدر القرار خلال {decision}. وإذا احتجنا إلى وقت أطول فسنبلغكم قبل انتهاء المدة مع ذكر السبب.'],
  },
};
