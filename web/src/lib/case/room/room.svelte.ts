import type { TadaDocumentNode } from 'gql.tada';
import { getContext, setContext } from 'svelte';
import { ask } from '#lib/platform/client.svelte.ts';
import { overtaken, perform, reasonOf, type Outcome, type Variables } from '#lib/platform/outcome.ts';
import { failed } from '#lib/platform/ui/toast.ts';
import type { Message, RoomData, Verb } from './data.ts';
import { steady } from './steady.ts';
import { pinnedIn } from './story.ts';
import { Room as RoomDocument } from '#schema/documents/case.ts';

/**
 * What this browser knows of one room. The page's own data first; then whatever the feed says is new is asked for anew and put in
 * its place, so that an own step arrives by the same way as everybody's.
 */
export class RoomStore {
  data = $state.raw() as RoomData;
  /** Messages on their way: shown at once, taken off when the answer is there. */
  sending = $state.raw<readonly (Message & { failed?: string })[]>([]);
  /** Which dialog is open, by its verb. */
  open = $state<string | null>(null);
  /** Access was taken away, with the reason in words. */
  lost = $state<string | null>(null);
  /** What stands in the story by hand, by id. */
  readonly pinned = $derived(pinnedIn(this.data.story));
  #loading: Promise<void> | null = null;
  #again = false;

  constructor(data: RoomData) {
    this.data = data;
  }

  get id(): string {
    return this.data.id;
  }

  can(verb: Verb): boolean {
    return this.data.viewer.can.includes(verb);
  }

  /** Brings the room up to date. Called while another is under way, it is done once more after that one: nothing is missed. */
  refresh(): Promise<void> {
    this.#again = this.#loading !== null;
    this.#loading ??= this.#load().finally(() => {
      this.#loading = null;
      if (this.#again) void this.refresh();
    });
    return this.#loading;
  }

  async #load(): Promise<void> {
    const { data, trouble } = await ask(RoomDocument, { number: this.data.number });
    const fresh = data?.caseByNumber;
    if (fresh) await steady(() => this.take(fresh));
    else if (data && !trouble) this.lost ??= '';
  }

  take(fresh: RoomData): void {
    this.data = fresh;
    this.sending = this.sending.filter(({ id }) => !fresh.messages.some((one) => one.id === id));
  }

  /** Does something. A refusal changes nothing and comes back in words; afterwards the room is brought up to date, and also where somebody else was faster. */
  async run<T, V extends Variables>(document: TadaDocumentNode<T, V>, variables: Omit<V, 'opId'>, opId?: string): Promise<Outcome<T>> {
    const outcome = await perform(document, variables, opId);
    if (outcome.done || overtaken(outcome)) await this.refresh();
    return outcome;
  }

  /** For light things without a form: what is refused is told in a message that stays. */
  async light<T, V extends Variables>(document: TadaDocumentNode<T, V>, variables: Omit<V, 'opId'>): Promise<T | null> {
    const outcome = await this.run(document, variables);
    if (outcome.done) return outcome.data;
    failed(reasonOf(outcome), { detail: outcome.trouble?.requestId ?? undefined });
    return null;
  }
}

const key = Symbol('room');

/** Called by the room's page; whatever stands in it finds the store by `useRoom`. */
export const provideRoom = (room: RoomStore): RoomStore => setContext(key, room);
export const useRoom = (): RoomStore => getContext<RoomStore>(key);
