import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Locale } from '../../src/i18n/index.ts';
import { answered, openSample, useApp } from '../support/page.ts';
import { barriers } from './axe.ts';

const app = useApp();

/** Opens an exploration of the sample shop. */
async function explore(view = 'explore?v=1', locale: Locale = 'en', width = 1440): Promise<Page> {
  const page = await app.visit({ locale, width });
  await openSample(page, locale === 'en' ? 'Try with the sample' : '用範例資料試試看');
  await page.evaluate((to) => (location.hash = `#/${to}&data=sample`), view);
  await shelf(page, locale === 'en' ? 'Rows' : '列').waitFor();
  await answered(page);
  return page;
}

const shelf = (page: Page, name: string): Locator => page.getByRole('group', { name, exact: true });

/** The names of the chips on a shelf, in their order. */
const chips = (page: Page, name: string): Promise<readonly string[]> =>
  shelf(page, name).locator('[data-chip]').allInnerTexts();

/** A parameter of the address; null where it is the default. */
const param = (page: Page, name: string): string | null =>
  new URLSearchParams(new URL(page.url()).hash.split('?')[1]).get(name);

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

const field = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: 'Fields' }).getByRole('listitem').filter({ hasText: name });

test('Menus add, move and remove fields, each a step that Back undoes', async () => {
  const page = await explore();
  expect(await chips(page, 'Rows')).toEqual(['Month']);
  await page.getByRole('button', { name: 'Add Day of the week' }).click();
  await page.getByRole('menuitem', { name: 'Add to Columns' }).click();
  expect(await chips(page, 'Columns')).toEqual(['Day of the week']);
  expect(param(page, 'columns')).toBe('weekday');
  await shelf(page, 'Columns')
    .getByRole('button', { name: /^Day of the week/ })
    .click();
  await page.getByRole('menuitem', { name: 'Move to Rows' }).click();
  expect(await chips(page, 'Rows')).toEqual(['Month', 'Day of the week']);
  await expect.poll(() => focused(page)).toBe('Day of the week, Rows, 2 of 2');
  expect(param(page, 'rows')).toBe('month~weekday');
  expect(param(page, 'columns')).toBeNull();
  await page.getByRole('button', { name: 'Remove Month' }).click();
  expect(await chips(page, 'Rows')).toEqual(['Day of the week']);
  await page.goBack();
  expect(await chips(page, 'Rows')).toEqual(['Month', 'Day of the week']);
  await page.goBack();
  expect(await chips(page, 'Columns')).toEqual(['Day of the week']);
  await page.getByRole('button', { name: 'Add Orders per customer' }).click();
  expect(param(page, 'measures')).toBe('revenue~orders~customers~ordersPerCustomer');
});

test('A measure is compared otherwise, and a field cut to its top, in the menu of its chip', async () => {
  const page = await explore();
  await shelf(page, 'Measures')
    .getByRole('button', { name: /^Net revenue,/ })
    .click();
  await page.getByRole('menuitemradio', { name: 'Running total' }).click();
  expect(param(page, 'measures')).toBe('revenue.running~orders~customers');
  await page.getByRole('button', { name: 'Add Product', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Add to Rows' }).click();
  const chip = shelf(page, 'Rows').getByRole('button', { name: /^Product,/ });
  await chip.click();
  await page.getByRole('menuitemradio', { name: 'Top 5 and Other' }).click();
  expect(param(page, 'rows')).toBe('month~product^5');
  await chip.click();
  await page.getByRole('menuitem', { name: 'Another number…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Product: how many apart' });
  await dialog.getByRole('spinbutton').fill('7');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(() => focused(page)).toBe('Product, top 7, Rows, 2 of 2');
  expect(await chips(page, 'Rows')).toEqual(['Month', 'Product, top 7']);
});

test('Fields are dragged onto shelves, along them and between them', async () => {
  const page = await explore();
  await field(page, 'Pyramid tier').dragTo(shelf(page, 'Columns'));
  expect(await chips(page, 'Columns')).toEqual(['Pyramid tier']);
  const measures = shelf(page, 'Measures').getByRole('listitem');
  await measures
    .filter({ hasText: 'Customers' })
    .dragTo(measures.filter({ hasText: 'Net revenue' }), {
      targetPosition: { x: 6, y: 12 },
    });
  expect(await chips(page, 'Measures')).toEqual(['Customers', 'Net revenue', 'Orders']);
  await shelf(page, 'Rows').getByRole('listitem').dragTo(shelf(page, 'Columns'));
  expect(await chips(page, 'Columns')).toEqual(['Pyramid tier', 'Month']);
  expect(await chips(page, 'Rows')).toEqual([]);
  // A measure has no place among the rows.
  await measures.first().dragTo(shelf(page, 'Rows'));
  expect(await chips(page, 'Rows')).toEqual([]);
  expect(await chips(page, 'Measures')).toHaveLength(3);
});

test('Keys move chips along and between shelves, say so, and keep the focus on them', async () => {
  const page = await explore('explore?v=1&rows=year~month&columns=tier');
  const said = shelf(page, 'Rows').locator('xpath=../*[@role="status"]');
  await shelf(page, 'Rows')
    .getByRole('button', { name: /^Year,/ })
    .focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => said.innerText()).toBe('Year moved to Rows, 2 of 2.');
  expect(await focused(page)).toBe('Year, Rows, 2 of 2');
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => said.innerText()).toBe('Year moved to Columns, 2 of 2.');
  await expect.poll(() => focused(page)).toBe('Year, Columns, 2 of 2');
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => said.innerText()).toBe('Year does not go on Measures.');
  await page.keyboard.press('Delete');
  await expect.poll(() => said.innerText()).toBe('Year removed from Columns.');
  await expect.poll(() => focused(page)).toBe('Pyramid tier, Columns, 1 of 1');
  expect(param(page, 'rows')).toBeNull();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Remove' }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => focused(page)).toBe('Pyramid tier, Columns, 1 of 1');
  await page.keyboard.press('/');
  await expect.poll(() => focused(page)).toBe('Search fields');
});

