import { newOpId } from '#lib/platform/client.svelte.ts';
import { now } from '#lib/platform/now.svelte.ts';
import { upload } from './upload.ts';

/** What is on its way, or could not be taken: it stays until somebody puts it away, also while another part of the room is open. */
export interface Arriving {
  readonly key: string;
  readonly file: File;
  readonly fields: Readonly<Record<string, string>>;
  share: number;
  /** Others go first. */
  queued: boolean;
  waiting: boolean;
  wrong: string | null;
  /** What helps where it was not taken: the same file another time, or another file; null where neither does. */
  cure: 'again' | 'other' | null;
  cancel: () => void;
}

/** An upload that an earlier page began and did not finish. */
export interface Stopped { readonly opId: string; readonly id: string; readonly name: string; readonly size: number; readonly at: number }

/** A line, a server, others who were faster or first: that passes. What lies in the file stays as it is. */
const cureOf = (code = ''): Arriving['cure'] => (code.startsWith('upload.') || code === 'changed-meanwhile' ? 'again' : code.startsWith('file.') ? 'other' : null);
const life = 24 * 3_600_000;

/** Files that this page sends at once. The others wait for their turn: a heap of files is taken as well as one. */
const atOnce = 3;
let running = 0;
const turns: (() => void)[] = [];
const turn = async (): Promise<void> => {
  if (running < atOnce) running++;
  else await new Promise<void>((go) => turns.push(go));
};
const done = (): void => {
  const next = turns.shift();
  if (next) next();
  else running--;
};

/** Files of one room on their way into evidence. */
class Uploads {
  arriving = $state<Arriving[]>([]);
  stopped = $state.raw<readonly Stopped[]>([]);
  readonly #kept: string;

  constructor(readonly caseId: string) {
    this.#kept = `majlis.uploads.${caseId}`;
  }

  /** What an earlier page left behind: known to the browser alone. */
  wake(): void {
    const running = new Set(this.arriving.map(({ key }) => key));
    this.stopped = this.#known().filter(({ at, opId }) => at > now.peek() - life && !running.has(opId));
  }

  /** @returns the id of the evidence; null where it was not taken */
  async start(file: File, fields: Readonly<Record<string, string>>): Promise<string | null> {
    const before = this.stopped.find(({ name, size }) => name === file.name && size === file.size);
    const key = before?.opId ?? newOpId();
    this.stopped = this.stopped.filter(({ opId }) => opId !== key);
    this.arriving = [...this.arriving, { key, file, fields, share: 0, queued: true, waiting: false, wrong: null, cure: null, cancel: () => this.drop(key) }];
    const mine = () => this.arriving.find((one) => one.key === key);
    const change = (what: Partial<Arriving>) => Object.assign(mine() ?? {}, what);
    await turn();
    if (!mine()) return done(), null;
    change({ queued: false });
    const { finished, cancel } = upload(file, fields, {
      onprogress: (share) => change({ share }), onwaiting: (waiting) => change({ waiting }),
      onbegun: (id) => this.#keep([...this.#known().filter(({ opId }) => opId !== key), { opId: key, id, name: file.name, size: file.size, at: now.peek() }]),
    }, key);
    change({ cancel });
    const answer = await finished.finally(done);
    this.#keep(this.#known().filter(({ opId }) => opId !== key));
    if (answer.kind === 'refused') change({ wrong: answer.errors[0]?.message ?? '', cure: cureOf(answer.errors[0]?.code) });
    else this.drop(key);
    return answer.kind === 'done' ? answer.id : null;
  }

  drop(key: string): void {
    this.arriving = this.arriving.filter((one) => one.key !== key);
  }

  giveUp({ opId, id }: Stopped): void {
    this.stopped = this.stopped.filter((one) => one.opId !== opId);
    this.#keep(this.#known().filter((one) => one.opId !== opId));
    void fetch(`/uploads/${id}`, { method: 'DELETE' }).catch(() => undefined);
  }

  #known(): Stopped[] {
    try {
      return JSON.parse(localStorage.getItem(this.#kept) ?? '[]') as Stopped[];
    } catch {
      return [];
    }
  }

  #keep(all: readonly Stopped[]): void {
    if (all.length) localStorage.setItem(this.#kept, JSON.stringify(all));
    else localStorage.removeItem(this.#kept);
  }
}

const byCase: Record<string, Uploads> = {};

/** The uploads of a room, whichever part of it is open; a server that prints the page has none. */
export const uploadsOf = (caseId: string): Uploads => (typeof window === 'undefined' ? new Uploads(caseId) : (byCase[caseId] ??= new Uploads(caseId)));
