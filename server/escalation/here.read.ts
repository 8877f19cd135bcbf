import type { EntityManager } from '@mikro-orm/postgresql';
import type { LadderTarget } from '../policy/ladder.entity.ts';

/** Whom something is about, as far as that decides who may be asked: those who lead it, and those who never are. */
export interface About {
  readonly leadId?: string | null | undefined;
  readonly departmentId?: string | null | undefined;
  /** Respondents, those they report to in the matter, their deputies, and the recused: never asked, nor is anybody in their stead. */
  readonly excludedIds: readonly string[];
}
interface Unit { readonly id: string; readonly parent_id: string | null; readonly head_id: string | null; readonly deputy_id: string | null }

/** Who is at work at one instant, and who stands in for whom: asked once for many. */
export interface Here {
  /** To whom a step goes: who is wanted, or stands in; else the top, absent or not: what climbs never ends with nobody while anybody is left. */
  addressee(about: About, to: { readonly target: LadderTarget; readonly personId?: string | null | undefined }): string | null;
}

/** @param wanted leads and named persons, whom one may come to besides heads and holders of roles */
export const whoIsHere = async (em: EntityManager, wanted: readonly (string | null | undefined)[], now: Date): Promise<Here> => {
  const units = await em.execute<Unit[]>('select id, parent_id, head_id, deputy_id from department');
  const away = await em.execute<{ person_id: string; deputy_id: string | null }[]>('select person_id, deputy_id from absence where withdrawn_at is null and from_at <= ? and until_at > ?', [now, now]);
  const ids = [...new Set([...wanted, ...units.flatMap(({ head_id, deputy_id }) => [head_id, deputy_id]), ...away.map(({ deputy_id }) => deputy_id)].filter((id): id is string => !!id))];
  const people = await em.execute<{ id: string; quality: boolean; management: boolean }[]>(
    `select id, 'quality' = any(roles) and not program as quality, 'management' = any(roles) and not program as management from person
      where active and (id = any(?::uuid[]) or (not program and roles && '{quality,management}')) order by joined_at, id`, [`{${ids.join(',')}}`]);
  return hereOf({ units: new Map(units.map((unit) => [unit.id, unit])), away: new Map(away.map(({ person_id, deputy_id }) => [person_id, deputy_id])), people });
};

interface Known { readonly units: ReadonlyMap<string, Unit>; readonly away: ReadonlyMap<string, string | null>; readonly people: readonly { id: string; quality: boolean; management: boolean }[] }

const hereOf = ({ units, away, people }: Known): Here => {
  const active = new Set(people.map(({ id }) => id));
  /** Themselves, their deputy, the deputy's deputy. */
  const present = (id: string | null | undefined, excluded: readonly string[], asked: readonly string[] = []): string | null => {
    if (!id || !active.has(id) || excluded.includes(id) || asked.includes(id)) return null;
    return away.has(id) ? present(away.get(id), excluded, [...asked, id]) : id;
  };
  /** The head or whoever stands in, the department's deputy, else whoever heads the one above. */
  const head = (unitId: string | null | undefined, excluded: readonly string[], asked: readonly string[] = []): string | null => {
    const unit = unitId && !asked.includes(unitId) ? units.get(unitId) : undefined;
    return unit ? (present(unit.head_id, excluded) ?? present(unit.deputy_id, excluded) ?? head(unit.parent_id, excluded, [...asked, unit.id])) : null;
  };
  const holder = (role: 'quality' | 'management', excluded: readonly string[]): string | null => {
    for (const one of people) if (one[role]) { const found = present(one.id, excluded); if (found) return found; }
    return null;
  };
  return {
    addressee({ leadId, departmentId, excludedIds }, { target, personId }) {
      const wanted = (): string | null => {
        if (target === 'lead') return present(leadId, excludedIds) ?? head(departmentId, excludedIds);
        if (target === 'head') return head(departmentId, excludedIds);
        if (target === 'above') return head(departmentId ? units.get(departmentId)?.parent_id : null, excludedIds);
        if (target === 'person') return present(personId, excludedIds);
        return target === 'quality' ? holder('quality', excludedIds) : null;
      };
      const top = people.find(({ id, management }) => management && !excludedIds.includes(id)) ?? people.find(({ id, quality }) => quality && !excludedIds.includes(id));
      return wanted() ?? holder('management', excludedIds) ?? top?.id ?? null;
    },
  };
};