test('A full shelf says so and stays as it is', async () => {
  const page = await explore('explore?v=1&rows=year~quarter~month~week');
  await page.getByRole('button', { name: 'Add Day', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Add to Rows' }).click();
  await page.getByText('Rows is full: it holds 4. Remove one first.').waitFor();
  expect(param(page, 'rows')).toBe('year~quarter~month~week');
});

test('A formula is applied only when it is right, and says which character is wrong', async () => {
  const page = await explore();
  await page.getByRole('button', { name: 'Calculated measure…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Calculated measure' });
  const input = dialog.getByRole('textbox', { name: 'Formula' });
  await input.fill('net_revenue / visitors');
  await dialog.getByText('Character 15: “visitors” is no name of a measure.').waitFor();
  expect(await dialog.locator('.wrong').innerText()).toBe('visitors');
  expect(await input.evaluate((one) => one.getAttribute('aria-invalid'))).toBe('true');
  const apply = dialog.getByRole('button', { name: 'Apply' });
  expect(await apply.isDisabled()).toBe(true);
  await input.fill('net_revenue /');
  await dialog.getByText('Character 14: a number or a name is missing here.').waitFor();
  await dialog.getByRole('button', { name: 'customers Customers' }).click();
  expect(await input.inputValue()).toBe('net_revenue / customers');
  await apply.click();
  await dialog.waitFor({ state: 'hidden' });
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent.trim()))
    .toBe('Calculated measure…');
  expect((await chips(page, 'Measures')).at(-1)).toBe('net_revenue / customers');
  expect(param(page, 'measures')).toBe('revenue~orders~customers~=net_revenue / customers');
});

test('The palette adds fields and measures, and a field opens its filter', async () => {
  const page = await explore();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('RFM segment columns');
  await page.getByRole('option', { name: 'Add RFM segment to Columns' }).waitFor();
  await page.keyboard.press('Enter');
  expect(await chips(page, 'Columns')).toEqual(['RFM segment']);
  await page.getByRole('button', { name: 'Add 通路' }).click();
  await page.getByRole('menuitem', { name: 'Add to filter' }).click();
  const filter = page.getByRole('dialog', { name: 'Filter by' });
  await filter.getByText('官網').click();
  await filter.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('button', { name: '通路: 官網', exact: true }).waitFor();
});

test('On a small screen a sheet adds fields; neither it nor the formula has barriers', async () => {
  const page = await explore('explore?v=1&rows=product^5', 'en', 390);
  await page.keyboard.press('/');
  const sheet = page.getByRole('dialog', { name: 'Fields' });
  await sheet.getByRole('searchbox', { name: 'Search fields' }).fill('weekday of');
  await sheet.getByText('Nothing matches').waitFor();
  await sheet.getByRole('searchbox').fill('of the week');
  await sheet.getByRole('button', { name: 'Add Day of the week' }).click();
  await page.getByRole('menuitem', { name: 'Add to Columns' }).click();
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  expect(await chips(page, 'Columns')).toEqual(['Day of the week']);
  await page.getByRole('button', { name: 'Add to Measures' }).click();
  await page.getByRole('button', { name: 'Calculated measure…' }).click();
  await page.getByRole('textbox', { name: 'Formula' }).fill('(orders');
  await page.getByText('Character 8: a bracket is not closed.').waitFor();
  expect(await barriers(page)).toEqual([]);
});

test('The same is said in Chinese', async () => {
  const page = await explore('explore?v=1', 'zh-Hant');
  await page.getByRole('button', { name: '加入星期', exact: true }).click();
  await page.getByRole('menuitem', { name: '加到「欄」' }).click();
  await page.getByText('星期已加到「欄」，第 1 項，共 1 項。').waitFor();
  await page.getByRole('button', { name: '計算量值…' }).click();
  const dialog = page.getByRole('dialog', { name: '計算量值' });
  await dialog.getByRole('textbox', { name: '公式' }).fill('orders ; 2');
  await dialog.getByText('第 8 個字元：公式中不能有「;」。').waitFor();
});

test('A field dropped on the filters asks for its values, keeps those lines, and goes with its chip', async () => {
  const page = await explore('explore?v=1&rows=weekday&measures=revenue~lines');
  const total = (): Promise<string> =>
    page.locator('[role=row].total [role=gridcell]').nth(1).innerText();
  const ofDay = (day: string): Promise<string> =>
    page.getByRole('row', { name: day }).getByRole('gridcell').nth(1).innerText();
  const number = (text: string): number => Number(text.replaceAll(',', ''));
  const weekend = number(await ofDay('Sat')) + number(await ofDay('Sun'));
  await field(page, 'Day of the week').dragTo(shelf(page, 'Which lines it is about'));
  const dialog = page.getByRole('dialog', { name: 'Only lines with: Day of the week' });
  await dialog.getByRole('checkbox', { name: /^Sat/ }).check();
  await dialog.getByRole('checkbox', { name: /^Sun/ }).check();
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await answered(page);
  expect(param(page, 'only')).toBe('is:weekday=5|6');
  await expect.poll(async () => number(await total())).toBe(weekend);
  await page.goBack();
  await expect.poll(() => param(page, 'only')).toBeNull();
  await page.goForward();
  await shelf(page, 'Which lines it is about')
    .getByRole('button', { name: /^Remove Day of the week/ })
    .click();
  await expect.poll(() => param(page, 'only')).toBeNull();
});
