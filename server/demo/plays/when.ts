import { Temporal } from 'temporal-polyfill/full';
import { branches } from '../content/people.ts';
import type { FeedbackContent } from '../content/script.ts';

/** The instant at which a script's feedback reaches the house: so many days before today, at its hour in the zone of its branch. */
export const receivedAt = ({ branch, receivedDaysAgo, hour }: Pick<FeedbackContent, 'branch' | 'receivedDaysAgo' | 'hour'>, today: Date): number =>
  Temporal.Instant.fromEpochMilliseconds(today.getTime()).toZonedDateTimeISO(branches[branch].zone).startOfDay().subtract({ days: receivedDaysAgo }).add({ hours: hour }).epochMilliseconds;
