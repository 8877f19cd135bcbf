import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The form or question that lies over the page. */
export const dialogOf = (page: Page): Locator => page.locator('dialog[open]');

/** Until the feed of the page is live: what others do is seen at once from then on. */
export const listening = (page: Page): Promise<void> => page.locator('.proof.live').first().waitFor({ state: 'attached' });

/** Until nothing of the page is left to load: from then on it needs no line for what it can do without one. */
export const resting = (page: Page): Promise<void> => page.locator('html[data-rests]').waitFor({ state: 'attached' });

/** Until it has the focus: keys go there. */
export const hasFocus = (field: Locator): Promise<void> => expect.poll(() => field.evaluate((node) => node === document.activeElement)).toBe(true);

/** Takes away all that stands in a text: an editor that came this moment sets its caret once more, and with it what was selected is no longer. */
export const emptied = (text: Locator): Promise<void> => expect.poll(async () => (await text.fill(''), (await text.innerText()).trim())).toBe('');

/** A verb behind a menu. */
export const choose = async (page: Page, menu: Locator, label: string): Promise<void> => {
  const item = page.getByRole('menuitem', { name: label, exact: false }).first();
  await menu.click();
  await item.click();
};

/** Fills in a form by the names of its fields: text, a choice of several, or (`@label`) an option by the start of what it says. */
export const fill = async (form: Locator, values: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, value] of Object.entries(values)) {
    const field = form.locator(`[name="${name}"]`);
    const first = field.first();
    await first.waitFor({ state: 'attached' });
    const kind = await first.evaluate((node) => (node as HTMLInputElement).type);
    if (kind === 'radio' || kind === 'checkbox') await form.locator(`[name="${name}"][value="${value}"]`).check();
    else if (kind !== 'select-one') await first.fill(value);
    else if (value.startsWith('@')) await first.selectOption({ value: (await first.locator('option', { hasText: value.slice(1) }).first().getAttribute('value')) ?? '' });
    else await first.selectOption(value);
  }
};

/** Presses the button that does it, and waits until the form is gone. What the form refuses is in the failure. */
export const submit = async (page: Page, label: string): Promise<void> => {
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name: label, exact: true }).click();
  const refused = dialog.getByRole('alert');
  await Promise.race([dialog.waitFor({ state: 'hidden' }), refused.waitFor()]).catch(() => undefined);
  if (await dialog.isVisible()) expect(await refused.allInnerTexts(), label).toEqual([]);
  await dialog.waitFor({ state: 'hidden' });
};

const named = (label: string): RegExp => new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}( [A-Z])?$`);

/** The one step that the room waits for: it stands at the head, for all to see who may take it. */
export const stepIn = async (page: Page, label: string): Promise<void> => {
  const primary = page.locator('header.head .tools').getByRole('button', { name: named(label) });
  await primary.waitFor();
  await primary.click();
};

/** One of the other steps, behind “more”. */
export const stepBehind = async (page: Page, label: string, more: string): Promise<void> => {
  const item = page.getByRole('menuitem', { name: named(label) });
  await page.locator('header.head .tools').getByRole('button', { name: more }).click();
  await item.click();
};

/** A finger on the glass: `down` rests there until what it holds is taken up, `to` goes there in steps, `up` lets go. */
export const finger = async (page: Page) => {
  const glass = await page.context().newCDPSession(page as never);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number, y?: number) => glass.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y: y! }] });
  const middle = async (of: Locator): Promise<{ x: number; y: number }> => {
    const box = (await of.boundingBox())!;
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  let at = { x: 0, y: 0 };
  const hand = {
    async down(on: Locator, share = { x: 0.5, y: 0.5 }) {
      const box = (await on.boundingBox())!;
      at = { x: box.x + box.width * share.x, y: box.y + box.height * share.y };
      await touch('touchStart', at.x, at.y);
    },
    /** Until what lies under the finger has come up. */
    held: () => page.locator('[data-dragged]').waitFor({ state: 'attached' }),
    async go(x: number, y: number) {
      const from = at;
      for (let n = 1; n <= 8; n += 1) await touch('touchMove', from.x + ((x - from.x) * n) / 8, from.y + ((y - from.y) * n) / 8);
      at = { x, y };
    },
    async to(target: Locator) {
      const { x, y } = await middle(target);
      await hand.go(x, y);
    },
    up: () => touch('touchEnd'),
  };
  return hand;
};
