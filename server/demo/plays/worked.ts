import { addAction, implementAction, planVerification, startAction } from '../../action/action.service.ts';
import { Action } from '../../action/action.entity.ts';
import { judgeEffect, verifyImplementation } from '../../action/verification.service.ts';
import { nameRespondent } from '../../case/barrier.service.ts';
import { close } from '../../case/case.service.ts';
import { join, joinDepartment } from '../../case/team/team.service.ts';
import { CaseResponse } from '../../case/response/response.entity.ts';
import { approveResponse, askApproval, deliverRemedy, offerRemedy, tellDecision, writeResponse } from '../../case/response/response.service.ts';
import { pin } from '../../case/room/story.service.ts';
import { discuss } from '../../case/room/talk.service.ts';
import { answerSatisfaction } from '../../feedback/satisfaction.service.ts';
import { addCause, backCause, judgeCause, recordRootCause, voteForCause } from '../../investigation/causes/cause.service.ts';
import { Cause } from '../../investigation/causes/cause.entity.ts';
import { recordDecision, voice } from '../../investigation/decisions/decision.service.ts';
import { addEvidence } from '../../investigation/evidence/evidence.service.ts';
import { giveStatement, takeStatement } from '../../investigation/statements/statement.service.ts';
import { departments, people, type PersonContent, type PersonKey } from '../content/people.ts';
import { phrases, type PhraseKey } from '../content/phrases.ts';
import type { ActionContent, CaseScript, CauseContent } from '../content/script.ts';
import type { Cast } from '../cast.ts';
import type { Player, Step } from '../stage.ts';
import { assessed, day, entryAfter, news, receipt, staffed, triaged } from './opening.ts';
import { Room, versionOf } from './room.ts';

/** One whole case, step by step, from what its script tells. @param received when it reached the house */
export const caseSteps = (cast: Cast, script: CaseScript, received: number, until: number): Step[] => {
  const play = new Play(cast, script, received);
  return play.steps().filter(({ at }) => at < until);
};

/** Reviews decisions of others. */
const reviewer: PersonKey = 'ibrahim';

class Play {
  private readonly room: Room;
  /** Days of the verdicts that opened a new round of causes. */
  private readonly rounds: readonly number[];

  constructor(private readonly cast: Cast, private readonly script: CaseScript, private readonly received: number) {
    this.room = new Room(script.key);
    this.rounds = script.actions.flatMap(({ verdict }) => (verdict && !verdict.effective ? [verdict.day] : []));
  }

  steps(): Step[] {
    const { script, room, cast } = this;
    const first = Math.min(1, ...[...script.statements, ...script.evidence, ...script.discussion, ...script.decisions, ...script.actions].map((one) => one.day));
    const entered = entryAfter(script.channel);
    const at = (share: number) => this.received + entered + (first * day - entered) * share;
    return [
      ...receipt(cast, room, script, this.received),
      ...triaged(cast, room, script, at(0.15)), assessed(room, script, script.assessment, at(0.5)), ...staffed(cast, room, script, script.lead, script.team, at(0.6)),
      ...this.news(first), ...this.statements(), ...this.evidence(), ...this.talk(), ...this.causes(), ...this.decisions(), ...script.actions.flatMap((action) => this.action(action)), ...this.ending(),
    ];
  }

  private step(days: number, name: string, by: Player, does: Step['does']): Step {
    return { at: this.received + days * day, key: `${this.room.key}:${name}`, by, does };
  }

  private say(key: PhraseKey): string {
    return phrases[key][this.script.language];
  }

  private news(first: number): Step[] {
    const { script, room } = this;
    const until = script.response?.day ?? script.receivedDaysAgo;
    const days = [first + 0.4];
    for (let next = first + 4.4; next < until - 1; next += 4) days.push(next);
    return days.map((one, count) => news(room, script, script.lead, this.received + one * day, count));
  }

  private statements(): Step[] {
    const { script, room, cast } = this;
    return script.statements.flatMap(({ day: given, side, person, department, request, text }, place) => {
      const [asked, name] = [given - Math.min(0.9, given * 0.25), `statement:${place}`];
      const whom = { personId: person ? cast.person[person] : null, departmentId: department ? cast.department[department] : null };
      const answers: PersonKey = person ?? (department ? departments[department].head : script.lead);
      const named = side === 'respondent' && person ? [this.step(asked - 0.01, `${name}:named`, script.lead, (ctx) => nameRespondent(ctx, room.id, { personId: whom.personId }))] : [];
      return [
        ...named,
        this.step(asked, `${name}:asked`, script.lead, async (ctx) => room.keep(name)(await takeStatement(ctx, room.id, { side, ...whom, request, dueAt: new Date(ctx.now().getTime() + 3 * day) }))),
        this.step(given, `${name}:given`, answers, (ctx) => giveStatement(ctx, room.of(name), text)),
      ];
    });
  }

