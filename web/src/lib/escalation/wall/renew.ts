/** Milliseconds. */
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const place = 'wall.renewed';
/** A page that was loaded anew a moment ago is not loaded anew again: whatever is wrong, it must not go round in circles. */
const least = 60_000;

/** Whether this house answers, and not a network's sign-in page in its place. */
export const answers = async (): Promise<boolean> => {
  try {
    // A line that was cut in the middle may never say so.
    const response = await fetch('/readyz', { cache: 'no-store', signal: AbortSignal.timeout(10_000) });
    return response.ok && (await response.text()).startsWith('ready');
  } catch {
    return false;
  }
};

/** Loads the page anew once the server answers: a screen on which nobody can press anything never leaves for a page that is not there. */
export async function reloadSafely(): Promise<void> {
  // Many walls see the new build in the same second.
  await pause(Math.random() * 3_000);
  const before = Number(sessionStorage.getItem(place) ?? 0);
  await pause(Math.min(least, Math.max(0, before + least - Date.now())));
  while (!(await answers())) await pause(3_000 + Math.random() * 2_000);
  sessionStorage.setItem(place, String(Date.now()));
  location.replace('/wall');
}
