/* eslint-disable svelte/prefer-svelte-reactivity -- sets are replaced whole and watched by their names; the others are watched by nobody */
import { getContext, setContext } from 'svelte';
import { send } from '#lib/platform/client.svelte.ts';
import { MarkSeen } from '#schema/documents/case.ts';
import type { Told } from './groups.ts';
import type { RoomStore } from './room.svelte.ts';

/** Milliseconds that something stands on the screen before it counts as seen, and that marks are gathered. */
const dwell = 500;
const gather = 700;
/** Whatever carries one of these is about entries: a line of the story, or a row of another part of the room. */
const marked = '[id^="entry-"], [data-about], [id^="cause-"]';

/**
 * What of the news has really been on this person's screen: rendered, in view, in a visible tab, for half a second. Nothing else counts.
 * What is seen here is told to the server and to the person's other screens; what is seen there arrives the same way.
 */
export class Seen {
  /** What had happened when one came, and what happened while the tab was hidden: the sum that the card tells. */
  left = $state.raw<ReadonlySet<number>>(new Set());
  #seen = $state.raw<ReadonlySet<number>>(new Set());
  #pending = new Set<number>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Texts in which others were writing: numbered below zero. */
  readonly #texts: string[] = [];
  readonly #room: RoomStore;
  readonly #tell: (entries: number[]) => void;

  constructor(room: RoomStore, tell: (entries: number[]) => void) {
    this.#room = room;
    this.#tell = tell;
    this.left = new Set(this.#news().map(({ seq }) => seq));
  }

  /** What others did and was not seen yet, oldest first, and last the texts whose words are no entry yet. Holes are no news: nothing of them is told. */
  get waiting(): readonly Told[] {
    return this.#news().filter(({ seq }) => !this.#seen.has(seq));
  }

  /** Of the entries that the card sums up. */
  get summed(): readonly Told[] {
    return [...this.#room.data.story.filter(({ hole }) => !hole), ...this.#texts.map(writtenIn)].filter(({ seq }) => this.left.has(seq));
  }

  /** Back after having been away in another tab or at lunch. */
  returned(): void {
    const more = this.waiting.filter(({ seq }) => !this.left.has(seq)).map(({ seq }) => seq);
    if (more.length) this.left = new Set([...this.left, ...more]);
  }

  /** Seen on another screen of the same person. */
  heard(entries: readonly number[]): void {
    this.#seen = new Set([...this.#seen, ...entries]);
  }

  /** Watches what is rendered under a node; gives back what ends it. */
  watch(root: HTMLElement): () => void {
    const standing = new Map<Element, ReturnType<typeof setTimeout>>();
    const away = (element: Element) => {
      clearTimeout(standing.get(element));
      standing.delete(element);
    };
    const sight = new IntersectionObserver(
      (changes) => {
        for (const { target, isIntersecting, intersectionRatio, intersectionRect } of changes) {
          away(target);
          if (isIntersecting && (intersectionRatio >= 0.5 || intersectionRect.height > innerHeight / 3)) standing.set(target, setTimeout(() => this.#stood(target), dwell));
        }
      },
      { threshold: [0, 0.5, 1] },
    );
    const all = () => root.querySelectorAll(marked).forEach((element) => sight.observe(element));
    // A dialog that lay over the room, or a tab that was hidden, is gone: what stands there now is looked at afresh.
    const again = () => {
      standing.forEach((_, element) => away(element));
      sight.disconnect();
      if (document.visibilityState === 'visible') {
        this.returned();
        all();
      } else void this.#flush();
    };
    const growth = new MutationObserver(all);
    growth.observe(root, { childList: true, subtree: true });
    document.addEventListener('visibilitychange', again);
    document.addEventListener('close', again, true);
    all();
    return () => {
      growth.disconnect();
      sight.disconnect();
      standing.forEach((_, element) => away(element));
      document.removeEventListener('visibilitychange', again);
      document.removeEventListener('close', again, true);
      void this.#flush();
    };
  }

  #news(): Told[] {
    const { story, viewer } = this.#room.data;
    const unseen = new Set(viewer.unseen);
    const entries: Told[] = story.filter(({ seq, hole }) => !hole && unseen.has(seq));
    for (const text of viewer.written) if (!this.#texts.includes(text)) this.#texts.push(text);
    const written = this.#texts.map(writtenIn).filter(({ subjectId }) => viewer.written.includes(subjectId!) && !entries.some((entry) => entry.subjectId === subjectId));
    return [...entries, ...written];
  }

  #stood(element: Element): void {
    if (document.visibilityState !== 'visible' || document.querySelector('dialog:modal')) return;
    const { viewer: { seenSeq } } = this.#room.data;
    const { id } = element;
    const about = element.getAttribute('data-about') ?? (id.startsWith('cause-') ? id.slice(6) : null);
    const shown = about ? this.#news().filter(({ subjectId }) => subjectId === about).map(({ seq }) => seq) : [Number(id.slice(6))].filter((seq) => seq > seenSeq);
    const fresh = shown.filter((seq) => !this.#seen.has(seq));
    if (!fresh.length) return;
    this.#seen = new Set([...this.#seen, ...fresh]);
    for (const seq of fresh) if (seq > 0) this.#pending.add(seq);
    this.#timer ??= setTimeout(() => void this.#flush(), gather);
  }

  async #flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const entries = [...this.#pending].slice(0, 500);
    if (!entries.length) return;
    this.#pending = new Set([...this.#pending].slice(500));
    this.#tell(entries);
    const { trouble } = await send(MarkSeen, { id: this.#room.id, entries });
    // Not received: it goes with what is seen next.
    if (trouble) for (const seq of entries) this.#pending.add(seq);
  }
}

/** That others write in a text, as if it were an entry. */
const writtenIn = (text: string, at: number): Told => ({ kind: 'document.revised', subjectId: text, seq: -1 - at });

const key = Symbol('seen');
export const provideSeen = (seen: Seen): Seen => setContext(key, seen);
export const useSeen = (): Seen => getContext<Seen>(key);