  private evidence(): Step[] {
    const { room } = this;
    return this.script.evidence.map(({ key, day: at, by, title, source, text }) => this.step(at, `evidence:${key}`, by, async (ctx) => room.keep(`evidence:${key}`)(await addEvidence(ctx, room.id, { title, source, text }))));
  }

  private talk(): Step[] {
    const { script, room } = this;
    const said = script.discussion.map(({ day: at, by, text }, place) => this.step(at, `said:${place}`, by, (ctx) => discuss(ctx, room.id, { body: text })));
    const facts = script.facts.flatMap((fact, place) => {
      const at = (script.evidence[place] ?? script.evidence.at(-1)!).day + 0.06 + place * 0.01;
      return [
        this.step(at, `fact:${place}`, script.lead, async (ctx) => room.keep(`fact:${place}`)(await discuss(ctx, room.id, { body: fact }))),
        this.step(at + 0.002, `fact:${place}:pinned`, script.lead, (ctx) => pin(ctx, room.id, 'room_message', room.of(`fact:${place}`), true)),
      ];
    });
    return [...said, ...facts];
  }

  private causes(): Step[] {
    const { script } = this;
    const found = new Map<string, number>();
    return script.causes.flatMap((cause, place) => {
      const seen = (cause.evidence ?? []).map((key) => script.evidence.find((one) => one.key === key)!.day);
      const at = Math.max(...(seen.length ? seen : [script.evidence[0]!.day]), cause.under ? found.get(cause.under)! : 0) + 0.05 + place * 0.004;
      found.set(cause.key, at);
      return this.cause(cause, at, found);
    });
  }

  private cause({ key, under, by, leg, category, text, state, evidence = [], root }: CauseContent, at: number, found: ReadonlyMap<string, number>): Step[] {
    const { script, room } = this;
    const [name, judge] = [`cause:${key}`, script.team.find((one) => (people[one] as PersonContent).roles.includes('quality')) ?? script.lead];
    // A cause of an earlier round stays where it was: what is found later begins at the top of its own round.
    const parent = under && !this.rounds.some((verdict) => found.get(under)! < verdict && verdict < at) ? under : null;
    const version = (ctx: Parameters<Step['does']>[0]) => versionOf(ctx, Cause, room.of(name));
    const agreeing = script.team.filter((one) => one !== by).slice(0, state === 'rejected' ? 0 : 2);
    return [
      this.step(at, name, by, async (ctx) => room.keep(name)(await addCause(ctx, room.id, { text, leg, category: category ?? null, parentId: parent ? room.of(`cause:${parent}`) : null }))),
      ...(evidence.length ? [this.step(at + 0.004, `${name}:backed`, by, (ctx) => backCause(ctx, room.of(name), evidence.map((one) => `${room.of(`evidence:${one}`)}@1`)))] : []),
      ...agreeing.map((one, place) => this.step(at + 0.01 + place * 0.004, `${name}:vote:${one}`, one, (ctx) => voteForCause(ctx, room.of(name), true))),
      ...(state === 'hypothesis' ? [] : [this.step(at + 0.03, `${name}:judged`, judge, async (ctx) => judgeCause(ctx, room.of(name), state, this.say(state), await version(ctx)))]),
      ...(root ? [this.step(at + 0.05, `${name}:root`, script.lead, async (ctx) => recordRootCause(ctx, room.of(name), this.say('recorded'), await version(ctx)))] : []),
    ];
  }

  private decisions(): Step[] {
    const { script, room } = this;
    return script.decisions.flatMap(({ day: at, by, question, options, reason, evidence }, place) => {
      const name = `decision:${place}`;
      return [
        this.step(at, name, by, async (ctx) => room.keep(name)(await recordDecision(ctx, room.id, { question, options, reason, evidence: evidence.map((one) => `${room.of(`evidence:${one}`)}@1`) }))),
        ...script.team.filter((one) => one !== by).slice(0, 2).map((one, turn) => this.step(at + 0.01 * (turn + 1), `${name}:voice:${one}`, one, (ctx) => voice(ctx, room.of(name), true, null))),
      ];
    });
  }

