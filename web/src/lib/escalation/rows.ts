/** One band of the board across all columns: its head (where there are lanes) and as many rows as its longest column has cards. */
export interface Lane {
  readonly key: string;
  readonly top: number;
  readonly head: number;
  readonly rows: number;
  readonly height: number;
}

/** Bands one below the other. All cards are equally high, so where a card stands is arithmetic. */
export const lanesOf = (keys: readonly string[], rowsIn: (lane: string) => number, size: { readonly head: number; readonly row: number; readonly gap: number }): readonly Lane[] => {
  let top = 0;
  return keys.map((key) => {
    const rows = rowsIn(key);
    const lane = { key, top, head: size.head, rows, height: size.head + rows * size.row + size.gap };
    top += lane.height;
    return lane;
  });
};

/** The rows of a lane that lie in a window of the board, with some more on either side: from, to (without). */
export const rowsIn = (lane: Lane, window: { readonly from: number; readonly to: number }, row: number, more = 2): readonly [number, number] => {
  const start = lane.top + lane.head;
  const from = Math.floor((window.from - start) / row) - more;
  const to = Math.ceil((window.to - start) / row) + more;
  return [Math.min(Math.max(from, 0), lane.rows), Math.max(0, Math.min(to, lane.rows))];
};

/** The lanes that a window touches, by halving. */
export const lanesIn = (lanes: readonly Lane[], window: { readonly from: number; readonly to: number }): readonly Lane[] => {
  let [low, high] = [0, lanes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lanes[middle]!.top + lanes[middle]!.height <= window.from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < lanes.length && lanes[end]!.top < window.to) end++;
  return lanes.slice(low, end);
};
