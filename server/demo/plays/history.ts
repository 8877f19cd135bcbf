import type { Context } from '../../platform/context.ts';
import type { Closing } from '../../case/case.entity.ts';
import { importRows, type Counts, type Importing } from '../../feedback/channels/import/import.service.ts';
import type { Cast } from '../cast.ts';
import { branches, type BranchKey } from '../content/people.ts';
import { day, hour } from './opening.ts';
import { categoryOf, chance, departmentOf, oneOf, type Sample } from './sample.ts';

type Place = NonNullable<Importing['place']>;
type Placed = ReturnType<Place>;

/** Days over which the history lies. */
const span = 364;

/**
 * Takes the sample over as history that ends today. Its own dates would put nine of ten complaints into one month: their order is kept,
 * and they are spread over a year, department by department, closed as such complaints are.
 */
export const importHistory = (ctx: Context, cast: Cast, { mapping, history }: Sample, today: Date, onTaken: (counts: Counts) => void): Promise<Counts> => {
  const place = new Map(history.map(({ row }, at) => [row.sourceId, (at + 1) / history.length]));
  return importRows(ctx, each(history), {
    mapping, file: 'cfpb-complaints-sample.csv', refuse: () => undefined, onTaken,
    place: (row, kase) => placed(cast, row, kase, received(place.get(row.sourceId)!, row.sourceId, today), today),
  });
};

async function* each<T>(list: readonly T[]): AsyncIterable<T> {
  yield* list;
}

/** Between seven and nine in the evening of the day that its place gives. */
const received = (share: number, id: string, today: Date): number => {
  const date = Math.floor((today.getTime() - span * (1 - share) * day) / day) * day + 4 * hour + chance(`hour ${id}`) * 14 * hour;
  return Math.min(date, today.getTime() - 9 * hour);
};

const placed = (cast: Cast, row: Parameters<Place>[0], kase: Parameters<Place>[1], at: number, today: Date): Placed => {
  const { sourceId } = row;
  const lasting = Math.min((0.3 + 11 * chance(`lasting ${sourceId}`) ** 2) * day, (today.getTime() - at) * 0.8);
  const [departmentId, ending] = [cast.department[departmentOf(row)], endings(sourceId, !!row.disputed)];
  const onMerits = ['accepted', 'deemed', 'notAccepted'].includes(ending);
  return {
    ...kase, receivedAt: new Date(at), happenedAt: new Date(at - Math.floor(chance(`before ${sourceId}`) * 9) * day), departmentId, departmentIds: [departmentId],
    branchId: cast.branch[oneOf(Object.keys(branches) as BranchKey[], `branch ${sourceId}`)], categoryId: cast.category[categoryOf(row)], language: 'en',
    stage: 'closed', closing: ending, acknowledgedAt: new Date(at + lasting * 0.1), decidedAt: onMerits ? new Date(at + lasting * 0.7) : null, closedAt: new Date(at + lasting),
    band: oneOf(['low', 'low', 'low', 'medium', 'medium', 'high'] as const, `band ${sourceId}`), outcome: onMerits ? oneOf(['upheld', 'upheld', 'partly', 'notUpheld', 'notUpheld', 'undeterminable'], `outcome ${sourceId}`) : null,
  };
};

const endings = (id: string, disputed: boolean): Closing => {
  const draw = chance(`ending ${id}`);
  if (disputed) return 'notAccepted';
  return draw < 0.56 ? 'accepted' : draw < 0.82 ? 'deemed' : draw < 0.9 ? 'notAccepted' : draw < 0.94 ? 'withdrawn' : draw < 0.98 ? 'referred' : 'noContact';
};
