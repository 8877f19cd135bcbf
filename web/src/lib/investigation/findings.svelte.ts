import type { TadaDocumentNode } from 'gql.tada';
import type { ResultOf } from 'gql.tada';
import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { ask } from '#lib/platform/client.svelte.ts';
import { failed } from '#lib/platform/ui/toast.ts';
import type { RoomStore } from '#lib/case/room/room.svelte.ts';
import { Findings as FindingsDocument } from '#schema/documents/investigation.ts';
import { overtaken, perform, reasonOf, type Outcome, type Variables } from '#lib/platform/outcome.ts';

type Answer = ResultOf<typeof FindingsDocument>;
export type Found = NonNullable<Answer['case']>;
export type Cause = Found['causes'][number];
export type Evidence = Found['evidence'][number];
export type Version = Evidence['versions'][number];
export type Decision = Found['decisions'][number];
export type Statement = Found['statements'][number];
export type Category = Answer['causeCategories'][number];

/** A change that is shown before the server has confirmed it. */
type Tentative = (causes: readonly Cause[]) => readonly Cause[];

/** What was found out in one room. Asked anew whenever the room's sequence has gone on; own changes show at once and are confirmed or taken back. */
export class Findings {
  found = $state.raw<Found | null>(null);
  categories = $state.raw<readonly Category[]>([]);
  #tentative = $state.raw<readonly Tentative[]>([]);
  #loading: Promise<void> | null = null;
  #again = false;

  constructor(readonly caseId: string) {}

  /** With what is on its way. */
  get causes(): readonly Cause[] {
    return this.#tentative.reduce<readonly Cause[]>((causes, change) => change(causes), this.found?.causes ?? []);
  }

  load(): Promise<void> {
    this.#again = this.#loading !== null;
    this.#loading ??= this.#ask().finally(() => {
      this.#loading = null;
      if (this.#again) void this.load();
    });
    return this.#loading;
  }

  async #ask(): Promise<void> {
    const { data } = await ask(FindingsDocument, { id: this.caseId });
    if (!data?.case) return;
    this.found = data.case;
    this.categories = data.causeCategories;
  }

  /** Does something. With `tentative` it is on the screen at once; what is refused is taken off again. */
  async run<T, V extends Variables>(document: TadaDocumentNode<T, V>, variables: Omit<V, 'opId'>, { tentative, opId }: { tentative?: Tentative; opId?: string } = {}): Promise<Outcome<T>> {
    if (tentative) this.#tentative = [...this.#tentative, tentative];
    try {
      const outcome = await perform(document, variables, opId);
      if (outcome.done || overtaken(outcome)) await this.load();
      return outcome;
    } finally {
      if (tentative) this.#tentative = this.#tentative.filter((one) => one !== tentative);
    }
  }

  /** For light things without a form: what is refused is told in a message that stays. */
  async light<T, V extends Variables>(document: TadaDocumentNode<T, V>, variables: Omit<V, 'opId'>, tentative?: Tentative): Promise<T | null> {
    const outcome = await this.run(document, variables, tentative ? { tentative } : {});
    if (outcome.done) return outcome.data;
    failed(reasonOf(outcome), outcome.trouble?.requestId ? { detail: outcome.trouble.requestId } : undefined);
    return null;
  }
}

const known = new WeakMap<RoomStore, Findings>();
/** Reactive: the room's head asks before any part of the investigation is there. */
const byCase = new SvelteMap<string, Findings>();

/** The findings of a room, kept up with its sequence; call it while a component is being set up. */
export function findingsOf(room: RoomStore): Findings {
  const found = known.get(room) ?? new Findings(room.id);
  if (!known.has(room)) {
    known.set(room, found);
    byCase.set(room.id, found);
  }
  $effect(() => {
    const { seq } = room.data;
    if (untrack(() => found.found?.seq ?? -1) < seq) void found.load();
  });
  return found;
}

/** What is known already, for the steps that the room's head offers. */
export const findingsIn = (caseId: string): Findings | undefined => byCase.get(caseId);

/** EV-04, or EV-04@2 where the version matters. */
export const evidenceName = (number: number, version?: number): string => `EV-${String(number).padStart(2, '0')}${version === undefined || version === 1 ? '' : `@${version}`}`;
