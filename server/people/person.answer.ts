import { answerOf } from '../platform/answer.ts';
import { Absence } from './absence.entity.ts';
import { ApiToken } from './access/api-token.entity.ts';
import { FactorOffer, LetterAsked, MadeToken, RecoveryCodes } from './people.view.ts';
import { Department, Person } from './person.entity.ts';

export const PersonAnswer = answerOf('person', () => Person);
export const DepartmentAnswer = answerOf('department', () => Department);
export const AbsenceAnswer = answerOf('absence', () => Absence);
export const ApiTokenAnswer = answerOf('token', () => ApiToken, 'ApiTokenAnswer');
export const MadeTokenAnswer = answerOf('made', () => MadeToken, 'MadeTokenAnswer');
export const FactorOfferAnswer = answerOf('factor', () => FactorOffer, 'FactorOfferAnswer');
export const RecoveryCodesAnswer = answerOf('recovery', () => RecoveryCodes, 'RecoveryCodesAnswer');
export const LetterAskedAnswer = answerOf('letter', () => LetterAsked, 'LetterAskedAnswer');
