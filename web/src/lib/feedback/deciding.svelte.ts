import { m } from '#lib/paraglide/messages.js';
import { newOpId } from '#lib/platform/client.svelte.ts';
import { done } from '#lib/platform/ui/toast.ts';
import type { Fault } from './told.ts';

/** A decision in a panel of the room: what is typed stays where it is refused, and one intent keeps its name until it is done. */
export function deciding(changed: () => void) {
  let reason = $state('');
  let busy = $state(false);
  let faults = $state.raw<Fault[]>([]);
  let opId = newOpId();
  return {
    get reason() {
      return reason;
    },
    set reason(typed: string) {
      reason = typed;
    },
    get busy() {
      return busy;
    },
    get faults() {
      return faults;
    },
    /** @param send asks the server under this operation */
    async go(send: (opId: string) => Promise<{ faults: Fault[] | null }>): Promise<void> {
      busy = true;
      const { faults: found } = await send(opId);
      busy = false;
      faults = found ?? [];
      if (found) return;
      opId = newOpId();
      reason = '';
      done(m.talk_sent());
      changed();
    },
  };
}
