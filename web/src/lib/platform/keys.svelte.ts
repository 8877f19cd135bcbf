import { untrack } from 'svelte';
import { goto } from '$app/navigation';

/** Something that can be done here: by its letter, in the palette, and listed under “?”. */
export interface Verb {
  id: string;
  /** In the reader's language. */
  label: string;
  /** The same in the other language and other words for it, so that the palette finds it either way. */
  also?: readonly string[];
  /** One letter, as on a Latin keyboard (the place of the key counts, so it works on an Arabic layout too); or `g c` for two in a row, `shift x` with the shift key held. */
  key?: string;
  /** What it belongs to: shown as a heading. */
  scope?: string;
  run?: () => void;
  href?: string;
  disabled?: boolean;
}

const stored = 'majlis.keys';
const pauseBetween = 1_200;

/** The one keyboard grammar. Pages add verbs with `useVerbs`; the shell listens. */
class Keys {
  on = $state(true);
  /** The overlay that lists them. */
  shown = $state(false);
  palette = $state(false);
  #groups = $state.raw<readonly (() => readonly Verb[])[]>([]);
  /** What was typed into a palette that is asked for and not yet there. */
  typed = '';
  #first: { key: string; at: number } | null = null;

  get verbs(): readonly Verb[] {
    return this.#groups.flatMap((group) => group());
  }

  /** Adds verbs; what it returns takes them away. Later ones win where a letter is taken twice. */
  add(group: () => readonly Verb[]): () => void {
    this.#groups = [...this.#groups, group];
    return () => {
      this.#groups = this.#groups.filter((one) => one !== group);
    };
  }

  /** Reads the switch of this browser. */
  wake(): void {
    this.on = localStorage.getItem(stored) !== 'off';
  }

  turn(on: boolean): void {
    this.on = on;
    localStorage.setItem(stored, on ? 'on' : 'off');
  }

  run(verb: Verb): void {
    if (verb.disabled) return;
    if (verb.href) this.go(verb.href);
    else verb.run?.();
  }

  /** Opens an address of this house; one that is no page of this app (a file, an export) is left to the browser. */
  go(href: string): void {
    goto(href).catch(() => location.assign(href));
  }

  /** To be given every key pressed in the window. */
  press(event: KeyboardEvent): void {
    if ((event.metaKey || event.ctrlKey) && !event.altKey && event.code === 'KeyK') {
      event.preventDefault();
      this.palette = !this.palette;
      return;
    }
    if (this.palette && !document.querySelector('dialog[open]')) {
      if (event.key === 'Escape') this.palette = false;
      else if (event.key.length === 1 && !event.metaKey && !event.ctrlKey) this.typed += event.key;
      event.preventDefault();
      return;
    }
    if (!this.on || event.metaKey || event.ctrlKey || event.altKey || event.isComposing || busy(event)) return;
    if (event.key === '?' || event.key === '؟') {
      event.preventDefault();
      this.shown = true;
      return;
    }
    const letter = letterOf(event);
    if (!letter) return;
    const pair = this.#first && event.timeStamp - this.#first.at < pauseBetween ? `${this.#first.key} ${letter}` : letter;
    const held = event.shiftKey ? this.verbs.findLast((one) => one.key === `shift ${letter}`) : undefined;
    const verb = held ?? this.verbs.findLast((one) => one.key === pair) ?? this.verbs.findLast((one) => one.key === letter);
    this.#first = { key: letter, at: event.timeStamp };
    if (!verb || verb.disabled) return;
    this.#first = null;
    event.preventDefault();
    this.run(verb);
  }
}

export const keys = new Keys();

/** Adds verbs for as long as the component that calls it is shown. */
export function useVerbs(verbs: () => readonly Verb[]): void {
  $effect(() => untrack(() => keys.add(verbs)));
}

/** 1 where an arrow key means forwards in reading order, -1 where it means back; 0 for other keys. Follows the visual direction. */
export function step(event: KeyboardEvent, direction: 'ltr' | 'rtl'): -1 | 0 | 1 {
  if (event.key === 'ArrowDown') return 1;
  if (event.key === 'ArrowUp') return -1;
  if (event.key === 'ArrowRight') return direction === 'ltr' ? 1 : -1;
  if (event.key === 'ArrowLeft') return direction === 'ltr' ? -1 : 1;
  return 0;
}

/** Somebody is writing, or an open dialog has its own keys. */
function busy(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  if (!target?.closest) return false;
  if (target.isContentEditable || target.closest('input, textarea, select, [role="textbox"], [role="menu"], [role="listbox"]')) return true;
  return document.querySelector('dialog[open]') !== null;
}

function letterOf(event: KeyboardEvent): string | null {
  if (event.code === 'Period') return '.';
  if (event.code.startsWith('Key')) return event.code.slice(3).toLowerCase();
  return /^[a-z0-9./[\]]$/i.test(event.key) ? event.key.toLowerCase() : null;
}
