import { said } from '#lib/case/said.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Manner } from '#lib/platform/manner.ts';
import { list } from '#lib/platform/words.ts';
import { titleBy } from './dimension.ts';
import type { BoardView } from './view.ts';

interface Named { readonly id: string; readonly name: string }
interface Known { readonly departments: readonly Named[]; readonly branches: readonly Named[]; readonly people: readonly Named[] }

/** What a board is narrowed by, in words: paper has no filters to look at. */
export const narrowedSaid = (view: BoardView, { departments, branches, people }: Known, manner: Manner): string[] => {
  const named = (all: readonly Named[], id: string | null) => all.find((one) => one.id === id)?.name;
  const owner = view.owner && ({ me: m.boards_me(), none: m.boards_nobody() }[view.owner] ?? named(people, view.owner) ?? m.boards_this_person());
  return [
    named(departments, view.departmentId), owner && m.boards_filter({ what: titleBy('owner', view.subject), is: owner }), named(branches, view.branchId),
    view.band.length ? m.boards_filter({ what: m.boards_by_band(), is: list(view.band.map((one) => said('band', one)), manner) }) : null,
    view.clock.length ? m.boards_filter({ what: m.boards_by_clock(), is: list(view.clock.map((one) => said('clock', one)), manner) }) : null,
    view.due === 'verify' ? m.boards_to_verify() : view.due && m.boards_overdue(),
  ].filter((one) => !!one) as string[];
};
