import { answerOf } from '../platform/answer.ts';
import { CaseResponse, Remedy } from './response.entity.ts';
import { StoryNote } from './story.entity.ts';
import { RoomMessage, Task } from './talk.entity.ts';
import { Barrier, Respondent } from './team.entity.ts';

export const RoomMessageAnswer = answerOf('message', () => RoomMessage, 'RoomMessageAnswer');
export const TaskAnswer = answerOf('task', () => Task);
export const CaseResponseAnswer = answerOf('response', () => CaseResponse, 'CaseResponseAnswer');
export const RemedyAnswer = answerOf('remedy', () => Remedy);
export const RespondentAnswer = answerOf('respondent', () => Respondent);
export const BarrierAnswer = answerOf('barrier', () => Barrier);
export const StoryNoteAnswer = answerOf('note', () => StoryNote);
