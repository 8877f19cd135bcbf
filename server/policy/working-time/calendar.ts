import { Almanac } from './almanac.ts';
import type { CalendarDefinition } from './definition.ts';
import { WorkingLine } from './line.ts';

/**
 * A calendar ready to be asked. It lays out its windows the first time that somebody asks near them, and is worth
 * keeping.
 */
export interface WorkingCalendar {
  readonly definition: CalendarDefinition;
  readonly zone: string;
  readonly almanac: Almanac;
  readonly line: WorkingLine;
}

/** Expects what `validate` has found faultless. @throws RangeError at the first question where the zone is unknown */
export function compile(definition: CalendarDefinition): WorkingCalendar {
  const almanac = new Almanac(definition);
  return { definition, zone: definition.zone, almanac, line: new WorkingLine(definition.zone, almanac) };
}
