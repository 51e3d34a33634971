import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { answered, openSample, useApp } from '../support/page.ts';

const app = useApp();

/** Marks of one block that are clicked: from the first to the last, evenly. */
const mostClicks = 10;

/** Somewhere to click, in pixels of the window. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where marks and cells of a chart or grid are, a block at a time; null after the last block. */
async function places(page: Page, block: number): Promise<readonly Place[] | null> {
  const figure = page.locator('main figure').nth(block);
  if ((await figure.count()) === 0) return null;
  await figure.scrollIntoViewIfNeeded();
  return figure.evaluate((element, most) => {
    const found = [...element.querySelectorAll('svg.marks path, [role=gridcell]')]
      .map((mark) => mark.getBoundingClientRect())
      .filter(({ width, height }) => width >= 3 && height >= 3)
      .map((box) => ({ x: box.left + box.width / 2, y: box.top + box.height / 2 }))
      .filter(({ x, y }) => document.elementFromPoint(x, y)?.closest('figure') === element);
    const step = Math.max(1, Math.ceil(found.length / most));
    return found.filter((_, place) => place % step === 0 || place === found.length - 1);
  }, mostClicks);
}

/** Whether the pointer says that there is something to click. */
function isClickable(page: Page, { x, y }: Place): Promise<boolean> {
  return page.evaluate(
    ([left, top]) => {
      const under = document.elementFromPoint(left, top);
      return under !== null && getComputedStyle(under).cursor === 'pointer';
    },
    [x, y] as const,
  );
}

/** Numbers that the mark under the pointer tells of itself, in its tooltip and (a cell) in its text. */
async function told(page: Page, { x, y }: Place): Promise<readonly string[]> {
  const tip = page.locator('.tip');
  await tip.waitFor({ timeout: 5_000 });
  const cell = await page.evaluate(
    ([left, top]) => document.elementFromPoint(left, top)?.closest('[role=gridcell]')?.textContent,
    [x, y] as const,
  );
  return `${await tip.innerText()} ${cell ?? ''}`.match(/\d[\d,]*/g) ?? [];
}

test.each([
  'overview',
  'lifecycle',
  'distribution',
  'abc',
  'rfm',
  'rfm?v=1&show=change',
  'abc?v=1&of=products',
  'lifecycle?v=1&measure=orders',
  'distribution?v=1&bins=quantile',
  'pyramid',
  'cohorts',
  'repurchase',
  'products',
  'sample',
])('Marks of %s, clicked, choose as many customers as they say', async (view) => {
  const page = await app.visit();
  await openSample(page);
  const query = view.includes('?') ? `${view}&` : `${view}?v=1&`;
  await page.evaluate((hash) => (location.hash = hash), `#/${query}data=sample`);
  await answered(page);
  await page.locator('main figure').first().waitFor();
  let clicked = 0;
  for (let block = 0; ; block++) {
    const found = await places(page, block);
    if (found === null) break;
    for (const { x, y } of found) {
      await page.mouse.move(0, 0);
      await page.mouse.move(x, y);
      if (!(await isClickable(page, { x, y }))) continue;
      const numbers = await told(page, { x, y });
      await page.mouse.click(x, y);
      const status = page.getByText(/^[\d,]+ customers? selected$/);
      await status.waitFor({ timeout: 10_000 });
      const [count = ''] = (await status.innerText()).match(/[\d,]+/) ?? [];
      expect(numbers, `${view}, block ${block}, at ${x}, ${y}`).toContain(count);
      clicked += 1;
      await page.getByRole('button', { name: 'Clear selection' }).click();
      await status.waitFor({ state: 'hidden' });
    }
  }
  expect(clicked).toBeGreaterThan(0);
});
