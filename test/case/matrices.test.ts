import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Case } from '../../server/case/case.entity.ts';
import { maySee, permission, standingsIn, verbsFor, type Ruled } from '../../server/case/case.policy.ts';
import { roleVerb, standings, type Standing, type Verb } from '../../server/case/role-verb.policy.ts';
import { stages, stageVerb } from '../../server/case/stage-verb.policy.ts';
import { visibleCases } from '../../server/case/visible.policy.ts';
import { newNumber } from '../../server/case/number.policy.ts';
import { roles } from '../../server/people/role.policy.ts';
import type { Actor } from '../../server/platform/context.ts';
import { newId } from '../../server/platform/ids.ts';
import { house } from '../house.ts';

const verbs = Object.keys(roleVerb) as Verb[];
const me = newId(new Date(1_795_000_000_000));
const mine = newId(new Date(1_795_000_000_001));
const bare: Ruled = { id: mine, nature: 'complaint', stage: 'investigating', confidential: false, leadId: null, departmentId: mine, departmentIds: [], memberIds: [], excludedIds: [], reachedIds: [], involvedIds: [] };

/** Somebody who is exactly this to the case, and the case to whom. */
const standingAs = (standing: Standing): { actor: Actor; kase: Ruled } => {
  const person = (given: Partial<Actor> = {}): Actor => ({ kind: 'person', id: me, roles: [], departments: [], ...given });
  if (standing === 'system') return { actor: person({ kind: 'system' }), kase: bare };
  if (standing === 'complainant') return { actor: person({ kind: 'complainant', id: bare.id }), kase: bare };
  if (standing === 'lead') return { actor: person(), kase: { ...bare, leadId: me } };
  if (standing === 'team') return { actor: person(), kase: { ...bare, memberIds: [me] } };
  if (standing === 'reached') return { actor: person(), kase: { ...bare, reachedIds: [me] } };
  if (standing === 'department') return { actor: person({ departments: [mine] }), kase: { ...bare, departmentIds: [mine] } };
  if (standing === 'head') return { actor: person({ departments: [mine], roles: ['head'] }), kase: { ...bare, departmentIds: [mine] } };
  return { actor: person({ roles: [standing] }), kase: bare };
};

test('role × verb, every cell: who stands so may do exactly what the matrix says', () => {
  for (const standing of standings) {
    const { actor, kase } = standingAs(standing);
    const stood = standingsIn(actor, kase);
    expect([...stood], standing).toContain(standing);
    for (const verb of verbs) {
      const fits = stageVerb[verb] === 'any' || stageVerb[verb].includes('investigating');
      const allowed = (roleVerb[verb] as readonly Standing[]).some((one) => stood.has(one));
      expect(permission(verb)(actor, kase) === true, `${standing} ${verb}`).toBe(allowed && fits);
      if (!allowed) expect(permission(verb)(actor, kase), `${standing} ${verb}`).toBe(false);
    }
  }
});

test('stage × verb, every cell: what does not fit the stage is refused by name', () => {
  for (const stage of stages) {
    for (const verb of verbs) {
      const { actor, kase } = standingAs((roleVerb[verb] as readonly Standing[])[0]!);
      const fits = stageVerb[verb] === 'any' || stageVerb[verb].includes(stage);
      const verdict = permission(verb)(actor, { ...kase, stage });
      expect(verdict === true, `${stage} ${verb}`).toBe(fits);
      if (!fits) expect(verdict, `${stage} ${verb}`).toMatchObject({ code: stage === 'closed' ? 'case.closed' : 'case.wrong-stage' });
    }
  }
});

