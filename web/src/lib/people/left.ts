/** Milliseconds that the server is given to hear it. */
const patience = 8_000;

/**
 * A cookie that says: whoever has the session of this browser has left. The session's own no script can touch; where the server cannot be told, the
 * next request that reaches it says so before anything is answered.
 */
export const leftName = 'left';

/** Notes that the person has left, and tells the server. @returns whether it has heard, and the session is over */
export const tellLeft = async (): Promise<boolean> => {
  document.cookie = `${leftName}=yes; path=/; max-age=31536000; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
  try {
    const answer = await fetch('/sign-out', { method: 'POST', signal: AbortSignal.timeout(patience) });
    // A hotel's network answers everything, but not from there.
    return answer.ok && new URL(answer.url).pathname === '/sign-in';
  } catch {
    return false;
  }
};
