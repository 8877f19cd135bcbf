import { onRecord } from '../journal/book.ts';
import { houseStream } from '../journal/stream.entity.ts';
import type { Context } from '../platform/context.ts';
import { mistaken, NotPermitted, Refused, Unknown, type Refusal } from '../platform/problem.ts';
import { NotATime, timeIn } from '../platform/time-of-day.ts';
import { inScope } from '../people/role.policy.ts';
import { AlwaysNow, QuietWithoutEnd, standardDigest, standardQuiet, ways, whens, type Chosen, type When } from './choice.policy.ts';
import { NoticeManner } from './manner.entity.ts';
import { causes } from './notice.entity.ts';
import { NoticesChosen } from './notice.kinds.ts';
import { sendAnew } from './passage.service.ts';

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
export const chooseNotices = (ctx: Context, given: Chooses, expectedVersion?: number | null): Promise<NoticeManner> => writing(ctx, expectedVersion, (row) => valuesOf(given, row));

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

/** What was chosen over what stood there. @throws all that is mistaken at once, each naming its field */
const valuesOf = (given: Chooses, row: NoticeManner | null): Values => {
  const faults: Refused[] = [];
  const fault = (field: string, why: Refusal): void => void faults.push(mistaken(field, why));
  /** Null where it was left out, undefined where it is mistaken. */
  const time = (field: TimeField): string | null | undefined => {
    const said = given[field];
    if (said == null) return null;
    const read = timeIn(said) ?? undefined;
    if (!read) fault(field, NotATime);
    return read;
  };
  const zone = given.zone?.trim();
  if (zone && zone !== 'UTC' && !Intl.supportedValuesOf('timeZone').includes(zone)) fault('zone', Unknown);
  const values: Values = {
    choices: choicesIn(given.choices ?? [], row?.choices, fault),
    ...quietOf(given, row, { time, fault }),
    digestAt: time('digestAt') ?? row?.digestAt ?? standardDigest,
    workingDays: given.workingDays ?? row?.workingDays ?? true,
    zone: zone === undefined ? (row?.zone ?? null) : zone || null,
    discreet: given.discreet ?? row?.discreet ?? false,
  };
  if (faults.length) throw new AggregateError(faults, 'mistaken input');
  return values;
};

type Fault = (field: string, why: Refusal) => void;
type TimeField = 'quietFrom' | 'quietTo' | 'digestAt';

const choicesIn = (given: NonNullable<Chooses['choices']>, before: Chosen | null | undefined, fault: Fault): Chosen => {
  const chosen: Record<string, Record<string, When>> = Object.fromEntries(Object.entries(before ?? {}).map(([cause, by]) => [cause, { ...by }]));
  const known = (values: readonly string[], value: string): boolean => values.includes(value);
  for (const { cause, way, when } of given) {
    if (cause === fixedRow) fault('choices', AlwaysNow);
    else if (!known(causes, cause) || !known(ways, way) || !known(whens, when)) fault('choices', Unknown);
    else (chosen[cause] ??= {})[way] = when as When;
  }
  return chosen;
};

/** Where there are no quiet hours, nothing is asked of their ends. */
const quietOf = (given: Chooses, row: NoticeManner | null, { time, fault }: { time: (field: TimeField) => string | null | undefined; fault: Fault }): Pick<Values, 'quietFrom' | 'quietTo'> => {
  if (given.quiet === false) return { quietFrom: null, quietTo: null };
  const before = row ?? { quietFrom: standardQuiet.from, quietTo: standardQuiet.to };
  const at = (field: 'quietFrom' | 'quietTo', standard: string): string | null => {
    const said = time(field);
    return said === null ? (before[field] ?? (given.quiet ? standard : null)) : (said ?? null);
  };
  const [quietFrom, quietTo] = [at('quietFrom', standardQuiet.from), at('quietTo', standardQuiet.to)];
  if (quietFrom && quietFrom === quietTo) fault('quietTo', QuietWithoutEnd);
  return { quietFrom, quietTo };
};
