import { tick } from 'svelte';

const readable = '.middle [id^="entry-"], .middle [data-about], .middle [id^="cause-"]';

/**
 * Changes the page and keeps what is being read where it was read, however much arrives above it. Browsers that do so by themselves
 * hold on to the field that has the focus instead, which may stand in another column; others do nothing. At the very top news is let in.
 */
export async function steady(change: () => void): Promise<void> {
  const eye = scrollY > 0 ? [...document.querySelectorAll<HTMLElement>(readable)].find((element) => element.getBoundingClientRect().top >= 0 && element.getBoundingClientRect().top < innerHeight) : undefined;
  if (!eye) return change();
  const { style } = document.documentElement;
  const top = eye.getBoundingClientRect().top;
  style.setProperty('overflow-anchor', 'none');
  change();
  await tick();
  if (eye.isConnected) scrollBy({ top: eye.getBoundingClientRect().top - top, behavior: 'instant' });
  requestAnimationFrame(() => requestAnimationFrame(() => style.removeProperty('overflow-anchor')));
}
