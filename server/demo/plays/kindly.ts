import { decideSuggestion, evaluateSuggestion, finishSuggestion, routeCompliment, thankForCompliment } from '../../feedback/suggestion.service.ts';
import { compliments, suggestions } from '../content/kindly.ts';
import type { PersonKey } from '../content/people.ts';
import { phrases, type PhraseKey } from '../content/phrases.ts';
import type { FeedbackContent } from '../content/script.ts';
import type { Cast } from '../cast.ts';
import type { Step } from '../stage.ts';
import { chiefOf, day, receipt, triaged } from './opening.ts';
import { Room } from './room.ts';
import { receivedAt } from './when.ts';

const fates: Readonly<Record<string, 'weighed' | 'adopted' | 'done' | 'declined'>> = { 'suggest-slots': 'adopted', 'suggest-quiet': 'done', 'suggest-receipt': 'weighed', 'suggest-hold': 'declined' };
/** Whom a compliment is for, where it names somebody; one is not passed on yet. */
const praised: Readonly<Record<string, PersonKey | null>> = { 'thanks-driver': 'tariq', 'thanks-technician': 'yousef', 'thanks-teller': null };

/** Suggestions and compliments, each on its own way. */
export const kindlySteps = (cast: Cast, today: Date): Step[] => [...suggestions.flatMap((told) => suggested(cast, told, receivedAt(told, today))), ...compliments.flatMap((told) => praise(cast, told, receivedAt(told, today)))].filter(({ at }) => at < today.getTime());

const suggested = (cast: Cast, told: FeedbackContent, at: number): Step[] => {
  const [room, by, fate] = [new Room(told.key), chiefOf(told.department), fates[told.key]!];
  const say = (key: PhraseKey): string => phrases[key][told.language];
  const steps = [...receipt(cast, room, told, at), ...triaged(cast, room, told, at + 0.25 * day)];
  const step = (days: number, name: string, does: Step['does']): Step => ({ at: at + days * day, key: `${told.key}:${name}`, by, does });
  steps.push(step(4, 'weighed', (ctx) => evaluateSuggestion(ctx, room.id, { benefit: 4, effort: fate === 'declined' ? 5 : 2, reason: say('benefit') })));
  if (fate !== 'weighed') steps.push(step(8, 'decided', (ctx) => decideSuggestion(ctx, room.id, fate === 'declined' ? 'declined' : 'adopted', say(fate === 'declined' ? 'declined' : 'adopted'))));
  if (fate === 'done') steps.push(step(29, 'done', (ctx) => finishSuggestion(ctx, room.id, say('finished'))));
  return steps;
};

const praise = (cast: Cast, told: FeedbackContent, at: number): Step[] => {
  const [room, by] = [new Room(told.key), chiefOf(told.department)];
  const steps = [...receipt(cast, room, told, at), ...triaged(cast, room, told, at + 0.25 * day)];
  if (!(told.key in praised)) return steps;
  const person = praised[told.key];
  return [
    ...steps,
    { at: at + 0.4 * day, key: `${told.key}:passed`, by, does: (ctx) => routeCompliment(ctx, room.id, person ? { personId: cast.person[person] } : { departmentId: cast.department[told.department] }) },
    { at: at + 1.2 * day, key: `${told.key}:thanked`, by, does: (ctx) => thankForCompliment(ctx, room.id, phrases.thanks[told.language]) },
  ];
};
