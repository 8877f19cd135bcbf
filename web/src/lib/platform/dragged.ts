/** Within so many px of the edge of what scrolls it is scrolled, at most so many px a frame. */
const edge = { reach: 52, most: 16 } as const;

/** A picture of it that goes with the pointer; nobody can press it or hear it. */
export const imageOf = (node: HTMLElement): HTMLElement => {
  const { left, top, width, height } = node.getBoundingClientRect();
  const image = node.cloneNode(true) as HTMLElement;
  for (const one of [image, ...image.querySelectorAll('*')]) for (const name of ['id', 'data-drop', 'data-card', 'data-pin']) one.removeAttribute(name);
  image.inert = true;
  image.setAttribute('aria-hidden', 'true');
  image.dataset['dragged'] = '';
  Object.assign(image.style, {
    position: 'fixed', top: '0', left: '0', right: 'auto', margin: '0', listStyle: 'none', inlineSize: `${node.offsetWidth}px`, blockSize: `${node.offsetHeight}px`, zIndex: '90', opacity: '0.85', pointerEvents: 'none', transition: 'none',
    transformOrigin: '0 0', transform: `translate(${left}px, ${top}px) scale(${width / node.offsetWidth}, ${height / node.offsetHeight})`,
  });
  (node.closest('dialog') ?? document.body).append(image);
  return image;
};

/** Scrolls what lies under the pointer where it is near its edge. @returns whether anything moved */
export const scrolls = ({ x, y }: { x: number; y: number }): boolean => {
  for (let node = document.elementFromPoint(x, y); node; node = node.parentElement) {
    const page = node === document.scrollingElement;
    const { overflowX, overflowY } = getComputedStyle(node);
    if (!page && !/auto|scroll/.test(overflowX + overflowY)) continue;
    const box = page ? { left: 0, top: 0, right: innerWidth, bottom: innerHeight } : node.getBoundingClientRect();
    const [left, top] = [push(x, Math.max(0, box.left), Math.min(innerWidth, box.right)), push(y, Math.max(0, box.top), Math.min(innerHeight, box.bottom))];
    if (!left && !top) continue;
    const before = [node.scrollLeft, node.scrollTop];
    node.scrollBy({ left, top, behavior: 'instant' });
    if (node.scrollLeft !== before[0] || node.scrollTop !== before[1]) return true;
  }
  return false;
};
const push = (at: number, low: number, high: number): number => {
  const near = at < low + edge.reach ? at - low - edge.reach : at > high - edge.reach ? at - high + edge.reach : 0;
  return Math.round((Math.max(-edge.reach, Math.min(edge.reach, near)) / edge.reach) * edge.most);
};
