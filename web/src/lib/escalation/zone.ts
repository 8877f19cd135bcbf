/** Minutes that a zone is ahead of UTC at an instant. */
const ahead = (at: number, zone: string): number => {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(at).map(({ type, value }) => [type, Number(value)]),
  );
  return Math.round((Date.UTC(parts['year']!, parts['month']! - 1, parts['day'], parts['hour'], parts['minute']) - Math.floor(at / 60_000) * 60_000) / 60_000);
};

/** What a date-and-time field says ('2026-11-22T16:00'), in the house's zone, as an instant; null where it says nothing. */
export function instantOf(typed: string, zone: string): Date | null {
  const wall = Date.parse(`${typed}Z`);
  if (Number.isNaN(wall)) return null;
  const first = wall - ahead(wall, zone) * 60_000;
  return new Date(wall - ahead(first, zone) * 60_000);
}

/** An instant as a date-and-time field shows it in a zone. */
export const typedIn = (at: number, zone: string): string => new Date(at + ahead(at, zone) * 60_000).toISOString().slice(0, 16);
