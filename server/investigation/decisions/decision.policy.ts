import { refusal } from '../../platform/problem.ts';

export const AlreadySuperseded = refusal('decision.superseded', { en: () => 'This decision was superseded already.', ar: () => 'حلّ قرار آخر محل هذا القرار.' });
export const NothingChosen = refusal('decision.nothing-chosen', { en: () => 'Please mark which of the ways was chosen.', ar: () => 'يرجى تحديد الخيار الذي وقع عليه القرار.' });
export const WhyDissent = refusal('decision.why-dissent', { en: () => 'Please say why. A dissent without a reason helps nobody later.', ar: () => 'يرجى ذكر السبب، فالاعتراض دون سبب لا يفيد لاحقًا.' });
