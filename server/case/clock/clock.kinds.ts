import { kind } from '../../journal/kind.ts';
import { dateTime } from '../../platform/words.ts';
import type { Language } from '../../platform/language.ts';

const names = (words: readonly string[], say: (word: string) => string, language: Language): string => words.map((one) => say(`clock.${one}`)).join(language === 'ar' ? '، ' : ', ');
const when = (at: unknown, zone: unknown, language: Language): string => (at ? dateTime(new Date(String(at)), language, String(zone || 'UTC')) : '–');
const times = ['5.3', '7.4', '8.1'];

/** `due` is the earliest promise among them. */
export const ClocksStarted = kind({
  name: 'clock.started', audience: 'staff', clauses: times, fact: { clocks: 'words', cycle: 'number', due: 'moment?', zone: 'word' },
  sentence: {
    en: ({ clocks, due, zone, say }) => `Time began to run: ${names(clocks, say, 'en')}${due ? `; ${clocks.length > 1 ? 'the first is due' : 'due'} ${when(due, zone, 'en')}` : ''}`,
    ar: ({ clocks, due, zone, say }) => `بدء احتساب المدة: ${names(clocks, say, 'ar')}${due ? `؛ ${clocks.length > 1 ? 'أقرب موعد نهائي' : 'الموعد النهائي'}: ${when(due, zone, 'ar')}` : ''}`,
  },
});

export const ClockStopped = kind({
  name: 'clock.stopped', audience: 'staff', clauses: ['8.1', '8.4', '4.6'], fact: { clock: 'word', cycle: 'number', state: 'word', due: 'moment?', cause: 'word' },
  sentence: {
    en: ({ clock, state, say }) => `${say(`clock.${clock}`)}: ${state === 'breached' ? 'after the time promised' : state === 'late' ? 'in time, after our own target' : 'in time'}`,
    ar: ({ clock, state, say }) => `${say(`clock.${clock}`)}: ${state === 'breached' ? 'بعد المدة المعلنة' : state === 'late' ? 'ضمن المدة المعلنة وبعد الهدف الداخلي' : 'ضمن المدة'}`,
  },
});

/** Another band or nature promises another time: start and time used stay, and so does a breach. */
export const ClockRechosen = kind({
  name: 'clock.rechosen', audience: 'staff', clauses: ['7.5', '8.1'], fact: { clock: 'word', from: 'row', to: 'row', was: 'moment?', is: 'moment?', zone: 'word' },
  sentence: {
    en: ({ clock, was, is, zone, say }) => `${say(`clock.${clock}`)}: ${was === is ? `due ${when(is, zone, 'en')} as before, by another promise` : `now due ${when(is, zone, 'en')}, formerly ${when(was, zone, 'en')}`}`,
    ar: ({ clock, was, is, zone, say }) => `${say(`clock.${clock}`)}: الموعد النهائي ${when(is, zone, 'ar')}${was === is ? ' كما كان، وفق التزام زمني آخر' : `، وكان ${when(was, zone, 'ar')}`}`,
  },
});

/** The same where it is the date that the complainant was told: it never moves silently. */
export const PromiseRechosen = kind({
  name: 'clock.promiseRechosen', audience: 'staff', clauses: ['7.4', '7.5', '8.1'], fact: { clock: 'word', from: 'row', to: 'row', was: 'moment?', is: 'moment?', zone: 'word' },
  sentence: ClockRechosen.sentence,
  outside: {
    keep: ['clock', 'was', 'is', 'zone'],
    sentence: {
      en: ({ clock, was, is, zone }) => `Now that we know more, we promise you ${clock === 'implementation' ? 'to put it into practice' : 'an answer'} by ${when(is, zone, 'en')}; we had told you ${when(was, zone, 'en')}.`,
      ar: ({ clock, was, is, zone }) => `بعد التقييم الأولي، نعدكم ${clock === 'implementation' ? 'بالتنفيذ' : 'بالرد'} حتى ${when(is, zone, 'ar')}، وكنا قد أبلغناكم بموعد ${when(was, zone, 'ar')}.`,
    },
  },
});

export const ClocksPaused = kind({
  name: 'clock.paused', audience: 'staff', clauses: ['7.4', '8.1'], fact: { clocks: 'words', reason: 'word', question: 'digest?', evidence: 'row?', until: 'moment', remind: 'moment?', zone: 'word' },
  sentence: {
    en: ({ clocks, reason, until, zone, say }) => `Paused, ${say(`clockCause.${reason}`)}: ${names(clocks, say, 'en')}; ends by itself ${when(until, zone, 'en')}`,
    ar: ({ clocks, reason, until, zone, say }) => `إيقاف مؤقت، ${say(`clockCause.${reason}`)}: ${names(clocks, say, 'ar')}؛ ينتهي تلقائيًا ${when(until, zone, 'ar')}`,
  },
  outside: {
    keep: ['reason'],
    sentence: {
      en: ({ reason }) => (reason === 'outsideBody' ? 'We wait for an outside body; our time stands still meanwhile.' : reason === 'requested' ? 'We wait as you asked; our time stands still meanwhile.' : 'We wait for you; our time stands still meanwhile.'),
      ar: ({ reason }) => (reason === 'outsideBody' ? 'نحن بانتظار جهة خارجية، واحتساب المدة متوقف مؤقتًا.' : reason === 'requested' ? 'ننتظر بناءً على طلبكم، واحتساب المدة متوقف مؤقتًا.' : 'نحن بانتظار ردكم، واحتساب المدة متوقف مؤقتًا.'),
    },
  },
});

