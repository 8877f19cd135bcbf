import { ask } from '#lib/platform/client.svelte.ts';
import { FeedbackOf } from '#schema/documents/feedback.ts';
import type { Told } from './told.ts';

/** What feedback knows of one case, loaded anew whenever its story has grown. */
export class About {
  told = $state.raw<Told | null>(null);
  #latest = 0;

  async load(id: string): Promise<void> {
    const mine = ++this.#latest;
    const { data } = await ask(FeedbackOf, { id });
    if (mine === this.#latest && data?.case) this.told = data.case;
  }
}
