import type { ResultOf } from 'gql.tada';
import type { WhatIfParts } from '#schema/documents/policy.ts';

export type Effect = ResultOf<typeof WhatIfParts>;

/** Gravest first. */
const order = ['breached', 'late', 'raised', 'sooner', 'later', 'same'];
const told = 100;

/** Two parts of one answer as one: each case is in one part alone, so that the counts add up; of the clocks the gravest are kept. */
export const together = (a: Effect | null, b: Effect): Effect => {
  if (!a) return b;
  const clocks = [...a.clocks, ...b.clocks].sort((x, y) => order.indexOf(x.effect) - order.indexOf(y.effect) || Date.parse((x.is as string) ?? '9999-01-01') - Date.parse((y.is as string) ?? '9999-01-01')).slice(0, told);
  return { looked: a.looked + b.looked, all: a.all, next: b.next, changed: a.changed + b.changed, breached: a.breached + b.breached, late: a.late + b.late, raised: a.raised + b.raised, sooner: a.sooner + b.sooner, later: a.later + b.later, same: a.same + b.same, clocks };
};
