import type { ResultOf } from 'gql.tada';
import type { Room } from '#schema/documents/case.ts';

/** A room as the server tells it. */
export type RoomData = NonNullable<ResultOf<typeof Room>['caseByNumber']>;
export type Message = RoomData['messages'][number];
export type Task = RoomData['tasks'][number];
export type StoryEntry = RoomData['story'][number];
export type Verb = RoomData['viewer']['can'][number];
