import { arabicComplaints } from '../content/arabic.ts';
import type { AssessmentContent } from '../content/script.ts';
import type { Cast } from '../cast.ts';
import type { Step } from '../stage.ts';
import { goingSteps, type Going } from './going.ts';
import { receivedAt } from './when.ts';

const figures = (severity: number, likelihood: number, impact: number, reason: string, safety = false): AssessmentContent => ({ severity, likelihood, safety, complexity: 3, impact, immediateNeeded: severity > 3, immediatePossible: true, reason });

/** How far each of the Arabic complaints has come: together they fill every list. */
const goings: Readonly<Record<string, Going>> = {
  vaccines: { figures: figures(4, 4, 5, 'أُتلفت أربعون جرعة وتكرر الأمر ثلاث مرات.', true), lead: 'salma', team: ['majid', 'nadia'], looks: true, task: 'overdue', action: 'due' },
  fibre: { figures: figures(3, 3, 3, 'انقطاع يومي منذ عشرة أيام.'), lead: 'yousef', team: ['rania'], looks: true, task: 'due', offeredTo: 'rania' },
  emergency: { figures: figures(5, 3, 5, 'حالة طارئة لم تُفرز خمس ساعات.', true), lead: 'rania', team: ['omar', 'mona'], looks: true, action: 'due', answer: 'waiting' },
  fee: { figures: figures(2, 3, 2, 'مبلغ صغير، والخطأ منا.'), lead: 'dana', team: ['samir'], looks: true, answer: 'delivered' },
  parcel: { untriaged: true },
  bill: { figures: figures(4, 3, 4, 'تهديد بفصل الخدمة قبل فحص العداد.'), lead: 'yousef', team: ['dana'], looks: true, task: 'overdue', question: true },
  privacy: { figures: figures(4, 3, 5, 'كُشفت نتيجة طبية لغير صاحبها.'), lead: 'mona', team: ['zain'], looks: true, confidential: true },
  wheelchair: { figures: figures(4, 4, 4, 'حاجز أمام من يستخدم الكرسي المتحرك منذ شهرين.'), lead: 'hamad', team: ['aisha', 'nadia'], looks: true, action: 'overdue', silent: true },
  fridge: { figures: figures(3, 3, 3, 'أُلغي الموعد أربع مرات.') },
  rude: { figures: figures(2, 2, 3, 'إهانة أمام الناس دون ضرر مالي.'), lead: 'ghada', answer: 'draft' },
  water: { figures: figures(4, 5, 5, 'حي كامل دون ماء منذ خمسة أيام.'), lead: 'rania', team: ['yousef', 'nadia'], looks: true, action: 'blocked', raised: true },
  insulin: { figures: figures(5, 3, 5, 'كان يمكن أن يتضرر طفل.', true), lead: 'omar', team: ['nadia'], looks: true, task: 'due' },
};

export const arabicSteps = (cast: Cast, today: Date): Step[] =>
  arabicComplaints.flatMap((told) => goingSteps(cast, told, receivedAt(told, today), today.getTime(), goings[told.key] ?? {}));
