/** Where progress goes: a terminal gets one line drawn over and over, anything else a plain line every ten seconds. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface ProgressState {
  /** Bytes of the file consumed. */
  readonly bytes: number;
  readonly rows: number;
  readonly rejected: number;
}

/** `total` in bytes; `now` in milliseconds. `at` may be called for every row: it draws ten times a second at most. */
export const progressBar = (total: number, output: ProgressOutput, now: () => number) => {
  const started = now();
  const every = output.isTTY ? 100 : 10_000;
  let last = output.isTTY ? -Infinity : started;
  const draw = (state: ProgressState, at: number) => {
    const line = progressLine(state, total, at - started, output.isTTY ? (output.columns ?? 80) : 0);
    output.write(output.isTTY ? `\r\u001b[2K${line}` : `${line}\n`);
  };
  return {
    at(state: ProgressState): void {
      const time = now();
      if (time - last < every) return;
      last = time;
      draw(state, time);
    },
    done(state: ProgressState): void {
      draw({ ...state, bytes: total || state.bytes }, now());
      if (output.isTTY) output.write('\n');
    },
  };
};

/** The line itself: bar (only where `width` allows), percentage by bytes, rows, rows a second, refused ones, time left. */
export const progressLine = (
  { bytes, rows, rejected }: ProgressState,
  total: number,
  elapsedMs: number,
  width: number,
): string => {
  const share = total > 0 ? Math.min(1, bytes / total) : 0;
  const seconds = elapsedMs / 1000;
  const left =
    share > 0.01 && share < 1 && seconds >= 1 ? `, about ${duration((seconds / share) * (1 - share))} left` : '';
  const speed = seconds > 0 ? `, ${grouped(Math.round(rows / seconds))} rows/s` : '';
  const text = `${String(Math.floor(share * 100)).padStart(3)} %  ${grouped(rows)} rows${speed}${rejected ? `, ${grouped(rejected)} rejected` : ''}${left}`;
  const room = Math.min(30, width - text.length - 3);
  if (room < 8) return width ? text.slice(0, width - 1) : text.trim();
  const filled = Math.round(share * room);
  return `${'█'.repeat(filled)}${'░'.repeat(room - filled)} ${text}`;
};

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

const duration = (seconds: number): string => {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};
