import { Context, system, type House } from '../platform/context.ts';
import { onRecord } from '../journal/book.ts';
import { houseStream } from '../journal/stream.entity.ts';
import { enterExposure } from '../action/exposure.service.ts';
import { planAbsence } from '../people/absence.service.ts';
import { beDemonstration, isDemonstration } from '../people/demonstration.service.ts';
import { Organisation, organisationId } from '../people/organisation.entity.ts';
import { HouseDemonstration } from '../people/people.kinds.ts';
import { seedPolicies } from '../policy/policy.service.ts';
import { organisation } from './content/people.ts';
import { worked } from './content/worked.ts';
import { seat, type Cast } from './cast.ts';
import { DemonstrationStands } from './demo.kinds.ts';
import { arabicSteps } from './plays/arabic.ts';
import { importHistory } from './plays/history.ts';
import { kindlySteps } from './plays/kindly.ts';
import { day } from './plays/opening.ts';
import { recentSteps } from './plays/recent.ts';
import { readSample } from './plays/sample.ts';
import { receivedAt } from './plays/when.ts';
import { caseSteps } from './plays/worked.ts';
import { ProgressPort } from './progress.ts';
import { Stage, type Step } from './stage.ts';

/** Marks an empty house as a demonstration, for ever, before anything else is written. @throws Refused where something was */
export const beginDemonstration = async (house: House): Promise<void> => {
  const { nameEn, nameAr } = organisation;
  if (!(await isDemonstration(house.fork()))) await beDemonstration(new Context(house, system, 'en'), { nameEn, nameAr });
  await seedPolicies(new Context(house, system, 'en'));
};

export interface Plays {
  /** Told each new per cent. */
  readonly onProgress?: (percent: number) => void;
  readonly signal?: AbortSignal;
  /** Less of it, for tests: so many rows of the sample, and only the written cases with these keys. */
  readonly less?: { readonly rows: number; readonly written: readonly string[] };
}

/**
 * Loads the demonstration into a house that is marked as one: its people, worked cases step by step through the verbs on a clock of its
 * own, and a year of history. Cut off, it goes on where it stopped; once it stands, it does nothing. Sends nothing outside.
 * @returns the steps that a rule refused, or null where there was nothing to do
 */
export const playDemonstration = async (house: House, { onProgress = () => undefined, signal = new AbortController().signal, less }: Plays = {}): Promise<readonly string[] | null> => {
  if (!(await isDemonstration(house.fork())) || (await stands(house))) return null;
  const progress = house.port(ProgressPort);
  const tell = (share: number): void => {
    const percent = Math.min(99, Math.floor(share * 100));
    if (percent === progress.percent) return;
    progress.percent = percent;
    onProgress(percent);
  };
  tell(0);
  try {
    const today = await begunAt(house);
    const cast = await seat(new Context(house, system, 'en', { id: 'demonstration', opId: 'demonstration:seats' }));
    const stage = new Stage(house, cast, await doneIn(house));
    await stage.open();
    await play(house, stage, today, less, tell, signal).finally(() => stage.close());
    if (signal.aborted) return stage.refused;
    await finish(house);
    onProgress(100);
    return stage.refused;
  } finally {
    progress.percent = null;
  }
};

/** The twenty-four written cases first, since they are what a visitor looks at; then the year behind them, and what came lately. */
const play = async (house: House, stage: Stage, today: Date, less: Plays['less'], tell: (share: number) => void, signal: AbortSignal): Promise<void> => {
  const { cast } = stage;
  const now = today.getTime();
  const all = [...worked.flatMap((script) => caseSteps(cast, script, receivedAt(script, today), now)), ...arabicSteps(cast, today), ...kindlySteps(cast, today), ...houseSteps(cast, today)];
  const written = less ? all.filter(({ key }) => less.written.includes(key.split(':', 1)[0]!)) : all;
  const sample = await readSample(today, less?.rows);
  const lately = recentSteps(cast, sample.recent, today);
  const whole = written.length + lately.length + sample.history.length / 8;
  let done = 0;
  const onStep = (): void => tell(++done / whole);
  await stage.play(written, onStep, signal);
  if (signal.aborted) return;
  await stage.passTo(now);
  const before = done;
  await importHistory(new Context(house, system, 'en'), cast, sample, today, ({ taken, known }) => tell((done = before + (taken + known) / 8) / whole));
  await stage.play(lately, onStep, signal);
  if (!signal.aborted) await stage.passTo(now);
};

/** Volumes that make rates of counts, and somebody away whose deputy stands in. */
const houseSteps = (cast: Cast, today: Date): Step[] => {
  const date = (daysAgo: number): string => new Date(today.getTime() - daysAgo * day).toISOString().slice(0, 10);
  const volumes = [['Home fibre', 'riyadh', 18_400, 'connections'], ['التوصيل السريع', 'jeddah', 61_200, 'deliveries'], ['صندوق لقاح V-12', 'jeddah', 940, 'boxes']] as const;
  return [
    ...volumes.flatMap(([product, branch, volume, unit]) => [90, 60, 30].map((ago, turn): Step => ({
      at: today.getTime() - (ago - 29) * day, key: `volume:${product}:${ago}`, by: 'nadia', does: (ctx) => enterExposure(ctx, { product, branchId: cast.branch[branch], from: date(ago), to: date(ago - 29), volume: Math.round(volume * (1 + turn * 0.03)), unit }),
    }))),
    { at: today.getTime() - day, key: 'absence:nawal', by: 'nawal', does: (ctx) => planAbsence(ctx, { personId: cast.person.nawal, deputyId: cast.person.hamad, fromAt: new Date(today.getTime() - day / 2), untilAt: new Date(today.getTime() + 5 * day) }) },
  ];
};

const stands = async (house: House): Promise<boolean> => (await house.fork().execute<unknown[]>('select 1 from entry where kind = ? limit 1', [DemonstrationStands.name])).length > 0;

/** "Today" of the demonstration is the instant at which it was begun, also where it is continued later. */
const begunAt = async (house: House): Promise<Date> => {
  const [row] = await house.fork().execute<{ at: string }[]>('select at from entry where kind = ? limit 1', [HouseDemonstration.name]);
  return new Date(row!.at);
};

const doneIn = async (house: House): Promise<Set<string>> => {
  const rows = await house.fork().execute<{ op_id: string }[]>("select op_id from operation where op_id like 'demonstration:%'");
  return new Set(rows.map((row) => row.op_id));
};

const finish = async (house: House): Promise<void> => {
  const ctx = new Context(house, system, 'en', { id: 'demonstration', opId: 'demonstration:stands' });
  const [row] = await ctx.em.execute<{ count: number }[]>('select count(*)::int as count from "case"');
  await onRecord(ctx, houseStream, async (book) => {
    const whose = await book.em.findOneOrFail(Organisation, { id: organisationId });
    book.write(DemonstrationStands, whose, { cases: row?.count ?? 0 });
    return whose;
  });
};
