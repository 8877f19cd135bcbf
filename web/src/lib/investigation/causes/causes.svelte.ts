// Long because moves, drafts and take-backs of the tree share one picture of it, whichever view shows it.
import { getContext, setContext, tick } from 'svelte';
import { m } from '#lib/paraglide/messages.js';
import { newOpId } from '#lib/platform/client.svelte.ts';
import { Drag } from '#lib/platform/drag.svelte.ts';
import { done as told, failed } from '#lib/platform/ui/toast.ts';
import type { RoomStore } from '#lib/case/room/room.svelte.ts';
import { LinkCause, MoveCause, RemoveCause, VoteForCause } from '#schema/documents/investigation.ts';
import { causeForm, recordForm } from './cause-forms.ts';
import { Draft } from './draft.svelte.ts';
import type { Cause, Findings } from '../findings.svelte.ts';
import type { AskForm } from '#lib/platform/ask-form.ts';
import { branchOf, legs, linesOf, moved, movesOf, placedOf, placeOf, type Place } from './tree.ts';
import { Waiting } from './waiting.svelte.ts';

/** How one walks in a view: where the arrows lead, and which of them goes from an effect to what explains it. */
export interface Walk {
  next: (id: string, key: string) => string | null | undefined;
  first: () => string | undefined;
  last: () => string | undefined;
  deeper: 'ArrowLeft' | 'ArrowRight';
}
export type May = Record<'add' | 'edit' | 'move' | 'judge' | 'record' | 'waive', boolean>;

const back = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' } as const;

