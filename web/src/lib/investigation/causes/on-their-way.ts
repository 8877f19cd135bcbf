import { send } from '#lib/platform/client.svelte.ts';
import { inTab } from '#lib/platform/tab.ts';
import { AddCause } from '#schema/documents/investigation.ts';

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

/** Sends them in order, wherever their person is; under the names of their intents, so never twice. What is refused stays, with all that was written after it: the room gives it back. @param open the case whose tree sends its own */
export const sendCausesOnTheirWay = async (me: string, open?: string): Promise<void> => {
  for (const [caseId, all] of inTab<Written>(beginning(me))) {
    if (caseId === open) continue;
    let left = all;
    for (let [next] = left; next; [next] = left) {
      const { opId, ...input } = next;
      const { data } = await send(AddCause, { opId, caseId, input });
      const made = data?.addCause.cause;
      if (!made) break;
      left = left.slice(1).map((one) => (one.parentId === opId ? { ...one, parentId: made.id } : one));
      sessionStorage.setItem(causesKeptAt(me, caseId), JSON.stringify(left));
    }
  }
};
