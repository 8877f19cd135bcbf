import type { ResultOf } from 'gql.tada';
import { ask } from '#lib/platform/client.svelte.ts';
import { DocumentRemarks } from '#schema/documents/investigation.ts';

export type Remark = NonNullable<ResultOf<typeof DocumentRemarks>['case']>['documents'][number]['remarks'][number];
/** A comment that is being written: where, and about which words. */
export interface Draft { readonly anchor: string; readonly quote: string }

/** Comments on one text, asked anew whenever the room has gone on. */
export class Remarks {
  all = $state.raw<readonly Remark[]>([]);
  draft = $state.raw<Draft | null>(null);
  /** The one whose words are shown. */
  current = $state<string | null>(null);

  constructor(readonly caseId: string, readonly document: string) {}

  get threads(): readonly { readonly remark: Remark; readonly answers: readonly Remark[] }[] {
    return this.all.filter(({ answersId }) => !answersId).map((remark) => ({ remark, answers: this.all.filter(({ answersId }) => answersId === remark.id) }));
  }
  get open(): readonly Remark[] {
    return this.all.filter(({ answersId, resolvedAt }) => !answersId && !resolvedAt);
  }

  async load(): Promise<void> {
    const { data } = await ask(DocumentRemarks, { id: this.caseId });
    const all = data?.case?.documents.find(({ id }) => id === this.document)?.remarks ?? this.all;
    // The text is drawn anew for what is new alone: whoever writes meanwhile keeps their caret.
    if (JSON.stringify(all) !== JSON.stringify(this.all)) this.all = all;
  }
}
