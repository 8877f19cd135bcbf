import { writeSync } from 'node:fs';
import type { Writable } from 'node:stream';

/** The connection under a WebSocket. */
export type Wire = Writable & { readonly _handle?: { readonly fd?: number } | null };

/**
 * Writes at once where nothing waits: a stream's bookkeeping costs a fifth of what telling a watcher costs. What the kernel does not take
 * goes the stream's way, and so does everything where the connection is no plain file descriptor.
 */
export const put = (wire: Wire, bytes: Buffer): void => {
  const fd = wire._handle?.fd;
  let taken = 0;
  if (fd !== undefined && fd >= 0 && wire.writableLength === 0 && !wire.destroyed) {
    try {
      taken = writeSync(fd, bytes);
    } catch {
      // The other end does not read, or is gone: the stream knows what to do about either.
    }
  }
  if (taken < bytes.length) wire.write(taken ? bytes.subarray(taken) : bytes);
};
