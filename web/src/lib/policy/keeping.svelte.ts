import type { TadaDocumentNode } from 'gql.tada';
import { m } from '#lib/paraglide/messages.js';
import { newOpId, send, type UserError } from '#lib/platform/client.svelte.ts';

interface Fault {
  field: string | null;
  /** The whole path, where a form has fields within a field. */
  path?: readonly string[];
  message: string;
  code?: string;
}

/** Sends one change of the settings: what was refused, by field, and whether somebody else was faster. */
export function keeping() {
  let busy = $state(false);
  let changed = $state(false);
  let faults = $state.raw<readonly Fault[]>([]);
  let opId = newOpId();
  return {
    get busy() {
      return busy;
    },
    get changed() {
      return changed;
    },
    get faults() {
      return faults;
    },
    /** What is seen to be wrong before it is sent. */
    refuse(wrong: readonly Fault[]): void {
      changed = false;
      faults = wrong;
    },
    async send(document: TadaDocumentNode<unknown, never>, variables: Record<string, unknown>): Promise<boolean> {
      if (busy) return false;
      busy = true;
      // What was refused before is said anew where it is refused again.
      changed = false;
      faults = [];
      const { data, trouble } = await send(document as TadaDocumentNode<unknown, Record<string, unknown>>, { opId, ...variables });
      busy = false;
      // The same intent keeps its name only while nobody has answered it.
      if (trouble?.kind !== 'network') opId = newOpId();
      const refused = Object.values((data ?? {}) as Record<string, { userErrors?: readonly UserError[] } | null>).flatMap((answer) => answer?.userErrors ?? []);
      changed = refused.some(({ code }) => code === 'changed-meanwhile');
      if (changed) faults = [{ field: null, message: m.policy_changed() }];
      else if (refused.length) faults = refused.map(({ code, message, field }) => ({ code, message, field: fieldOf(field), ...(field ? { path: field.filter((part) => part !== 'input') } : {}) }));
      else faults = trouble ? [{ field: null, message: trouble.kind === 'network' ? m.policy_network() : trouble.message }] : [];
      return faults.length === 0;
    },
  };
}

/** `input.limits.0.amount` is about `limits`; `weeks.0.days.sun` about `weeks`. */
const fieldOf = (path: readonly string[] | null): string | null => path?.find((part) => part !== 'input') ?? null;
