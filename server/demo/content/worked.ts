import type { CaseScript } from './script.ts';
import { bankCalls } from './worked/bank-calls.ts';
import { callTimes } from './worked/call-times.ts';
import { customs } from './worked/customs.ts';
import { eightD } from './worked/eight-d.ts';
import { monument } from './worked/monument.ts';
import { restaurant } from './worked/restaurant.ts';
import { specification } from './worked/specification.ts';
import { threeLegs } from './worked/three-legs.ts';

/** Eight published examples of root-cause analysis, retold as whole cases of the demonstration; three rooms are in the middle of work. */
export const worked: readonly CaseScript[] = [callTimes, bankCalls, restaurant, specification, threeLegs, eightD, customs, monument];
