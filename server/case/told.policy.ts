import type { Ticking } from './clock/clock.reading.ts';

const shown = ['decision', 'implementation', 'acknowledge', 'firstResponse'];

/** The clock whose date the complainant was told, among those of a case. */
export const toldOf = (clocks: readonly Ticking[]): Ticking | undefined =>
  clocks
    .filter(({ clock, commitment }) => clock.phase !== 'stopped' && shown.includes(clock.name) && commitment.promiseUnit)
    .sort((a, b) => shown.indexOf(a.clock.name) - shown.indexOf(b.clock.name) || Number(b.clock.legal) - Number(a.clock.legal))[0];
