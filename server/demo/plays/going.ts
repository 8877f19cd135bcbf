import { Action } from '../../action/action.entity.ts';
import { addAction, blockAction, implementAction, planVerification, startAction } from '../../action/action.service.ts';
import { close, makeConfidential, reopen } from '../../case/case.service.ts';
import { Case } from '../../case/case.entity.ts';
import { askExtension } from '../../case/clock/extension.service.ts';
import { CaseResponse } from '../../case/response/response.entity.ts';
import { approveResponse, askApproval, deliverRemedy, offerRemedy, returnResponse, tellDecision, writeResponse } from '../../case/response/response.service.ts';
import { discuss, setTask } from '../../case/room/talk.service.ts';
import { escalate, lower } from '../../escalation/escalation.service.ts';
import { writeTo } from '../../feedback/message.service.ts';
import { answerSatisfaction } from '../../feedback/satisfaction.service.ts';
import { proposeLess } from '../../feedback/triage.service.ts';
import { addCause, backCause, judgeCause, waiveCause } from '../../investigation/causes/cause.service.ts';
import { Cause } from '../../investigation/causes/cause.entity.ts';
import { addEvidence } from '../../investigation/evidence/evidence.service.ts';
import type { PersonKey } from '../content/people.ts';
import { phrases, type PhraseKey } from '../content/phrases.ts';
import type { AssessmentContent, FeedbackContent } from '../content/script.ts';
import type { Cast } from '../cast.ts';
import type { Player, Step } from '../stage.ts';
import { assessed, chiefOf, day, entryAfter, intakeOf, news, offered, receipt, staffed, triaged } from './opening.ts';
import { Room, versionOf } from './room.ts';

const answerSteps = ['draft', 'waiting', 'returned', 'told', 'delivered', 'settled', 'closed', 'unsettled', 'reopened'] as const;

/** How far a case has come; what is left out has not happened. */
export interface Going {
  readonly received?: 'only';
  readonly untriaged?: boolean;
  readonly figures?: AssessmentContent;
  readonly lead?: PersonKey;
  readonly team?: readonly PersonKey[];
  readonly looks?: boolean;
  readonly task?: 'due' | 'overdue';
  readonly action?: 'due' | 'overdue' | 'blocked' | 'done';
  readonly question?: boolean;
  readonly silent?: boolean;
  readonly offeredTo?: PersonKey;
  readonly answer?: (typeof answerSteps)[number];
  readonly notUpheld?: boolean;
  readonly confidential?: boolean;
  readonly less?: boolean;
  readonly extension?: boolean;
  readonly raised?: boolean;
  readonly loweredBy?: PersonKey;
}

/** The steps of a case on its way, spread over the days since it came. */
export const goingSteps = (cast: Cast, told: FeedbackContent, received: number, until: number, going: Going): Step[] => {
  const way = new Way(cast, told, received, (until - received) / day, going);
  return way.steps().filter(({ at }) => at < until);
};

class Way {
  private readonly room: Room;

  /** When it was entered: from then on people can work on it. */
  private readonly start: number;

  constructor(private readonly cast: Cast, private readonly told: FeedbackContent, private readonly received: number, private readonly age: number, private readonly going: Going) {
    this.room = new Room(told.key);
    this.start = received + entryAfter(told.channel);
  }

  steps(): Step[] {
    const { cast, room, told, going: { received, untriaged, figures, lead, team = [], less } } = this;
    const steps = receipt(cast, room, told, this.received, received === 'only' ? 'not yet' : 'soon');
    if (received === 'only' || untriaged) return steps;
    steps.push(...triaged(cast, room, told, this.at(0.2, 0.06)));
    if (less) steps.push(this.step(0.3, 0.1, 'less', intakeOf(told), (ctx) => proposeLess(ctx, room.id, 'enquiry', this.say('less'))));
    if (figures) steps.push(assessed(room, told, figures, this.at(0.5, 0.15)));
    if (!lead) return steps;
    steps.push(...staffed(cast, room, told, lead, team, this.at(0.7, 0.18)));
    return [...steps, ...this.talks(lead), ...this.looks(lead, team), ...this.acts(lead, team), ...this.aside(lead), ...this.answers(lead)];
  }

  /** So many days after receipt, or this share of its age where it is younger. */
  private at(days: number, share: number): number {
    return this.start + Math.min(days * day, (this.age * day - this.start + this.received) * share);
  }

  private step(days: number, share: number, name: string, by: Player, does: Step['does']): Step {
    return { at: this.at(days, share), key: `${this.room.key}:${name}`, by, does };
  }

