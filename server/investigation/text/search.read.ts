import { likeOf } from '../../case/list/search.policy.ts';
import type { Found } from '../../case/found.service.ts';

/**
 * Cases by the words of their shared texts, as they stand once they have been compacted (a minute after the last keystroke). Only their ids: whoever
 * asks adds who may read the content. The words lie in the snapshot alone, so that what is taken out of it is found no more.
 */
export const casesByTexts: Found = (words) => ({
  sql: `select d.case_id from document_snapshot s join document d on d.id = s.document_id where ${words.map((forms) => `(${forms.map(() => 'ar_norm(s.text) like ?').join(' or ')})`).join(' and ')}`,
  values: words.flatMap((forms) => forms.map(likeOf)),
});
