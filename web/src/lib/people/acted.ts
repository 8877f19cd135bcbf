/** What the forms of a page read of the answer to the one that was sent. */
export interface Reply {
  readonly act?: string;
  readonly given?: Record<string, string | readonly string[]>;
  readonly faults?: readonly { field: string | null; message: string; code?: string }[];
  /** The password has to be given again: the faults are about that. */
  readonly prove?: boolean;
  readonly done?: boolean;
}

/** Reads the answer for one form: what was typed stands over what is stored. */
export function reading(reply: Reply | null | undefined, act: string) {
  const mine = reply?.act === act ? reply : undefined;
  const about = mine?.prove ? undefined : mine;
  return {
    faults: about?.faults ?? [],
    done: mine?.done ?? false,
    error: (field: string): string | undefined => about?.faults?.find((fault) => fault.field === field)?.message,
    value: (field: string, stored: string | null | undefined = ''): string => {
      const typed = mine?.done ? undefined : mine?.given?.[field];
      return typeof typed === 'string' ? typed : (stored ?? '');
    },
    list: (field: string, stored: readonly string[] = []): string[] => {
      const typed = mine?.done || !mine?.given ? undefined : mine.given[field];
      return typed === undefined ? [...stored] : typeof typed === 'string' ? [typed] : [...typed];
    },
  };
}
