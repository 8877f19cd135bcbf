import { answerOf } from '../platform/answer.ts';
import { CaseResponse, Remedy } from './response/response.entity.ts';
import { StoryNote } from './room/story.entity.ts';
import { RoomMessage, Task } from './room/talk.entity.ts';
import { Barrier, Respondent } from './team/team.entity.ts';

export const RoomMessageAnswer = answerOf('message', () => RoomMessage, 'RoomMessageAnswer');
export const TaskAnswer = answerOf('task', () => Task);
export const CaseResponseAnswer = answerOf('response', () => CaseResponse, 'CaseResponseAnswer');
export const RemedyAnswer = answerOf('remedy', () => Remedy);
export const RespondentAnswer = answerOf('respondent', () => Respondent);
export const BarrierAnswer = answerOf('barrier', () => Barrier);
export const StoryNoteAnswer = answerOf('note', () => StoryNote);