/** The causes of the present round as all views show them: one selection, one set of verbs. What is on its way is shown at once. */
export class Causes {
  readonly round = $derived.by(() => this.findings.found?.causeRound ?? 1);
  readonly #placed = $derived.by(() => {
    const known = this.findings.causes.filter(({ cycle }) => cycle === this.round);
    return placedOf([...known, ...this.waiting.shown(known, this.round)]);
  });
  readonly present = $derived.by(() => this.#placed.placed);
  readonly tray = $derived.by(() => this.#placed.tray);
  readonly lines = $derived.by(() => legs.flatMap((leg) => linesOf(this.present, leg)));
  readonly may: May = $derived.by(() => {
    const can = (verb: string): boolean => this.room.can(`cause.${verb}` as never);
    return { add: can('add'), edit: can('edit'), move: can('move'), judge: can('judge'), record: can('record'), waive: can('waive') };
  });
  /** The selected cause; it stays what it is while others change the tree around it. */
  selected = $state<string | null>(null);
  readonly current = $derived.by(() => this.present.find(({ id }) => id === this.selected) ?? null);
  /** The one that the tabulator comes to. */
  readonly entry = $derived.by(() => this.current?.id ?? this.lines[0]?.node.id ?? null);
  form = $state.raw<AskForm | null>(null);
  /** Where something is being written; the words themselves survive a reload. */
  writing = $state.raw<{ parentId: string | null; leg: string } | null>(null);
  /** The cause that is dragged, by its id. */
  readonly drag = new Drag<string>();

  readonly draft: Draft;
  readonly waiting: Waiting;

  constructor(readonly room: RoomStore, readonly findings: Findings, me: string) {
    this.draft = new Draft(room.id);
    this.waiting = new Waiting(findings, me, {
      giveBack: (words, why) => {
        this.draft.giveBack(words, why);
        if (!this.writing) failed(why);
      },
      arrived: (opId, id) => this.#become(opId, id),
    });
  }

  byId(id: string | null): Cause | undefined {
    return this.findings.causes.find((one) => one.id === id);
  }

  open(name: string, cause: Cause): void {
    this.form = name === 'record' ? recordForm(this.findings, cause) : causeForm(name, this.findings, cause);
  }
  write(parentId: string | null, leg: string): void {
    if (this.may.add) this.writing = { parentId, leg };
  }
  /** Beneath the selected one, else at the top of the first leg. */
  writeHere(): void {
    this.write(this.current?.id ?? null, this.current?.leg ?? 'occurrence');
  }
  stopWriting(): void {
    const { parentId } = this.writing ?? {};
    this.writing = null;
    if (parentId) this.focus(parentId);
  }

  /** What was shown under the name of its intent has one of its own; whoever stands on it or writes beneath it goes along. */
  #become(opId: string, id: string): void {
    if (this.writing?.parentId === opId) this.writing = { ...this.writing, parentId: id };
    if (this.selected !== opId) return;
    this.selected = id;
    void tick().then(() => document.activeElement === document.body && this.focus(id));
  }

  /** Adds what is written. @returns whether there was anything */
  add(): boolean {
    const text = this.draft.take();
    if (!text || !this.writing) return false;
    this.waiting.add({ opId: newOpId(), text, ...this.writing });
    return true;
  }

  /** Moves at once; what the server refuses is taken back and explained. */
  async move(cause: Cause, place: Place | null, undo = false): Promise<void> {
    if (!place || !this.may.move || cause.version === 0) return;
    const { category, ...rest } = place;
    const was: Place = { ...placeOf(this.present, cause), ...(category !== undefined && { category: cause.category ? { code: cause.category, name: cause.categorySaid ?? cause.category } : null }) };
    const done = await this.findings.light(MoveCause, { id: cause.id, place: { ...rest, ...(category !== undefined && { category: category?.code ?? '' }) } }, (causes) => moved(causes, cause.id, place));
    await tick();
    this.goOn(cause.id);
    if (done && undo && !cause.unplaced) told(m.investigation_moved(), () => void this.move(this.byId(cause.id) ?? cause, was));
  }
  vote(cause: Cause, me: string): void {
    void this.findings.light(VoteForCause, { id: cause.id, agrees: !cause.votes.includes(me) }, (causes) =>
      causes.map((one) => (one.id === cause.id ? { ...one, votes: one.votes.includes(me) ? one.votes.filter((voter) => voter !== me) : [...one.votes, me] } : one)));
  }
  unlink(cause: Cause, underId: string): void {
    void this.findings.light(LinkCause, { id: cause.id, underId, linked: false });
  }
  async remove(cause: Cause): Promise<void> {
    const going = branchOf(this.findings.causes, cause.id);
    const at = this.lines.findIndex(({ node }) => node.id === cause.id);
    const next = this.lines[at - 1] ?? this.lines.find(({ node }) => !going.has(node.id));
    if (!(await this.findings.light(RemoveCause, { id: cause.id, restored: false }, (causes) => causes.filter(({ id }) => !going.has(id))))) return;
    told(m.investigation_removed(), () => void this.findings.light(RemoveCause, { id: cause.id, restored: true }));
    if (next) this.goOn(next.node.id);
  }

  /** Whoever merged two goes on at the one that stays. They can be parted again, for as long as it is told. */
  merged(answer: unknown): void {
    const { id, mergedInto } = (answer as { mergeCause?: { cause?: { id: string; mergedInto: string | null } | null } }).mergeCause?.cause ?? {};
    if (!id) return;
    told(m.investigation_merged(), () => void this.findings.light(RemoveCause, { id, restored: true }));
    if (mergedInto) void tick().then(() => this.goOn(mergedInto));
  }

  /** Selects a cause and goes to it, in whichever view is open. */
  focus(id: string): void {
    this.selected = id;
    document.getElementById(`cause-${id}`)?.focus();
  }

  /** The same once the house has answered; whoever writes elsewhere meanwhile is left there. */
  goOn(id: string): void {
    if (!document.activeElement?.matches('input, textarea, select, [contenteditable="true"], dialog[open] *')) this.focus(id);
  }

  /** A view has come up: the selected cause is in sight, and has the focus where nothing else has it. */
  arrive(): void {
    const node = document.getElementById(`cause-${this.selected}`);
    if (document.activeElement === document.body) node?.focus();
    else node?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** Opens the menu of a cause, which stands beside it or in the detail beneath. */
  menuOf(id: string): void {
    this.focus(id);
    void tick().then(() => document.querySelector<HTMLElement>(`[data-menu="${id}"] [aria-haspopup]`)?.click());
  }

  /** Dropped on a cause it goes beneath, on its upper edge before it; on the head of a leg or a bone to the top of that. */
  drop(id: string, place: Place): void {
    const cause = this.byId(id);
    if (!cause) failed(m.investigation_gone_meanwhile());
    else if (place.parentId !== id && place.beforeId !== id) void this.move(cause, place, true);
  }

  /** One grammar in every view: arrows walk as the eye does, Alt and an arrow moves the cause itself, Enter writes the next one. */
  press(event: KeyboardEvent, cause: Cause, { next, first, last, deeper }: Walk): void {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
    const moves = movesOf(this.present, cause);
    const settled = cause.version > 0;
    const go = (id: string | null | undefined) => () => this.focus(id ?? cause.id);
    const act = event.altKey
      ? { ArrowUp: () => void this.move(cause, moves.up), ArrowDown: () => void this.move(cause, moves.down), [deeper]: () => void this.move(cause, moves.in), [back[deeper]]: () => void this.move(cause, moves.out) }[event.key]
      : {
          ...Object.fromEntries(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].map((key) => [key, () => go(next(cause.id, key))()])),
          Home: go(first()),
          End: go(last()),
          Enter: () => (event.shiftKey ? this.write(cause.parentId, cause.leg) : this.write(cause.id, cause.leg)),
          F2: () => settled && this.may.edit && !cause.recordedAt && this.open('reword', cause),
          Delete: () => settled && this.may.edit && void this.remove(cause),
          ContextMenu: () => this.menuOf(cause.id),
        }[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }
}

const key = Symbol('causes');
/** Called by the tab; every view finds the same. */
export const provideCauses = (causes: Causes): Causes => setContext(key, causes);
export const useCauses = (): Causes => getContext<Causes>(key);