  private action({ key, day: at, kind, title, cause, owner, implementer, verifier, due, similarPlaces, plan, done, checkedDay, verdict }: ActionContent): Step[] {
    const { script, room, cast } = this;
    const name = `action:${key}`;
    const version = (ctx: Parameters<Step['does']>[0]) => versionOf(ctx, Action, room.of(name));
    const similar = similarPlaces ?? (kind === 'corrective' || kind === 'preventive' ? this.say('similar') : null);
    const steps = [this.step(at, name, script.lead, async (ctx) => room.keep(name)(await addAction(ctx, room.id, { kind, title, ownerId: cast.person[owner], dueAt: new Date(this.received + due * day), causeId: cause ? room.known(`cause:${cause}`) : null })))];
    if (plan) steps.push(this.step(at + 0.02, `${name}:planned`, script.lead, async (ctx) => planVerification(ctx, room.of(name), plan, cast.person[verifier], null, await version(ctx))));
    if (plan || done) steps.push(this.step(Math.min(at + 0.3, done ? (at + done.day) / 2 : at + 0.3), `${name}:started`, owner, (ctx) => startAction(ctx, room.of(name))));
    if (done) steps.push(this.step(done.day, `${name}:done`, owner, (ctx) => implementAction(ctx, room.of(name), { done: done.text, similarPlaces: similar, implementerId: cast.person[implementer] })));
    const sees = this.maySee(verifier, !!plan) ? verifier : (['nadia', 'sultan'] as const).find((one) => one !== owner && one !== implementer)!;
    if (done && checkedDay !== undefined) steps.push(this.step(checkedDay, `${name}:checked`, sees, async (ctx) => verifyImplementation(ctx, room.of(name), this.say('seen'), null, await version(ctx))));
    if (verdict) steps.push(this.step(verdict.day, `${name}:judged`, verifier, async (ctx) => judgeEffect(ctx, room.of(name), { figure: verdict.figure, exposure: verdict.exposure, effective: verdict.effective }, verdict.text, await version(ctx))));
    return steps;
  }

  /** Who a plan names may verify; without a plan, who works on the case, and quality. */
  private maySee(verifier: PersonKey, planned: boolean): boolean {
    return planned || verifier === this.script.lead || this.script.team.includes(verifier) || (people[verifier] as PersonContent).roles.includes('quality');
  }

  private ending(): Step[] {
    const { script: { response, satisfaction, closedDay, lead }, room, cast } = this;
    if (!response) return [];
    const { day: at, author, approver, outcome, body, recourse, remedy } = response;
    const version = (ctx: Parameters<Step['does']>[0]) => versionOf(ctx, CaseResponse, room.of('response'));
    const { language } = this.script;
    const { deliveredDay, ...offer } = remedy;
    const steps = [
      this.step(at - 0.5, 'response:department', lead, (ctx) => joinDepartment(ctx, room.id, cast.department[people[approver].department], true)),
      this.step(at - 0.4, 'remedy', Number(remedy.amount ?? 0) > 2000 ? approver : lead, async (ctx) => room.keep('remedy')(await offerRemedy(ctx, room.id, offer))),
      this.step(at - 0.3, 'response', author, async (ctx) => room.keep('response')(await writeResponse(ctx, room.id, { outcome, body, recourse, language }))),
      this.step(at - 0.25, 'response:asked', author, (ctx) => askApproval(ctx, room.of('response'))),
      this.step(at - 0.1, 'response:approved', approver, async (ctx) => approveResponse(ctx, room.of('response'), await version(ctx))),
      this.step(at, 'response:told', lead, async (ctx) => tellDecision(ctx, room.of('response'), await version(ctx))),
    ];
    if (deliveredDay !== null) steps.push(this.step(deliveredDay, 'remedy:delivered', lead, (ctx) => deliverRemedy(ctx, room.of('remedy'))));
    if (satisfaction) {
      const { day: answered, words, wants, ...marks } = satisfaction;
      steps.push(this.step(answered, 'satisfaction', { complainant: () => room.id }, (ctx) => answerSatisfaction(ctx, room.id, { ...marks, comment: words, wants: wants ?? null })));
    }
    if (satisfaction?.wants === 'review') {
      steps.push(this.step(satisfaction.day + 0.8, 'review:join', lead, (ctx) => join(ctx, room.id, cast.person[reviewer])));
      steps.push(this.step(satisfaction.day + 0.9, 'review:taken', reviewer, (ctx) => discuss(ctx, room.id, { body: this.say('review') })));
    }
    if (closedDay !== null) steps.push(this.step(closedDay, 'closed', lead, (ctx) => close(ctx, room.id, 'accepted', null)));
    return steps;
  }
}
