import type { Socket } from 'socket.io-client';

/** Milliseconds until a line is laid anew that the server has cut: it restarts, or this tab has said too much at once. */
const patience = { least: 500, more: 1_500 } as const;

/**
 * socket.io comes back by itself from a line that broke, at its next try, which may be twenty seconds away; and not from one that the server cut. Where the device
 * has its network again, nobody waits for the next try. @returns how to stop coming back
 */
export const comesBack = (socket: Socket): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cut = (reason: string): void => {
    if (reason === 'io server disconnect') timer = setTimeout(() => socket.connect(), patience.least + Math.random() * patience.more);
  };
  const online = (): void => void (socket.active && !socket.connected && socket.disconnect().connect());
  socket.on('disconnect', cut);
  if (typeof window !== 'undefined') window.addEventListener('online', online);
  return () => {
    clearTimeout(timer);
    socket.off('disconnect', cut);
    if (typeof window !== 'undefined') window.removeEventListener('online', online);
  };
};
