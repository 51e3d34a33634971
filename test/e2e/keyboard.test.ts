import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { answered, openSample, useApp } from '../support/page.ts';

const app = useApp();

/** Presses Tab until something with this name has the focus. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const stops: string[] = [];
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      return (at?.getAttribute('aria-label') ?? at?.textContent ?? '').trim().replace(/\s+/g, ' ');
    });
    if (typeof name === 'string' ? stop.startsWith(name) : name.test(stop)) return;
    stops.push(stop);
  }
  throw new Error(`Tab never came to ${String(name)}, only to: ${stops.join(' | ')}`);
}

const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

test('A question is answered with the keyboard alone, from the start page to the list', async () => {
  const page = await app.visit();
  await page.getByRole('button', { name: 'Try with the sample' }).waitFor();
  await tabTo(page, 'Try with the sample');
  await page.keyboard.press('Enter');
  await answered(page);

  await tabTo(page, 'Apr – Jun 2026');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Choose dates' }).waitFor();
  await tabTo(page, 'All history');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Jan 2024 – Jun 2026|All history/ }).waitFor();
  // The focus is back where it came from.
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('[role=group]')?.ariaLabel))
    .toBe('Filters');

  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await page.getByRole('grid').waitFor();
  await answered(page);
  await tabTo(page, /^Recency \d, frequency \d/);
  const first = await focusedName(page);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  expect(await focusedName(page)).not.toBe(first);
  await page.keyboard.press('End');
  expect(await focusedName(page)).toMatch(/^Recency 5/);
  await page.keyboard.press('Enter');
  await page.getByText(/[1-9][\d,]* customers selected/).waitFor();
  await tabTo(page, 'See list');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Customer list', level: 1 }).waitFor();
});

test('Explain, shortcuts and the command palette open and close by key', async () => {
  const page = await app.visit();
  await openSample(page);
  const panel = page.getByRole('complementary', { name: 'Explain' });
  await panel.waitFor();
  await page.keyboard.press('i');
  await panel.waitFor({ state: 'detached' });
  await page.keyboard.press('i');
  await panel.waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Commands' }).waitFor();
  await page.keyboard.type('rfm');
  await page.keyboard.press('Enter');
  await page.getByRole('grid').waitFor();
});

test('Tab, or the arrow keys of a group, reach everything that can be clicked', async () => {
  const page = await app.visit();
  for (const view of ['start', 'overview', 'rfm', 'customers', 'health']) {
    if (view === 'overview') await openSample(page);
    else if (view !== 'start') {
      await page.evaluate((to) => (location.hash = `#/${to}?v=1&data=sample`), view);
      await page.locator(`nav a[aria-current=page][href^="#/${view}"]`).first().waitFor();
    }
    expect(await unreachable(page), view).toEqual([]);
  }
});

/** Visible controls outside the tab order that have no neighbour in it to reach them by arrow. */
function unreachable(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const groups = '[role=radiogroup], [role=grid], [role=menu], [role=listbox], tbody';
    const controls =
      'a[href], button, input, select, textarea, summary, [role=gridcell], [onclick]';
    return [...document.querySelectorAll<HTMLElement>(controls)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => !element.matches(':disabled, [aria-hidden=true], [aria-hidden=true] *'))
      .filter((element) => element.tabIndex < 0)
      .filter((element) => !element.closest(groups)?.querySelector('[tabindex="0"]'))
      .map((element) => element.outerHTML.slice(0, 160));
  });
}
