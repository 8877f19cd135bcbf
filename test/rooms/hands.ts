import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The form or question that lies over the page. */
export const dialogOf = (page: Page): Locator => page.locator('dialog[open]');

/** Until the feed of the page has spoken its script does not listen to everything, and what is typed may be lost. */
export const listening = (page: Page): Promise<void> => page.locator('.proof.live').first().waitFor({ state: 'attached' });

/** Presses something until what it opens stands there: the first press may come before the page's script. */
export const opens = async (button: Locator, opened: Locator): Promise<void> => {
  await button.waitFor();
  await expect.poll(async () => {
    if (!(await opened.isVisible())) await button.click({ timeout: 5_000 }).catch(() => undefined);
    return opened.isVisible();
  }, { timeout: 20_000 }).toBe(true);
};

/** A verb behind a menu. */
export const choose = async (page: Page, menu: Locator, label: string): Promise<void> => {
  const item = page.getByRole('menuitem', { name: label, exact: false }).first();
  await opens(menu, item);
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

/** A step of the room: the one that it waits for, or one of the others behind “more”. */
export const stepIn = async (page: Page, label: string, more: string): Promise<void> => {
  const tools = page.locator('header.head .tools');
  const starting = new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}( [A-Z])?$`);
  const primary = tools.getByRole('button', { name: starting });
  const item = page.getByRole('menuitem', { name: starting });
  await expect.poll(async () => {
    if (await primary.isVisible()) return primary.click({ timeout: 5_000 }).then(() => true, () => false);
    const menu = tools.getByRole('button', { name: more });
    if (!(await menu.isVisible())) return false;
    if ((await menu.getAttribute('aria-expanded')) !== 'true') await menu.click({ timeout: 2_000 }).catch(() => undefined);
    if (await item.isVisible()) return item.click({ timeout: 5_000 }).then(() => true, () => false);
    await page.keyboard.press('Escape');
    return false;
  }, { timeout: 20_000, message: `no step “${label}”` }).toBe(true);
};
