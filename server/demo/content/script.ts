import type { Language } from '../../platform/language.ts';
import type { BranchKey, DepartmentKey, PersonKey } from './people.ts';

/** Days after receipt at which a step is played; fractions are parts of a day. */
export type Day = number;

export interface ComplainantContent {
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
}

/** What somebody told the house, before anybody worked on it. */
export interface FeedbackContent {
  readonly key: string;
  readonly nature: 'complaint' | 'suggestion' | 'compliment';
  readonly language: Language;
  readonly title: string;
  readonly words: string;
  readonly channel: 'form' | 'call' | 'email' | 'letter' | 'branch' | 'social' | 'app' | 'whatsapp';
  readonly branch: BranchKey;
  readonly department: DepartmentKey;
  readonly product: string;
  readonly category: CategoryKey;
  readonly wants?: string;
  readonly complainant: ComplainantContent;
  /** Days before today, and the hour in the branch's zone. */
  readonly receivedDaysAgo: number;
  readonly hour: number;
  /** Days between what happened and its receipt. */
  readonly happenedDaysBefore?: number;
}

export const categories = {
  delivery: { nameEn: 'Delivery', nameAr: 'التوصيل' },
  coldChain: { nameEn: 'Cold chain', nameAr: 'سلسلة التبريد' },
  productQuality: { nameEn: 'Product quality', nameAr: 'جودة المنتج' },
  service: { nameEn: 'Service and staff', nameAr: 'الخدمة والموظفون' },
  waiting: { nameEn: 'Waiting times', nameAr: 'أوقات الانتظار' },
  billing: { nameEn: 'Billing and charges', nameAr: 'الفوترة والرسوم' },
  accounts: { nameEn: 'Accounts and cards', nameAr: 'الحسابات والبطاقات' },
  outage: { nameEn: 'Interruption of service', nameAr: 'انقطاع الخدمة' },
  care: { nameEn: 'Medical care', nameAr: 'الرعاية الطبية' },
  facilities: { nameEn: 'Facilities', nameAr: 'المرافق' },
  privacy: { nameEn: 'Privacy', nameAr: 'الخصوصية' },
} as const;
export type CategoryKey = keyof typeof categories;

/** Figures 1 to 5. */
export interface AssessmentContent {
  readonly severity: number;
  readonly likelihood: number;
  readonly safety: boolean;
  readonly complexity: number;
  readonly impact: number;
  readonly immediateNeeded: boolean;
  readonly immediatePossible: boolean;
  readonly reason: string;
}

export interface StatementContent {
  readonly day: Day;
  readonly side: 'complainant' | 'respondent' | 'witness';
  readonly person?: PersonKey;
  readonly department?: DepartmentKey;
  readonly request: string;
  readonly text: string;
}

export interface EvidenceContent {
  readonly key: string;
  readonly day: Day;
  readonly by: PersonKey;
  readonly title: string;
  readonly source: string;
  readonly text: string;
}

/** A cause; parents stand before their children. `root` is recorded as a root cause of its leg. */
export interface CauseContent {
  readonly key: string;
  readonly under?: string;
  readonly by: PersonKey;
  readonly leg: 'occurrence' | 'detection' | 'systemic';
  readonly category?: string;
  readonly text: string;
  readonly state: 'hypothesis' | 'confirmed' | 'rejected';
  readonly evidence?: readonly string[];
  readonly root?: boolean;
}

export interface DecisionContent {
  readonly day: Day;
  readonly by: PersonKey;
  readonly question: string;
  readonly options: readonly { readonly text: string; readonly chosen: boolean }[];
  readonly reason: string;
  readonly evidence: readonly string[];
}

/** Fixed before the work starts; figures per unit of `measure`. */
export interface PlanContent {
  readonly criterion: string;
  readonly measure: string;
  readonly baseline: number;
  readonly threshold: number;
  readonly method: 'trend' | 'audit' | 'sample' | 'test' | 'interview';
  readonly startAfterDays: number;
  readonly windowDays: number;
  readonly sample: string;
}

export interface ActionContent {
  readonly key: string;
  readonly day: Day;
  readonly kind: 'correction' | 'containment' | 'corrective' | 'preventive' | 'improvement';
  readonly title: string;
  readonly cause?: string;
  readonly department: DepartmentKey;
  readonly owner: PersonKey;
  readonly implementer: PersonKey;
  readonly verifier: PersonKey;
  /** Days after receipt. */
  readonly due: Day;
  readonly similarPlaces?: string;
  readonly plan?: PlanContent;
  /** Null while it is still to be done. */
  readonly done: { readonly day: Day; readonly text: string } | null;
  /** Implementation seen by the verifier. */
  readonly checkedDay?: Day;
  readonly verdict?: { readonly day: Day; readonly effective: boolean; readonly figure: number; readonly exposure: number; readonly text: string };
}

export interface ResponseContent {
  readonly day: Day;
  readonly author: PersonKey;
  readonly approver: PersonKey;
  readonly outcome: 'upheld' | 'partly' | 'notUpheld' | 'undeterminable';
  readonly body: string;
  readonly recourse: string;
  readonly remedy: { readonly kind: 'apology' | 'explanation' | 'refund' | 'replacement' | 'repair' | 'compensation' | 'correction'; readonly about: string; readonly amount?: string; readonly currency?: 'SAR' | 'AED'; readonly deliveredDay: Day | null };
}

export interface SatisfactionContent {
  readonly day: Day;
  readonly settled: boolean;
  /** 1 (not at all) to 5. */
  readonly outcome: number;
  readonly handling: number;
  readonly words: string;
  readonly wants?: 'facts' | 'review' | 'outside';
}

/** A whole case, in the order of its steps. It ends where its last part ends: some rooms are in the middle of work. */
export interface CaseScript extends FeedbackContent {
  readonly nature: 'complaint';
  /** Which published example of root-cause analysis it retells, as facts. */
  readonly method: string;
  readonly source: string;
  readonly assessment: AssessmentContent;
  readonly lead: PersonKey;
  readonly team: readonly PersonKey[];
  /** What is established, one sentence each. */
  readonly facts: readonly string[];
  readonly statements: readonly StatementContent[];
  readonly evidence: readonly EvidenceContent[];
  readonly discussion: readonly { readonly day: Day; readonly by: PersonKey; readonly text: string }[];
  readonly causes: readonly CauseContent[];
  readonly decisions: readonly DecisionContent[];
  readonly actions: readonly ActionContent[];
  readonly response: ResponseContent | null;
  readonly satisfaction: SatisfactionContent | null;
  /** Closed after satisfaction; the actions may still be under proof. */
  readonly closedDay: Day | null;
}