/** The time has come to remind whoever is awaited. `of`: the case, whose question it was. */
export const AwaitedReminded = kind({
  name: 'clock.reminded', audience: 'staff', clauses: ['7.4', '8.1'], fact: { clocks: 'words', reason: 'word', of: 'row', until: 'moment', zone: 'word' },
  sentence: {
    en: ({ reason, until, zone, say }) => `A reminder is due, ${say(`clockCause.${reason}`)}; the pause ends by itself ${when(until, zone, 'en')}`,
    ar: ({ reason, until, zone, say }) => `حان موعد التذكير، ${say(`clockCause.${reason}`)}؛ ينتهي الإيقاف المؤقت تلقائيًا ${when(until, zone, 'ar')}`,
  },
});

export const ClocksResumed = kind({
  name: 'clock.resumed', audience: 'staff', clauses: ['7.4', '8.1'], fact: { clocks: 'words', cause: 'word', evidence: 'row?', due: 'moment?', zone: 'word' },
  sentence: {
    en: ({ clocks, cause, say }) => `Resumed, ${say(`clockCause.${cause}`)}: ${names(clocks, say, 'en')}`,
    ar: ({ clocks, cause, say }) => `استُؤنف الاحتساب، ${say(`clockCause.${cause}`)}: ${names(clocks, say, 'ar')}`,
  },
  outside: { keep: [], sentence: { en: () => 'Our time runs again.', ar: () => 'استُؤنف احتساب المدة.' } },
});

/** Somebody says that what had resumed it was no answer; the pause goes on from its instant. */
export const ResumeCorrected = kind({
  name: 'clock.corrected', audience: 'staff', clauses: ['8.1'], fact: { clocks: 'words', reason: 'digest', until: 'moment' },
  sentence: {
    en: ({ clocks, say }) => `The pause goes on, what had arrived was no answer: ${names(clocks, say, 'en')}`,
    ar: ({ clocks, say }) => `استمرار الإيقاف المؤقت لأن ما وصل لم يكن ردًا: ${names(clocks, say, 'ar')}`,
  },
});

export const ClockLate = kind({
  name: 'clock.late', audience: 'staff', clauses: ['8.1', '8.4'], fact: { clock: 'word', cycle: 'number' },
  sentence: { en: ({ clock, say }) => `${say(`clock.${clock}`)}: our own target is missed`, ar: ({ clock, say }) => `${say(`clock.${clock}`)}: فات الهدف الداخلي` },
});

export const ClockBreached = kind({
  name: 'clock.breached', audience: 'staff', clauses: ['8.1', '8.4'], fact: { clock: 'word', cycle: 'number', legal: 'yes' },
  sentence: {
    en: ({ clock, legal, say }) => `${say(`clock.${clock}`)}: ${legal ? 'the time set by law' : 'the time promised'} is over`,
    ar: ({ clock, legal, say }) => `${say(`clock.${clock}`)}: ${legal ? 'انتهت المدة النظامية' : 'انتهت المدة المعلنة'}`,
  },
});

export const ExtensionAsked = kind({
  name: 'clock.extensionAsked', audience: 'staff', clauses: ['7.4'], fact: { clock: 'word', extension: 'row', amount: 'number', reason: 'digest' },
  sentence: { en: ({ clock, say }) => `More time was asked for: ${say(`clock.${clock}`)}`, ar: ({ clock, say }) => `طلب تمديد المدة: ${say(`clock.${clock}`)}` },
});
export const ExtensionRefused = kind({
  name: 'clock.extensionRefused', audience: 'staff', clauses: ['7.4'], fact: { clock: 'word', extension: 'row' },
  sentence: { en: ({ clock, say }) => `More time was not given: ${say(`clock.${clock}`)}`, ar: ({ clock, say }) => `عدم اعتماد تمديد المدة: ${say(`clock.${clock}`)}` },
});
/** The first date stays beside the agreed one: both are measured. */
export const ClockExtended = kind({
  name: 'clock.extended', audience: 'staff', clauses: ['7.4', '8.1'], fact: { clock: 'word', extension: 'row', from: 'moment?', to: 'moment?', zone: 'word', approvedBy: 'person' },
  sentence: {
    en: ({ clock, from, to, zone, say }) => `${say(`clock.${clock}`)}: extended from ${when(from, zone, 'en')} to ${when(to, zone, 'en')}`,
    ar: ({ clock, from, to, zone, say }) => `${say(`clock.${clock}`)}: تمديد المدة من ${when(from, zone, 'ar')} إلى ${when(to, zone, 'ar')}`,
  },
  outside: {
    keep: ['to', 'zone'],
    sentence: { en: ({ to, zone }) => `We need more time: until ${when(to, zone, 'en')}.`, ar: ({ to, zone }) => `نحتاج إلى وقت إضافي حتى ${when(to, zone, 'ar')}.` },
  },
});

/** What it is about, by the tree of categories; promises and routing follow it. */
export const CaseClassified = kind({
  name: 'case.classified', audience: 'staff', clauses: ['7.2', '7.5'], fact: { category: 'row', from: 'row?' },
  sentence: { en: ({ from }) => (from ? 'The category was changed' : 'A category was given'), ar: ({ from }) => (from ? 'تغيير التصنيف' : 'تحديد التصنيف') },
});
