import type { ResultOf } from 'gql.tada';
import { m } from '#lib/paraglide/messages.js';
import { said } from '#lib/case/said.ts';
import type { Walls } from '#schema/documents/wall.ts';

export type WallsData = ResultOf<typeof Walls>;
export type KeptWall = WallsData['walls'][number];

export const templates = ['escalations', 'departments', 'actions', 'day'] as const;
export const nameMasks = ['hidden', 'first', 'full'] as const;

/** What a wall shows, in a line: “Escalations · Today's figures, Logistics”. */
export const pagesOf = ({ pages }: KeptWall, departments: WallsData['departments']): string =>
  pages.map(({ template, departmentId }) => [said('wallTemplate', template), departments.find(({ id }) => id === departmentId)?.name].filter(Boolean).join(', ')).join(' · ');

export const masksOf = ({ names, titles, confidential }: KeptWall): string =>
  m.wall_masks_short({ names: said('wallNames', names), titles: titles ? m.wall_shown() : m.wall_hidden(), confidential: confidential ? m.wall_counted() : m.wall_not_counted() });

/** An address reads from left to right in every sentence. */
export const isolated = (address: string): string => `\u2066${address}\u2069`;
