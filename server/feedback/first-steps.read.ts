import { isDemonstration } from '../people/demonstration.service.ts';
import { mayInHouse, handlingRoles } from '../people/role.policy.ts';
import type { Context } from '../platform/context.ts';
import { LeavesPort, OriginPort } from '../platform/post.ts';
import type { FirstStep, FirstSteps } from './first-steps.view.ts';

interface Found {
  readonly departments: number;
  readonly headless: number;
  /** Roles of those who came, and of those who are invited. */
  readonly here: readonly string[];
  readonly invited: readonly string[];
  /** Subjects of the settings that a person has changed. */
  readonly kept: readonly string[];
  readonly byForm: boolean;
  readonly complaint: boolean;
}

/** What is there, in one statement. A head counts who came, is still here and has the role: only such a one may act as head. */
const there = `
select
  (select count(*)::int from department where active) as departments,
  (select count(*)::int from department d where active and not exists (select 1 from person p where p.id = d.head_id and p.active and p.joined_at is not null and 'head' = any(p.roles))) as headless,
  array(select distinct unnest(roles) from person where active and not program and joined_at is not null) as here,
  array(select distinct unnest(roles) from person where active and not program and joined_at is null) as invited,
  array(select distinct fact->>'noun' from entry where stream = 'house' and kind in ('policy.added', 'policy.changed') and actor_kind = 'person') as kept,
  exists (select 1 from "case" where channel = 'form') as "byForm",
  exists (select 1 from "case" where nature = 'complaint' and channel <> 'import') as complaint`;

/** The first steps of a house, for those who keep it; a demonstration has none. @throws Refused for everybody else */
export const firstStepsOf = async (ctx: Context): Promise<FirstSteps | null> => {
  ctx.must((actor) => mayInHouse(actor, 'settings.keep'));
  if (await isDemonstration(ctx.em)) return null;
  const [found] = await ctx.em.execute<[Found]>(there);
  const { departments, headless, here, invited, kept, byForm, complaint } = found;
  const is = (done: boolean, otherwise: FirstStep['standing'] = 'open'): FirstStep['standing'] => (done ? 'done' : otherwise);
  const steps: FirstStep[] = [
    { key: 'departments', standing: is(departments > 0) },
    ...handlingRoles.map((role) => ({ key: 'role' as const, role, standing: is(here.includes(role), invited.includes(role) ? 'waiting' : 'open') })),
    { key: 'heads', standing: is(departments > 0 && headless === 0) },
    { key: 'calendar', standing: is(kept.includes('calendar'), 'look') },
    { key: 'promises', standing: is(kept.includes('commitment'), 'look') },
    { key: 'mail', standing: is(ctx.house.port(LeavesPort)) },
    { key: 'form', standing: is(byForm, 'look') },
    { key: 'complaint', standing: is(complaint) },
  ];
  return { steps, complete: steps.every(({ standing }) => standing === 'done' || standing === 'look'), form: `${ctx.house.port(OriginPort)()}/submit` };
};
