import type { Watch } from '../platform/live.ts';
import type { Watching } from './group.ts';

/** An iterable that brings nothing: the hub writes the frames itself, and graphql-ws says `complete` when it ends. */
export const waiting = (watching: Watching, leave: () => void): Watch => {
  const over = new Promise<IteratorResult<never, void>>((resolve) => {
    watching.release = () => resolve({ value: undefined, done: true });
  });
  const end = (): Promise<IteratorResult<never, void>> => (leave(), over);
  return {
    next: () => over,
    return: end,
    throw: end,
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => leave(),
  };
};
