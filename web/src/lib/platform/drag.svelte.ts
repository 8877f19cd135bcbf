import type { Attachment } from 'svelte/attachments';
import { imageOf, scrolls } from './dragged.ts';

/** Where on a target the pointer is, in px of the window; `down`: how far down the target, 0 to 1. */
export interface Spot { readonly x: number; readonly y: number; readonly down: number }
interface Source<T> {
  /** What would be dragged; null where it may not be. */
  readonly give: () => T | null;
  /** With a mouse it is taken by this part alone; a finger holds any part. */
  readonly handle?: string;
  /** A finger has held it and let go of it in place. */
  readonly held?: () => void;
}
interface Target<T> {
  readonly takes?: (thing: T) => boolean;
  /** The pointer is over it, or (null) no longer. */
  readonly over?: (spot: Spot | null) => void;
  readonly drop: (thing: T, spot: Spot) => void;
}

/** A mouse drags after so many px; a finger after so many milliseconds in which it moves no further than that. */
const begins = { mouse: 5, touch: 9, hold: 380 } as const;
/** What is pressed for something else. */
const never = 'button, label, input, select, textarea, summary, [contenteditable="true"]';

/** One drag for mouse, pen and finger: the same over every tree and board. Whatever it does stands in a menu as well. */
export class Drag<T> {
  /** What is under way. */
  thing = $state.raw<T | null>(null);
  #targets = new WeakMap<Element, Target<T>>();
  #over: Element | null = null;
  #end: (() => void) | null = null;

  /** Puts it down where it was. */
  cancel(): void {
    this.#end?.();
  }

  target(target: Target<T>): Attachment<HTMLElement> {
    return (node) => {
      node.dataset['drop'] = '';
      this.#targets.set(node, target);
      return () => {
        if (this.#over === node) this.#over = null;
        this.#targets.delete(node);
      };
    };
  }

  source({ give, handle, held }: Source<T>): Attachment<HTMLElement> {
    return (node) => {
      const down = (event: PointerEvent) => {
        const from = event.target as Element;
        const finger = event.pointerType !== 'mouse';
        if (event.button !== 0 || !event.isPrimary || this.#end || from.closest(never) || (handle && !finger && !from.closest(handle))) return;
        const thing = give();
        if (thing !== null) this.#watch(node, thing, event, finger, held);
      };
      // The browser's own drag of links and pictures would take the pointer away.
      const own = (event: Event) => event.preventDefault();
      const gone = new AbortController();
      node.addEventListener('pointerdown', down, gone);
      node.addEventListener('dragstart', own, gone);
      return () => gone.abort();
    };
  }

  /** From the press on: until it is clear whether it is a drag, and through it. */
  #watch(node: HTMLElement, thing: T, { clientX, clientY, pointerId }: PointerEvent, finger: boolean, held?: () => void): void {
    let at = { x: clientX, y: clientY };
    let image: HTMLElement | null = null;
    let frame = 0;
    let moved = false;
    const stop = new AbortController();
    const on = { signal: stop.signal, capture: true };
    const begin = () => {
      this.thing = thing;
      image = imageOf(node);
      follow();
      frame = requestAnimationFrame(roll);
    };
    const wait = finger ? setTimeout(begin, begins.hold) : undefined;
    const follow = () => {
      if (image) image.style.translate = `${at.x - clientX}px ${at.y - clientY}px`;
      this.#aim(at);
    };
    const roll = () => {
      if (scrolls(at)) this.#aim(at);
      frame = requestAnimationFrame(roll);
    };
    const over = () => {
      clearTimeout(wait);
      cancelAnimationFrame(frame);
      stop.abort();
      image?.remove();
      this.#leave();
      this.thing = null;
      this.#end = null;
    };
    this.#end = over;
    const move = (event: PointerEvent) => {
      if (event.pointerId !== pointerId) return;
      at = { x: event.clientX, y: event.clientY };
      const far = Math.hypot(at.x - clientX, at.y - clientY) > (finger ? begins.touch : begins.mouse);
      if (image) {
        moved ||= far;
        follow();
      } else if (far && finger) over();
      else if (far) {
        moved = true;
        begin();
      }
    };
    const up = (event: PointerEvent) => {
      if (event.pointerId !== pointerId) return;
      const [dragging, onto] = [image !== null, this.#over];
      const found = onto && this.#targets.get(onto);
      const spot = onto && spotOn(onto, at);
      over();
      if (!dragging) return;
      // What a press and a release on one thing would do besides is not meant.
      const pressed = (click: MouseEvent) => click.isTrusted && swallow(click);
      window.addEventListener('click', pressed, { capture: true });
      setTimeout(() => window.removeEventListener('click', pressed, { capture: true }), 50);
      if (!moved) held?.();
      else if (found && spot) found.drop(thing, spot);
    };
    window.addEventListener('pointermove', move, on);
    window.addEventListener('pointerup', up, on);
    window.addEventListener('pointercancel', (event) => event.pointerId === pointerId && over(), on);
    window.addEventListener('blur', over, { signal: stop.signal });
    window.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !image) return;
      swallow(event);
      over();
    }, on);
    // A finger that holds neither scrolls the page, nor selects words, nor asks for the browser's menu.
    window.addEventListener('touchmove', (event) => image && event.cancelable && event.preventDefault(), { ...on, passive: false });
    window.addEventListener('selectstart', (event) => (image || finger) && event.preventDefault(), on);
    window.addEventListener('contextmenu', (event) => finger && swallow(event), on);
  }

  #aim(at: { x: number; y: number }): void {
    let found = document.elementFromPoint(at.x, at.y)?.closest('[data-drop]') ?? null;
    const target = found && this.#targets.get(found);
    if (!target || (this.thing !== null && target.takes?.(this.thing) === false)) found = null;
    if (found !== this.#over) this.#leave();
    this.#over = found;
    if (found) target?.over?.(spotOn(found, at));
  }
  #leave(): void {
    if (this.#over) this.#targets.get(this.#over)?.over?.(null);
    this.#over = null;
  }
}

const swallow = (event: Event): void => {
  event.preventDefault();
  event.stopPropagation();
};

const spotOn = (target: Element, { x, y }: { x: number; y: number }): Spot => {
  const { top, height } = target.getBoundingClientRect();
  return { x, y, down: height ? (y - top) / height : 0 };
};
