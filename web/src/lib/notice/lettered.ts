import type { ResultOf } from 'gql.tada';
import type { CaseLetters } from '#schema/documents/notice.ts';

/** A case with its letters on paper. */
export type Lettered = NonNullable<ResultOf<typeof CaseLetters>['caseByNumber']>;
export type LetterOnPaper = Lettered['letters'][number];
