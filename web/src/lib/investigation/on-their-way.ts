import { inTab } from '#lib/platform/tab.ts';

/** A cause that was written and has not arrived; its name is that of the intent, so that sending it again adds it once. */
export interface Written {
  opId: string;
  text: string;
  leg: string;
  parentId: string | null;
}

const beginning = (me: string): string => `majlis.causes.${me}.`;
/** Where those of a case wait in the tab. */
export const causesKeptAt = (me: string, caseId: string): string => beginning(me) + caseId;
/** The words of the causes that wait in this tab, of whatever case. */
export const causesOnTheirWay = (me: string): string[] => inTab<Written>(beginning(me)).flatMap(([, all]) => all.map(({ text }) => text));