  private say(key: PhraseKey): string {
    return phrases[key][this.told.language];
  }

  private talks(lead: PersonKey): Step[] {
    const { room, told, going: { silent, question, answer } } = this;
    const ends = answer && answer !== 'draft' && answer !== 'waiting' && answer !== 'returned' ? this.age * 0.7 : this.age;
    const days = silent ? [] : [Math.min(1, this.age * 0.24)];
    for (let next = 5; !silent && next < ends; next += 4) days.push(next);
    const told_ = days.map((one, count) => news(room, told, lead, this.received + one * day, count));
    return question ? [...told_, this.step(1.6, 0.4, 'question', lead, (ctx) => writeTo(ctx, room.id, { words: this.say('question'), purpose: 'question', until: new Date(ctx.now().getTime() + 6 * day) }))] : told_;
  }

  private looks(lead: PersonKey, team: readonly PersonKey[]): Step[] {
    const { room, going: { looks, answer } } = this;
    if (!looks) return [];
    const other = team[0] ?? lead;
    const judged = !!answer && answer !== 'draft';
    return [
      this.step(1.1, 0.25, 'evidence', lead, async (ctx) => room.keep('evidence')(await addEvidence(ctx, room.id, { title: this.say('recordTitle'), source: this.say('recordSource'), text: this.say('recordText') }))),
      this.step(1.2, 0.27, 'said:0', lead, (ctx) => discuss(ctx, room.id, { body: this.say('talkRecord'), mentions: [this.cast.person[other]] })),
      this.step(1.4, 0.3, 'said:1', other, (ctx) => discuss(ctx, room.id, { body: this.say('talkAnswer') })),
      this.step(1.8, 0.36, 'cause:top', lead, async (ctx) => room.keep('cause:top')(await addCause(ctx, room.id, { text: this.say('causeTop'), leg: 'occurrence' }))),
      this.step(1.85, 0.37, 'cause:backed', lead, (ctx) => backCause(ctx, room.of('cause:top'), [`${room.of('evidence')}@1`])),
      this.step(1.9, 0.38, 'cause:below', other, (ctx) => addCause(ctx, room.id, { text: this.say('causeBelow'), leg: 'occurrence', parentId: room.of('cause:top') })),
      ...(judged ? [this.step(2.2, 0.42, 'cause:judged', lead, async (ctx) => judgeCause(ctx, room.of('cause:top'), 'confirmed', this.say('confirmed'), await versionOf(ctx, Cause, room.of('cause:top'))))] : []),
    ];
  }

  private acts(lead: PersonKey, team: readonly PersonKey[]): Step[] {
    const { room, cast, going: { task, action } } = this;
    const other = team[0] ?? lead;
    const steps: Step[] = [];
    if (task) steps.push(this.step(1.5, 0.34, 'task', lead, (ctx) => setTask(ctx, room.id, { title: this.say('taskList'), ownerId: cast.person[other], dueAt: new Date(this.received + (task === 'due' ? this.age + 2 : this.age * 0.7) * day) })));
    if (!action) return steps;
    const due = new Date(this.received + (action === 'overdue' ? this.age * 0.8 : this.age + 5) * day);
    steps.push(
      this.step(2, 0.4, 'action:fix', lead, async (ctx) => room.keep('fix')(await addAction(ctx, room.id, { kind: 'correction', title: this.say('actionFix'), ownerId: cast.person[other], dueAt: due }))),
      this.step(2.1, 0.42, 'action:root', lead, async (ctx) => room.keep('root')(await addAction(ctx, room.id, { kind: 'corrective', title: this.say('actionRoot'), ownerId: cast.person[lead], dueAt: new Date(due.getTime() + 9 * day), causeId: null }))),
      this.step(2.2, 0.43, 'action:planned', lead, async (ctx) => planVerification(ctx, room.of('root'), { criterion: this.say('causeTop'), measure: this.say('actionMeasure'), baseline: 14, threshold: 4, method: 'trend', startAfterDays: 7, windowDays: 30 }, cast.person.sultan, null, await versionOf(ctx, Action, room.of('root')))),
      this.step(2.4, 0.45, 'action:started', lead, (ctx) => startAction(ctx, room.of('root'))),
    );
    if (action === 'blocked') steps.push(this.step(3, 0.5, 'action:blocked', lead, (ctx) => blockAction(ctx, room.of('root'), this.say('blocked'))));
    if (action === 'done') steps.push(this.step(3, 0.5, 'action:done', other, (ctx) => implementAction(ctx, room.of('fix'), { done: this.say('actionDone') })));
    return steps;
  }

