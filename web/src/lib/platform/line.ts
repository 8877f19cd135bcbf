import type { Socket } from 'socket.io-client';

/** Milliseconds until a line is laid anew that the server has cut: it restarts, or this tab has said too much at once. */
const patience = { least: 500, more: 1_500 } as const;

/**
 * socket.io comes back by itself from a line that broke, at a try that may be twenty seconds away; and not from one that the server cut. Of several lines it takes down
 * every other one where the device loses its network. So each follows the device: it is down at once, and laid anew at once. @returns how to stop coming back
 */
export const comesBack = (socket: Socket): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cut = (reason: string): void => {
    if (reason === 'io server disconnect') timer = setTimeout(() => socket.connect(), patience.least + Math.random() * patience.more);
  };
  const follow = (): void => void (socket.active && socket.connected !== navigator.onLine && socket.disconnect().connect());
  const device = typeof window === 'undefined' ? null : window;
  socket.on('disconnect', cut);
  for (const change of ['online', 'offline'] as const) device?.addEventListener(change, follow);
  return () => {
    clearTimeout(timer);
    socket.off('disconnect', cut);
    for (const change of ['online', 'offline'] as const) device?.removeEventListener(change, follow);
  };
};
