import { onRecord } from '../journal/book.ts';
import { houseStream } from '../journal/stream.entity.ts';
import type { Context } from '../platform/context.ts';
import { mistaken, NotPermitted, oneOf, Refused, Unknown } from '../platform/problem.ts';
import { shapeWhy } from '../platform/shape.ts';
import { inScope } from '../people/role.policy.ts';
import { AlwaysNow, QuietWithoutEnd, standardDigest, standardQuiet, ways, whens, type Chosen, type When } from './choice.policy.ts';
import { NoticeManner } from './manner.entity.ts';
import { causes } from './notice.entity.ts';
import { NoticesChosen } from './notice.kinds.ts';
import { sendAnew } from './passage.service.ts';
import { timeIn } from './quiet.policy.ts';

/** The row that nobody changes: what is safety-critical, and what was brought to somebody by name. */
export const fixedRow = 'urgent';

export interface Chooses {
  readonly choices?: readonly { readonly cause: string; readonly way: string; readonly when: string }[] | null | undefined;
  readonly quiet?: boolean | null | undefined;
  readonly quietFrom?: string | null | undefined;
  readonly quietTo?: string | null | undefined;
  readonly digestAt?: string | null | undefined;
  readonly workingDays?: boolean | null | undefined;
  /** Empty: the zone of one's branch. */
  readonly zone?: string | null | undefined;
  readonly discreet?: boolean | null | undefined;
}

/** Says how one wants to be told: one's own only, for nobody else is there an argument. What still waits follows at once. */
export const chooseNotices = (ctx: Context, given: Chooses, expectedVersion?: number | null): Promise<NoticeManner> => {
  const chosen = checkedChoices(given.choices ?? []);
  return writing(ctx, expectedVersion, (row) => ({
    choices: merged(row?.choices, chosen),
    ...quietOf(given, row),
    digestAt: time('digestAt', given.digestAt) ?? row?.digestAt ?? standardDigest,
    workingDays: given.workingDays ?? row?.workingDays ?? true,
    zone: given.zone === undefined || given.zone === null ? (row?.zone ?? null) : zoneOf(given.zone),
    discreet: given.discreet ?? row?.discreet ?? false,
  }));
};

/** Back to the standard of one's roles. */
export const resetNotices = (ctx: Context): Promise<NoticeManner> =>
  writing(ctx, null, () => ({ choices: {}, quietFrom: standardQuiet.from, quietTo: standardQuiet.to, digestAt: standardDigest, workingDays: true, zone: null, discreet: false }));

type Values = Pick<NoticeManner, 'choices' | 'quietFrom' | 'quietTo' | 'digestAt' | 'workingDays' | 'zone' | 'discreet'>;

const writing = (ctx: Context, expectedVersion: number | null | undefined, values: (row: NoticeManner | null) => Values): Promise<NoticeManner> => {
  if (!inScope(ctx.actor, 'write')) throw new Refused(NotPermitted);
  return onRecord(ctx, houseStream, async (book) => {
    const known = await book.em.findOne(NoticeManner, { id: ctx.actor.id });
    const row = known ? await book.read(NoticeManner, known.id, expectedVersion) : null;
    const next = values(row);
    const kept = row ? Object.assign(row, next) : book.add(NoticeManner, { id: ctx.actor.id, ...next });
    book.write(NoticesChosen, kept, { person: ctx.actor.id });
    await book.em.flush();
    await sendAnew(book.em as never, ctx.actor.id, ctx.now());
    return kept;
  });
};

const checkedChoices = (given: NonNullable<Chooses['choices']>): Chosen => {
  const chosen: Record<string, Record<string, When>> = {};
  for (const { cause, way, when } of given) {
    if (cause === fixedRow) throw mistaken('choices', AlwaysNow);
    (chosen[oneOf('choices', causes, cause)] ??= {})[oneOf('choices', ways, way)] = oneOf('choices', whens, when);
  }
  return chosen;
};

const merged = (before: Chosen | null | undefined, next: Chosen): Chosen => {
  const all = [...new Set([...Object.keys(before ?? {}), ...Object.keys(next)])] as (keyof Chosen)[];
  return Object.fromEntries(all.map((cause) => [cause, { ...before?.[cause], ...next[cause] }]));
};

const time = (field: string, value: string | null | undefined): string | null => {
  if (!value) return null;
  const read = timeIn(value);
  if (!read) throw mistaken(field, shapeWhy('hour'));
  return read;
};

const quietOf = ({ quiet, quietFrom, quietTo }: Chooses, row: NoticeManner | null): Pick<Values, 'quietFrom' | 'quietTo'> => {
  if (quiet === false) return { quietFrom: null, quietTo: null };
  const before = row ? { from: row.quietFrom ?? null, to: row.quietTo ?? null } : { from: standardQuiet.from, to: standardQuiet.to };
  const [from, to] = [time('quietFrom', quietFrom) ?? before.from ?? (quiet ? standardQuiet.from : null), time('quietTo', quietTo) ?? before.to ?? (quiet ? standardQuiet.to : null)];
  if (from && from === to) throw mistaken('quietTo', QuietWithoutEnd);
  return { quietFrom: from, quietTo: to };
};

const zoneOf = (zone: string): string | null => {
  if (!zone.trim()) return null;
  if (!Intl.supportedValuesOf('timeZone').includes(zone) && zone !== 'UTC') throw mistaken('zone', Unknown);
  return zone;
};
