import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../platform/context.ts';
import { calendarFor, calendarOf } from '../policy/policy.service.ts';
import { choicesOf, standardDigest, standardQuiet, type Choices, type Chosen } from './choice.policy.ts';
import type { Quiet, Works } from './quiet.policy.ts';

/** Somebody as a notice has to know them: by what they can be reached, and how they want to be told. */
export interface Recipient {
  readonly id: string;
  readonly email: string | null;
  readonly language: 'en' | 'ar';
  readonly devices: number;
  readonly choices: Choices;
  readonly quiet: Quiet | null;
  readonly digestAt: string;
  readonly zone: string;
  readonly works: Works;
  readonly discreet: boolean;
  /** The first instant back, for whoever is away now. */
  readonly awayUntil: Date | null;
  /** As they would stand before a case now: what they may not see, they are not told. */
  readonly actor: Actor;
}

interface Row {
  id: string; email: string | null; language: 'en' | 'ar'; roles: string[]; departments: string[] | null; branch_id: string | null; branch_zone: string | null; devices: number;
  choices: Chosen | null; quiet_from: string | null; quiet_to: string | null; digest_at: string | null; working_days: boolean | null; zone: string | null; discreet: boolean | null; away_until: string | null;
}

/** A device stands for its sign-in: one that was signed out, revoked or closed with its person's account takes nothing more. */
export const liveDevice = 'd.ended_at is null and exists (select from session s where s.id = d.session_id and s.revoked_at is null)';

/** Null for whoever has left, has not come yet, or is a program. */
export const recipientOf = async (em: EntityManager, personId: string, now: Date): Promise<Recipient | null> => {
  const [row] = await em.execute<Row[]>(
    `select p.id, p.email, p.language, p.roles, b.id as branch_id, b.zone as branch_zone, m.choices, m.quiet_from, m.quiet_to, m.digest_at, m.working_days, m.zone, m.discreet,
        (select count(*)::int from push_device d where d.person_id = p.id and ${liveDevice}) as devices,
        (select max(a.until_at) from absence a where a.person_id = p.id and a.withdrawn_at is null and a.from_at <= ? and a.until_at > ?) as away_until,
        array(select o.id from department o where o.id = p.department_id or o.head_id = p.id or o.deputy_id = p.id
          or exists (select 1 from absence a where a.person_id = o.head_id and a.deputy_id = p.id and a.withdrawn_at is null and a.from_at <= ? and a.until_at > ?)) as departments
      from person p left join department o on o.id = p.department_id left join branch b on b.id = o.branch_id left join notice_manner m on m.id = p.id
     where p.id = ? and p.active and not p.program and p.joined_at is not null`, [now, now, now, now, personId]);
  if (!row) return null;
  const calendar = await calendarFor(em, row.branch_id);
  const chosen = row.digest_at !== null;
  const quiet = chosen ? (row.quiet_from && row.quiet_to ? { from: row.quiet_from, to: row.quiet_to } : null) : standardQuiet;
  return {
    id: row.id, email: row.email, language: row.language, devices: row.devices, discreet: row.discreet ?? false, awayUntil: row.away_until ? new Date(row.away_until) : null,
    choices: choicesOf(row.choices, row.roles), quiet, digestAt: row.digest_at ?? standardDigest, zone: row.zone ?? row.branch_zone ?? (calendar ? calendarOf(calendar).zone : 'UTC'),
    works: calendar && (row.working_days ?? true) ? worksBy(calendar) : () => true,
    actor: { kind: 'person', id: row.id, roles: row.roles, departments: row.departments ?? [] },
  };
};

const worksBy = (calendar: Parameters<typeof calendarOf>[0]): Works => ({ epochDay, weekday }) => {
  const { week, closed, opened } = calendarOf(calendar).almanac.rule(epochDay);
  return opened.length > 0 || (!closed && !!week?.days[weekday as keyof typeof week.days]?.length);
};
