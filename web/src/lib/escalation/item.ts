import type { ResultOf } from 'gql.tada';
import type { Board, BoardFrame } from '#schema/documents/board.ts';

/** A board as the server tells it, and a card of it. */
export type PageData = ResultOf<typeof Board>;
/** What stands around the cards. */
export type FrameData = ResultOf<typeof BoardFrame>;
export type Item = PageData['board']['items'][number];
