import type { ResultOf } from 'gql.tada';
import { browser } from '$app/env';
import { page } from '$app/state';
import { ask } from '#lib/platform/client.svelte.ts';
import { BoardCalendars } from '#schema/documents/board.ts';
import type { Hours } from './hours.ts';
import { hoursWith, noHours } from './known.ts';

export type Calendars = ResultOf<typeof BoardCalendars>['boardCalendars'];

/** Open hours, wherever a deadline is said in working time: those that came with the page, and those that were asked for since. */
class OpenHours {
  #known = $state.raw<ReadonlyMap<string, Hours>>(noHours);
  #wanted = new Set<string>();
  #of = new WeakMap<object, ReadonlyMap<string, Hours>>();

  of(id: string | null | undefined): Hours | undefined {
    if (!id) return undefined;
    const found = this.#known.get(id) ?? this.#brought().get(id);
    if (!found && browser) this.#want(id);
    return found;
  }

  #brought(): ReadonlyMap<string, Hours> {
    const calendars = page.data['calendars'] as Calendars | undefined;
    if (!calendars) return noHours;
    const known = this.#of.get(calendars) ?? hoursWith(noHours, calendars);
    this.#of.set(calendars, known);
    return known;
  }

  #want(id: string): void {
    if (this.#wanted.has(id)) return;
    this.#wanted.add(id);
    // All that is drawn in the same moment is asked for together.
    setTimeout(() => {
      const ids = [...this.#wanted].filter((one) => !this.#known.has(one)).slice(0, 20);
      if (ids.length) void ask(BoardCalendars, { ids }).then(({ data }) => {
        if (data) this.#known = hoursWith(this.#known, data.boardCalendars);
        else for (const one of ids) this.#wanted.delete(one);
      });
    }, 50);
  }
}

export const openHours = new OpenHours();
