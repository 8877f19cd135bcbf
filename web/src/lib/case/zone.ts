/** How far a zone is from UTC at an instant, in ms. */
const offsetAt = (at: number, zone: string): number => {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }).formatToParts(at);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - Math.floor(at / 1000) * 1000;
};

/** An instant as a datetime field shows it: on the clocks of the reader's zone, not of the machine. */
export const fieldOf = (at: string | null | undefined, zone: string): string => {
  if (!at) return '';
  const ms = Date.parse(at);
  return new Date(ms + offsetAt(ms, zone)).toISOString().slice(0, 16);
};

/** What stands in a datetime field, as an instant; null where it is empty or no time. An hour that daylight saving skips becomes the one after. */
export const instantOf = (typed: string | undefined, zone: string): string | null => {
  const wall = typed ? Date.parse(`${typed}Z`) : Number.NaN;
  if (Number.isNaN(wall)) return null;
  const guess = wall - offsetAt(wall, zone);
  return new Date(wall - offsetAt(guess, zone)).toISOString();
};
