import type { ResultOf } from 'gql.tada';
import type { CaseCardParts } from '#schema/documents/case.ts';

export type Card = ResultOf<typeof CaseCardParts>;
