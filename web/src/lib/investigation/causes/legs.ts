import { m } from '#lib/paraglide/messages.js';
import type { Leg } from './tree.ts';

/** What each leg asks. */
export const questions: Readonly<Record<Leg, () => string>> = { occurrence: m.investigation_why_occurrence, detection: m.investigation_why_detection, systemic: m.investigation_why_systemic };