test('whoever is excluded may nothing, whatever else they are; a token may only what its scopes name', () => {
  const everything: Actor = { kind: 'person', id: me, roles: [...roles], departments: [mine] };
  const kase = { ...bare, leadId: me, memberIds: [me], reachedIds: [me], departmentIds: [mine], excludedIds: [me] };
  expect(verbsFor(everything, kase)).toEqual([]);
  expect(maySee(everything, kase, 'card')).toBe(false);
  expect(verbsFor(everything, { ...kase, excludedIds: [] })).toContain('case.approveResponse');
  const reviewed = { ...kase, excludedIds: [], involvedIds: [me] };
  expect(permission('case.approveResponse')(everything, reviewed)).toMatchObject({ code: 'response.had-a-hand' });
  expect(verbsFor(everything, { ...kase, excludedIds: [] }).filter((verb) => !verbsFor(everything, reviewed).includes(verb)), 'they may help as before').toEqual(['case.approveResponse']);
  const reader: Actor = { ...everything, scopes: ['read'] };
  expect(verbsFor(reader, { ...kase, excludedIds: [] })).toEqual([]);
  expect(maySee(reader, { ...kase, excludedIds: [] })).toBe(true);
  expect(maySee({ ...everything, scopes: ['write'] }, { ...kase, excludedIds: [] })).toBe(false);
});

test('what maySee says of one case, visibleCases says in SQL: card and content, for anybody and any case', async () => {
  const h = await house();
  const { em } = h.as();
  const people = [h.nadia.id, h.salma.id, h.faisal.id, h.huda.id, newId(h.clock.now())];
  const units = Array.from({ length: 4 }, (_, n) => newId(new Date(1_795_000_000_100 + n)));
  const some = (from: readonly string[]) => fc.subarray([...from]);
  const anyCase = fc.record({
    confidential: fc.boolean(), leadId: fc.option(fc.constantFrom(...people)), departmentId: fc.option(fc.constantFrom(...units)), departmentIds: some(units), memberIds: some(people),
    excludedIds: fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: some(people) }), reachedIds: some(people),
  });
  const anybody = fc.record({ kind: fc.constantFrom('person', 'anonymous', 'wall'), id: fc.constantFrom(...people), roles: fc.subarray([...roles]), departments: some(units), scopes: fc.option(fc.subarray(['read', 'write', 'admin']), { nil: undefined }) });
  console.info(`maySee ≡ visibleCases: SEED=${process.env['SEED'] ?? 20_261_122}`);
  const seed = Number(process.env['SEED'] ?? 20_261_122);
  await fc.assert(
    fc.asyncProperty(fc.array(anyCase, { minLength: 8, maxLength: 8 }), fc.array(anybody, { minLength: 6, maxLength: 6 }), async (given, actors) => {
      const cases = given.map((one) => Object.assign(new Case(), one, { id: newId(h.clock.now()), number: newNumber(), nature: 'complaint', stage: 'investigating' }));
      const rows = cases.map((one) => ({ ...one, leadId: one.leadId ?? null, departmentId: one.departmentId ?? null }));
      const values = `(values ${rows.map(() => '(?::uuid, ?::boolean, ?::uuid, ?::uuid, ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[])').join(', ')}) as c (id, confidential, lead_id, department_id, department_ids, member_ids, excluded_ids, reached_ids)`;
      const list = (ids: readonly string[]) => `{${ids.join(',')}}`;
      const bound = rows.flatMap((one) => [one.id, one.confidential, one.leadId, one.departmentId, list(one.departmentIds), list(one.memberIds), list(one.excludedIds), list(one.reachedIds)]);
      for (const actor of actors as unknown as Actor[]) {
        for (const depth of ['card', 'content'] as const) {
          const { sql, values: more } = visibleCases(actor, 'c', depth);
          const seen = await em.execute<{ id: string }[]>(`select c.id from ${values} where ${sql}`, [...bound, ...more]);
          expect(seen.map(({ id }) => id).sort()).toEqual(cases.filter((one) => maySee(actor, one, depth)).map(({ id }) => id).sort());
        }
      }
    }),
    { seed, numRuns: 60 },
  );
});