  private aside(lead: PersonKey): Step[] {
    const { room, cast, told, going: { confidential, offeredTo, extension, raised, loweredBy } } = this;
    return [
      ...(confidential ? [this.step(0.9, 0.2, 'confidential', lead, (ctx) => makeConfidential(ctx, room.id, true, this.say('confidential')))] : []),
      ...(offeredTo ? offered(cast, room, told, lead, offeredTo, this.at(this.age - 0.3, 0.85)) : []),
      ...(extension ? [this.step(2, 0.35, 'extension', lead, (ctx) => askExtension(ctx, room.id, { clock: 'decision', amount: 3, reason: this.say('extension') }))] : []),
      ...(raised ? [this.step(2, 0.5, 'raised', lead, (ctx) => escalate(ctx, room.id, { cause: 'byHand', reason: this.say('raise') }))] : []),
      ...(loweredBy ? [this.step(this.age - 0.1, 0.95, 'lowered', loweredBy, (ctx) => this.lowered(ctx))] : []),
    ];
  }

  /** Only what has climbed can be taken down. */
  private async lowered(ctx: Parameters<Step['does']>[0]): Promise<void> {
    const { level, version } = await ctx.house.fork().findOneOrFail(Case, { id: this.room.id });
    if (level > 0) await lower(ctx, this.room.id, this.say('lowered'), version);
  }

  private answers(lead: PersonKey): Step[] {
    const { room, told, going: { answer, notUpheld } } = this;
    if (!answer) return [];
    const chief = chiefOf(told.department) === lead ? 'nadia' : chiefOf(told.department);
    const reached = (one: (typeof answerSteps)[number]): boolean => answerSteps.indexOf(answer) >= answerSteps.indexOf(one);
    const version = (ctx: Parameters<Step['does']>[0]) => versionOf(ctx, CaseResponse, room.of('response'));
    const letter = { outcome: notUpheld ? 'notUpheld' : 'upheld', body: this.say(notUpheld ? 'letterNot' : 'letter'), recourse: this.say('recourse'), language: told.language };
    const offer = notUpheld ? { kind: 'explanation', about: null } : { kind: 'correction', about: this.say('remedy') };
    const steps = [
      this.step(this.age, 0.55, 'remedy', lead, async (ctx) => room.keep('remedy')(await offerRemedy(ctx, room.id, offer))),
      this.step(this.age, 0.58, 'response', lead, async (ctx) => room.keep('response')(await writeResponse(ctx, room.id, letter))),
    ];
    const ask = this.step(this.age, 0.6, 'response:asked', lead, (ctx) => askApproval(ctx, room.of('response')));
    if (answer === 'draft') return steps;
    if (answer === 'returned') return [...steps, ask, this.step(this.age, 0.7, 'response:returned', chief, async (ctx) => returnResponse(ctx, room.of('response'), this.say('returned'), await version(ctx)))];
    steps.push(ask);
    if (!reached('told')) return steps;
    steps.push(
      this.step(this.age, 0.66, 'response:approved', chief, async (ctx) => approveResponse(ctx, room.of('response'), await version(ctx))),
      this.step(this.age, 0.7, 'response:told', lead, async (ctx) => tellDecision(ctx, room.of('response'), await version(ctx))),
    );
    if (reached('delivered')) steps.push(this.step(this.age, 0.76, 'remedy:delivered', lead, (ctx) => deliverRemedy(ctx, room.of('remedy'))));
    if (reached('settled')) {
      const said = answer === 'unsettled' ? ({ settled: false, outcome: 2, handling: 3, comment: this.say('unsettled'), wants: 'facts' } as const) : ({ settled: true, outcome: 4, handling: 4, comment: this.say('settled') } as const);
      steps.push(this.step(this.age, 0.84, 'satisfaction', { complainant: () => room.id }, (ctx) => answerSatisfaction(ctx, room.id, said)));
    }
    if (answer === 'closed' || answer === 'reopened') {
      steps.push(this.step(this.age, 0.87, 'waived', chief, async (ctx) => waiveCause(ctx, room.id, this.say('confirmed'), await versionOf(ctx, Case, room.id))));
      steps.push(this.step(this.age, 0.88, 'closed', lead, (ctx) => close(ctx, room.id, 'accepted', null)));
    }
    if (answer === 'reopened') steps.push(this.step(this.age, 0.95, 'reopened', { complainant: () => room.id }, (ctx) => reopen(ctx, room.id, this.say('again'))));
    return steps;
  }
}

