import { describe, expect, it } from 'vitest';
import { arabicComplaints } from '../../server/demo/content/arabic.ts';
import { compliments, suggestions } from '../../server/demo/content/kindly.ts';
import { branches, departments, faces, people, type PersonKey } from '../../server/demo/content/people.ts';
import { worked } from '../../server/demo/content/worked.ts';
import { roles } from '../../server/people/role.policy.ts';

describe('the people of the demonstration', () => {
  it('stand for every role, and every department has a head and a deputy of its own', () => {
    const taken = new Set<string>(Object.values(people).flatMap((one) => one.roles));
    expect([...taken].sort()).toEqual([...roles].sort());
    for (const [key, { head, deputy }] of Object.entries(departments)) {
      expect([head, people[head].department, people[deputy].department]).toEqual([head, key, key]);
      expect(head).not.toBe(deputy);
    }
    expect(new Set(Object.values(people).map((one) => one.branch))).toEqual(new Set(Object.keys(branches)));
    expect(new Set(faces.flatMap((key) => people[key].roles)).size).toBe(roles.length);
  });

  it('have names in both scripts', () => {
    for (const { nameEn, nameAr, titleEn, titleAr } of [...Object.values(people)]) {
      expect(`${nameEn}${titleEn}`).toMatch(/^[\x20-\x7e]+$/);
      expect(`${nameAr}${titleAr}`).toMatch(/^[\p{Script=Arabic}\s،«»]+$/u);
    }
  });
});

describe.each(worked.map((script) => [script.key, script] as const))('the worked example %s', (_, script) => {
  const everybody: PersonKey[] = [script.lead, ...script.team];

  it('names only what exists, and proves its root causes', () => {
    const evidence = new Set(script.evidence.map(({ key }) => key));
    const causes = new Set<string>();
    for (const cause of script.causes) {
      if (cause.under) expect(causes).toContain(cause.under);
      if (cause.under) expect(script.causes.find(({ key }) => key === cause.under)?.leg).toBe(cause.leg);
      causes.add(cause.key);
      for (const key of cause.evidence ?? []) expect(evidence).toContain(key);
      if (cause.state === 'confirmed') expect(cause.evidence?.length).toBeGreaterThan(0);
      if (cause.root) expect(cause.state).toBe('confirmed');
    }
    for (const decision of script.decisions) {
      expect(decision.options.filter(({ chosen }) => chosen)).toHaveLength(1);
      for (const key of decision.evidence) expect(script.evidence.find((one) => one.key === key)!.day).toBeLessThan(decision.day);
    }
    for (const { cause } of script.actions) if (cause) expect(causes).toContain(cause);
    for (const by of [...script.evidence, ...script.causes, ...script.decisions, ...script.discussion].map((one) => one.by)) expect(everybody).toContain(by);
  });

  it('hears both sides, and keeps the side complained about out of the room', () => {
    expect(script.statements.map(({ side }) => side)).toContain('complainant');
    expect(script.statements.length).toBeGreaterThan(1);
    const working = new Set<PersonKey>([...everybody, ...script.actions.flatMap(({ owner, implementer, verifier }) => [owner, implementer, verifier])]);
    for (const { side, department, person } of script.statements.filter((one) => one.side === 'respondent')) {
      const unit = departments[person ? people[person].department : department!];
      for (const out of [unit.head, unit.deputy, person].filter((one) => one !== undefined)) expect([side, [...working]]).not.toEqual([side, expect.arrayContaining([out])]);
    }
  });

  it('keeps owner, implementer and verifier apart, and every verdict to its plan', () => {
    for (const action of script.actions) {
      expect(new Set([action.owner, action.implementer, action.verifier]).size).toBe(3);
      expect(action.plan !== undefined).toBe(['corrective', 'preventive', 'improvement'].includes(action.kind));
      expect(action.day).toBeLessThan(action.due);
      const { done, checkedDay, verdict, plan } = action;
      if (done) expect(done.day).toBeGreaterThan(action.day);
      if (checkedDay !== undefined) expect(checkedDay).toBeGreaterThan(done!.day);
      if (!verdict) continue;
      expect(verdict.day).toBeGreaterThanOrEqual(done!.day + plan!.startAfterDays + plan!.windowDays);
      expect(verdict.effective).toBe(verdict.figure <= plan!.threshold);
    }
  });

  it('happens in order, and nothing of it tomorrow', () => {
    const { response, satisfaction, closedDay } = script;
    const days = [
      ...script.statements, ...script.evidence, ...script.discussion, ...script.decisions, ...script.actions,
      ...script.actions.flatMap(({ done, checkedDay, verdict }) => [done, verdict, checkedDay === undefined ? null : { day: checkedDay }]), response, satisfaction,
    ].flatMap((step) => (step ? [step.day] : []));
    expect(Math.max(...days, closedDay ?? 0)).toBeLessThan(script.receivedDaysAgo);
    if (response) expect(response.author).not.toBe(response.approver);
    if (satisfaction) expect(satisfaction.day).toBeGreaterThan(response!.remedy.deliveredDay ?? response!.day);
    if (closedDay !== null) {
      expect(closedDay).toBeGreaterThan(satisfaction!.day);
      // After closing the room is locked; only its actions go on.
      for (const step of [...script.evidence, ...script.discussion, ...script.decisions, ...script.statements]) expect(step.day).toBeLessThan(closedDay);
    }
  });
});

it('the eight examples show all five kinds of action, both verdicts, and rooms in the middle of work', () => {
  expect(worked).toHaveLength(8);
  expect(new Set(worked.flatMap(({ actions }) => actions.map(({ kind }) => kind))).size).toBe(5);
  expect(new Set(worked.flatMap(({ actions }) => actions.map(({ verdict }) => verdict?.effective)))).toEqual(new Set([true, false, undefined]));
  expect(worked.filter(({ response }) => response === null).length).toBeGreaterThanOrEqual(2);
  expect(worked.filter(({ language }) => language === 'ar').length).toBeGreaterThanOrEqual(4);
});

it('feedback in Arabic is there in every kind, each with a key of its own', () => {
  const all = [...worked, ...arabicComplaints, ...suggestions, ...compliments];
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  expect(arabicComplaints.length).toBeGreaterThanOrEqual(10);
  for (const list of [suggestions, compliments]) expect(list.map(({ language }) => language).sort()).toEqual(['ar', 'ar', 'en', 'en']);
});

it('Arabic keeps to the house style', () => {
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (value && typeof value === 'object') Object.values(value).forEach(collect);
  };
  collect([worked, arabicComplaints, suggestions, compliments, departments, branches]);
  const arabic = texts.filter((text) => /\p{Script=Arabic}/u.test(text));
  expect(arabic.length).toBeGreaterThan(300);
  for (const text of arabic) {
    // Kashida, Latin commas and question marks after Arabic, court words, the board of directors, "status" for a case, Levant months.
    expect(text).not.toMatch(/\u0640|[\p{Script=Arabic}] ?[,;?]|قضية|قضايا|الشاكي|المشتكي|المشتكى|(?<!\p{L})المجلس(?!\p{L})|فعالية|تشرين|كانون|نظامي(?!ة)/u);
  }
});
