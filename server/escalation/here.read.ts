import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../platform/context.ts';
import type { LadderTarget } from '../policy/ladder.entity.ts';

/** Whom something is about, as far as that decides who may be asked: those who lead it, and those who never are. */
export interface About {
  readonly leadId?: string | null | undefined;
  readonly departmentId?: string | null | undefined;
  /** Respondents, those they report to in the matter, their deputies, and the recused: never asked, nor is anybody in their stead. */
  readonly excludedIds: readonly string[];
}
interface Unit { readonly id: string; readonly parent_id: string | null; readonly head_id: string | null; readonly deputy_id: string | null }

type To = { readonly target: LadderTarget; readonly personId?: string | null | undefined };
/** Who is at work at one instant, and who stands in for whom: asked once for many. */
export interface Here {
  /** To whom a step goes: who is wanted, or stands in; else the top, absent or not: what climbs never ends with nobody while anybody is left. */
  addressee(about: About, to: To): string | null;
  /** Whoever is away and in whose stead it goes to this addressee; null where they were wanted themselves. */
  absentee(about: About, to: To, addressee: string): string | null;
  /** The same for what gives nobody sight of the matter: whoever may not see it is passed over, and the next one is asked. */
  reminded(about: About, to: To, sees: Sees): string | null;
  /** Who is there in the stead of one person, and may see the matter; they themselves where they are there. */
  inStead(personId: string, about: Pick<About, 'excludedIds'>, sees: Sees): string | null;
}
type Sees = (who: Actor) => boolean;

/** @param wanted leads and named persons, whom one may come to besides heads and holders of roles */
export const whoIsHere = async (em: EntityManager, wanted: readonly (string | null | undefined)[], now: Date): Promise<Here> => {
  const units = await em.execute<Unit[]>('select id, parent_id, head_id, deputy_id from department');
  const away = await em.execute<{ person_id: string; deputy_id: string | null }[]>('select person_id, deputy_id from absence where withdrawn_at is null and from_at <= ? and until_at > ?', [now, now]);
  const ids = [...new Set([...wanted, ...units.flatMap(({ head_id, deputy_id }) => [head_id, deputy_id]), ...away.map(({ deputy_id }) => deputy_id)].filter((id): id is string => !!id))];
  const people = await em.execute<Somebody[]>(
    `select id, roles, department_id as "departmentId", 'quality' = any(roles) and not program as quality, 'management' = any(roles) and not program as management from person
      where active and joined_at is not null and (id = any(?::uuid[]) or (not program and roles && '{quality,management}')) order by joined_at, id`, [`{${ids.join(',')}}`]);
  return hereOf({ units: new Map(units.map((unit) => [unit.id, unit])), away: new Map(away.map(({ person_id, deputy_id }) => [person_id, deputy_id])), people });
};

interface Somebody { readonly id: string; readonly roles: string[]; readonly departmentId: string | null; readonly quality: boolean; readonly management: boolean }
interface Known { readonly units: ReadonlyMap<string, Unit>; readonly away: ReadonlyMap<string, string | null>; readonly people: readonly Somebody[] }

const hereOf = ({ units, away, people }: Known): Here => {
  const active = new Map(people.map((one) => [one.id, one]));
  /** Those whom it may come to at all: nobody is asked in the stead of who is excluded. */
  const among = (excludedIds: readonly string[], fits: (one: Somebody) => boolean = () => true) => {
    /** Themselves, their deputy, the deputy's deputy. */
    const present = (id: string | null | undefined, asked: readonly string[] = []): string | null => {
      const one = id && !excludedIds.includes(id) && !asked.includes(id) ? active.get(id) : undefined;
      if (!one) return null;
      return away.has(one.id) ? present(away.get(one.id), [...asked, one.id]) : fits(one) ? one.id : null;
    };
    /** The head or whoever stands in, the department's deputy, else whoever heads the one above. */
    const head = (unitId: string | null | undefined, asked: readonly string[] = []): string | null => {
      const unit = unitId && !asked.includes(unitId) ? units.get(unitId) : undefined;
      return unit ? (present(unit.head_id) ?? present(unit.deputy_id) ?? head(unit.parent_id, [...asked, unit.id])) : null;
    };
    const holder = (role: 'quality' | 'management'): string | null => {
      for (const one of people) if (one[role]) { const found = present(one.id); if (found) return found; }
      return null;
    };
    const wanted = ({ leadId, departmentId }: Omit<About, 'excludedIds'>, { target, personId }: To): string | null => {
      if (target === 'lead') return present(leadId) ?? head(departmentId);
      if (target === 'head') return head(departmentId);
      if (target === 'above') return head(departmentId ? units.get(departmentId)?.parent_id : null);
      if (target === 'person') return present(personId);
      return target === 'quality' ? holder('quality') : null;
    };
    /** Of those who are away: for whom this person stands in. */
    const stoodInBy = (id: string, { leadId, departmentId }: Omit<About, 'excludedIds'>, { target, personId }: To): string | null => {
      const unit = target === 'head' ? units.get(departmentId ?? '') : target === 'above' ? units.get(units.get(departmentId ?? '')?.parent_id ?? '') : undefined;
      const wanted = unit ? [unit.head_id] : target === 'lead' ? [leadId] : target === 'person' ? [personId] : people.filter((one) => one[target === 'quality' ? 'quality' : 'management']).map((one) => one.id);
      return wanted.find((one): one is string => !!one && one !== id && away.has(one) && !excludedIds.includes(one) && (present(one) ?? (unit && present(unit.deputy_id))) === id) ?? null;
    };
    return { present, stoodInBy, whom: (about: Omit<About, 'excludedIds'>, to: To): string | null => wanted(about, to) ?? holder('management') };
  };
  /** As they would stand before a case now, with the departments that they answer for. */
  const actorOf = ({ id, roles, departmentId }: Somebody): Actor => ({
    kind: 'person', id, roles,
    departments: [departmentId, ...[...units.values()].filter(({ head_id, deputy_id }) => head_id === id || deputy_id === id || (head_id && away.get(head_id) === id)).map((unit) => unit.id)].filter((unit) => unit !== null),
  });
  return {
    addressee(about, to) {
      const top = (role: 'quality' | 'management'): string | undefined => people.find((one) => one[role] && !about.excludedIds.includes(one.id))?.id;
      return among(about.excludedIds).whom(about, to) ?? top('management') ?? top('quality') ?? null;
    },
    absentee: (about, to, addressee) => among(about.excludedIds).stoodInBy(addressee, about, to),
    reminded: (about, to, sees) => among(about.excludedIds, (one) => sees(actorOf(one))).whom(about, to),
    inStead: (personId, { excludedIds }, sees) => among(excludedIds, (one) => sees(actorOf(one))).present(personId),
  };
};
