import { acceptLead, appointLead, join, offerLead } from '../../case/team/team.service.ts';
import { assess, describe, route } from '../../case/case.service.ts';
import { classify } from '../../case/classify.service.ts';
import { receive, submit } from '../../feedback/feedback.service.ts';
import { acknowledge, writeTo } from '../../feedback/message.service.ts';
import { triage } from '../../feedback/triage.service.ts';
import { departments, people, type BranchKey, type DepartmentKey, type PersonContent, type PersonKey } from '../content/people.ts';
import { phrases } from '../content/phrases.ts';
import type { AssessmentContent, FeedbackContent } from '../content/script.ts';
import type { Context } from '../../platform/context.ts';
import type { Cast } from '../cast.ts';
import type { Step } from '../stage.ts';
import type { Room } from './room.ts';
import { oneOf } from './sample.ts';

export const day = 86_400_000;
export const hour = 3_600_000;
export const minute = 60_000;

const intake: Readonly<Record<BranchKey, PersonKey>> = { riyadh: 'noura', jeddah: 'hassan', dubai: 'fatima' };
export const intakeOf = (feedback: Pick<FeedbackContent, 'branch'>): PersonKey => intake[feedback.branch];

/** Who speaks for a department: its head where they may, else quality. */
export const chiefOf = (department: DepartmentKey): PersonKey => {
  const { head } = departments[department];
  return (people[head] as PersonContent).roles.includes('head') ? head : 'omar';
};

/** Milliseconds from arrival to entry: nobody types while a form is sent, and letters wait for the post. */
export const entryAfter = (channel: string): number => (writes(channel) ? 0 : channel === 'letter' ? 5 * hour : 6 * minute);

const writes = (channel: string): channel is 'form' | 'app' => channel === 'form' || channel === 'app';

/** Received and acknowledged: by itself where somebody wrote to the house, by a person where somebody spoke with it. */
export const receipt = (cast: Cast, room: Room, told: FeedbackContent, at: number, acknowledged: 'soon' | 'not yet' = 'soon'): Step[] => {
  const { language, channel } = told;
  const { name, email, phone } = told.complainant as { name?: string; email?: string; phone?: string };
  const who = { name: name ?? null, anonymous: !name, email: email ?? null, phone: phone ?? null, language };
  const words = {
    words: told.words, nature: told.nature, title: told.title, sought: told.wants ?? null, product: told.product, branchId: cast.branch[told.branch], categoryId: cast.category[told.category],
    happenedAt: told.happenedDaysBefore === undefined ? null : new Date(at - told.happenedDaysBefore * day), who,
  };
  const [agent, late] = [intakeOf(told), entryAfter(channel)];
  const received: Step = writes(channel)
    ? { at, key: `${room.key}:received`, by: { guest: `demonstration-${told.key}` }, does: async (ctx) => room.begin(await submit(ctx, words, channel)) }
    : { at: at + late, key: `${room.key}:received`, by: agent, does: async (ctx) => room.begin(await receive(ctx, { ...words, channel, receivedAt: new Date(at), lateReason: channel === 'letter' ? phrases.lateLetter[language] : null })) };
  if (acknowledged === 'not yet') return [received];
  return [received, writes(channel)
    ? { at: at + minute, key: `${room.key}:acknowledged`, by: 'system', does: (ctx) => acknowledge(ctx, room.id, 'automatic', channel) }
    : { at: at + late + 4 * minute, key: `${room.key}:acknowledged`, by: agent, does: (ctx) => acknowledge(ctx, room.id, 'byHand', channel) }];
};

/** What it is, what it is about, and where it goes. */
export const triaged = (cast: Cast, room: Room, told: FeedbackContent, at: number): Step[] => {
  const by = intakeOf(told);
  return [
    { at, key: `${room.key}:triaged`, by, does: (ctx) => triage(ctx, room.id, told.nature) },
    { at: at + minute, key: `${room.key}:classified`, by, does: (ctx) => classify(ctx, room.id, cast.category[told.category]) },
    // The house asks for it before it decides about what it has made.
    ...(told.category === 'productQuality' ? [{ at: at + minute + 20_000, key: `${room.key}:lot`, by, does: (ctx: Context) => describe(ctx, room.id, { own: [{ key: 'lot', value: lotOf(told) }] }) }] : []),
    { at: at + 2 * minute, key: `${room.key}:routed`, by, does: (ctx) => route(ctx, room.id, { departmentId: cast.department[told.department] }) },
  ];
};

const lotOf = ({ key }: FeedbackContent): string => `${oneOf(['A', 'B', 'K'], `line ${key}`)}${oneOf(['24', '25', '26'], `year ${key}`)}-${oneOf(['0117', '0342', '0558', '0871'], `lot ${key}`)}`;

export const assessed = (room: Room, told: FeedbackContent, figures: AssessmentContent, at: number): Step => {
  const say = (key: keyof typeof phrases): string => phrases[key][told.language];
  const { reason, ...values } = figures;
  return {
    at, key: `${room.key}:assessed`, by: chiefOf(told.department),
    does: (ctx) => assess(ctx, room.id, { ...values, severityWhy: reason, likelihoodWhy: say('likelihood'), safetyWhy: say(figures.safety ? 'unsafe' : 'safety'), complexityWhy: say('complexity'), impactWhy: say('impact'), immediateWhy: say('immediate') }),
  };
};

/** The lead is appointed, and the team joins. */
export const staffed = (cast: Cast, room: Room, told: FeedbackContent, lead: PersonKey, team: readonly PersonKey[], at: number): Step[] => [
  { at, key: `${room.key}:lead`, by: chiefOf(told.department), does: (ctx) => appointLead(ctx, room.id, cast.person[lead]) },
  ...team.map((key, place): Step => ({ at: at + (place + 1) * minute, key: `${room.key}:join:${key}`, by: lead, does: (ctx) => join(ctx, room.id, cast.person[key]) })),
];

/** Somebody of the team tells the complainant how far it is. */
export const news = (room: Room, told: FeedbackContent, by: PersonKey, at: number, count: number): Step => ({
  at, key: `${room.key}:news:${count}`, by, does: (ctx) => writeTo(ctx, room.id, { words: phrases[count === 0 ? 'looking' : 'stillLooking'][told.language], purpose: 'news' }),
});

/** The lead is offered; it changes nothing until it is accepted. */
export const offered = (cast: Cast, room: Room, told: FeedbackContent, from: PersonKey, to: PersonKey, at: number, accepts?: number): Step[] => [
  { at, key: `${room.key}:offer:${to}`, by: from, does: (ctx) => offerLead(ctx, room.id, cast.person[to], phrases.offer[told.language]) },
  ...(accepts === undefined ? [] : [{ at: accepts, key: `${room.key}:accept:${to}`, by: to, does: (ctx) => acceptLead(ctx, room.id) } satisfies Step]),
];
