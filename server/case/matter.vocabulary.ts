import { vocabulary } from '../platform/vocabulary.ts';
import type { Nature } from '../policy/category.entity.ts';

type Pair = readonly [en: string, ar: string];

const customer: Pair = ['customer', 'العميل'];
const reporter: Pair = ['person who reported it', 'مقدّم البلاغ'];
const answer: Pair = ['Answer', 'الرد'];

/** Who stands at the other end: only of a complaint is it a complainant. */
const who: Readonly<Record<Nature, Pair>> = {
  complaint: ['complainant', 'مقدّم الشكوى'],
  suggestion: ['customer', 'مقدّم المقترح'],
  compliment: ['customer', 'مقدّم الإشادة'],
  enquiry: ['customer', 'مقدّم الاستفسار'],
  service: ['customer', 'مقدّم الطلب'],
  misconduct: reporter,
  incident: reporter,
  employee: ['person who raised it', 'مقدّم الموضوع'],
  outside: customer,
  abusive: customer,
};

/** What the promise of a decision is one of, where nothing is decided. */
const decides: Partial<Readonly<Record<Nature, Pair>>> = {
  suggestion: ['Decision on the suggestion', 'القرار بشأن المقترح'],
  compliment: ['Thanks', 'الشكر وإبلاغ أصحاب الإشادة'],
  enquiry: answer, service: answer, outside: answer, abusive: answer, employee: answer,
};

/** Words that depend on what a matter is: `<nature>.who`, `<nature>.clock.decision`, and whom a clock waits for. */
vocabulary('matter', Object.fromEntries(Object.entries(who).flatMap(([nature, [en, ar]]) => {
  const waits: readonly (readonly [string, Pair])[] = ['clockCause', 'pause'].flatMap((scope) => [
    [`${scope}.complainant`, [`waiting for the ${en}`, `بانتظار رد ${ar}`]],
    [`${scope}.requested`, [`the ${en} asked to wait`, `طلب ${ar} الانتظار`]],
  ]);
  const decision = decides[nature as Nature];
  return [['who', [en, ar]] as const, ...waits, ...(decision ? [['clock.decision', decision] as const] : [])].map(([key, pair]) => [`${nature}.${key}`, pair]);
})) as Readonly<Record<string, Pair>>);
