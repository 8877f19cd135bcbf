import { answerOf } from '../platform/answer.ts';
import { Person } from './person.entity.ts';

export const PersonAnswer = answerOf('person', () => Person);
