import { m } from '#lib/paraglide/messages.js';
import { failed } from '#lib/platform/ui/toast.ts';
import { AddCause } from '#schema/documents/investigation.ts';
import type { Cause, Findings } from '../findings.svelte.ts';
import { reasonOf } from '#lib/platform/outcome.ts';
import { causesKeptAt, type Written } from './on-their-way.ts';

const pause = 5_000;

/**
 * Causes on their way. Without a connection they wait on this device (a reload keeps them) and are sent in order as soon as there is one; a place that is
 * gone by then makes the server put them on the tray. What is refused for good is given back.
 */
export class Waiting {
  all = $state.raw<readonly Written[]>([]);
  readonly #kept: string;
  /** What those have become that others may still be written beneath. */
  readonly #arrived: Record<string, string> = {};
  #sending: Promise<void> | null = null;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly findings: Findings, me: string, readonly on: { giveBack: (words: string, why: string) => void; arrived: (opId: string, id: string) => void }) {
    this.#kept = causesKeptAt(me, findings.caseId);
    if (typeof sessionStorage !== 'undefined') this.all = JSON.parse(sessionStorage.getItem(this.#kept) ?? '[]') as Written[];
  }

  /** As they are shown among the others; where what they stand under is gone, with those that wait to be placed. */
  shown(causes: readonly Cause[], cycle: number): Cause[] {
    const ids = [...causes.map(({ id }) => id), ...this.all.map(({ opId }) => opId)];
    return this.all.map(({ opId, text, leg, parentId }, at) => {
      const gone = parentId !== null && !ids.includes(parentId);
      return {
        id: opId, cycle, parentId: gone ? null : parentId, alsoUnder: [], text, leg, category: null, categorySaid: null, state: 'hypothesis', confidence: null, votes: [], order: 1e6 + at, unplaced: gone, recordedAt: null,
        mergedInto: null, removedAt: null, judgedAt: null, version: 0, author: null, judge: null, recorder: null, voters: [], judgement: null, recording: null, question: null, evidence: [], rests: [],
      };
    });
  }

  add(written: Written): void {
    this.#keep([...this.all, written]);
    void this.send();
  }

  /** Sends what waits, in order; called whenever there may be a connection again. */
  send(): Promise<void> {
    clearTimeout(this.#again);
    this.#sending ??= this.#all().finally(() => (this.#sending = null));
    return this.#sending;
  }
  stop(): void {
    clearTimeout(this.#again);
  }

  async #all(): Promise<void> {
    for (let [next] = this.all; next; [next] = this.all) {
      const { opId, text, leg, parentId } = next;
      const outcome = await this.findings.run(AddCause, { caseId: this.findings.caseId, input: { text, leg, parentId: (parentId && this.#arrived[parentId]) ?? parentId } }, { opId });
      if (!outcome.done && outcome.trouble?.kind === 'network') {
        this.#again = setTimeout(() => void this.send(), pause);
        return;
      }
      const made = outcome.done ? outcome.data.addCause.cause : null;
      this.#keep(this.all.filter((one) => one.opId !== opId).map((one) => (made && one.parentId === opId ? { ...one, parentId: made.id } : one)));
      if (made) {
        this.#arrived[opId] = made.id;
        this.on.arrived(opId, made.id);
      }
      if (made?.unplaced) failed(m.investigation_unplaced_told());
      if (!outcome.done) this.on.giveBack(text, reasonOf(outcome));
    }
  }

  #keep(all: readonly Written[]): void {
    this.all = all;
    sessionStorage.setItem(this.#kept, JSON.stringify(all));
  }
}
