import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { cellsOf, chooseFiles, payload, useApp } from '../support/page.ts';

const app = useApp();

const file = (name: string, lines: readonly string[]) =>
  payload({ name, bytes: new TextEncoder().encode([...lines, ''].join('\n')) });
const header = '訂單編號,會員編號,訂單日期,金額';

/** 200 sound rows of 100 each, and what a real file has beside them. */
const dirty = file('dirty.csv', [
  header,
  ...Array.from({ length: 200 }, (_, i) => `A${i},M${i % 30},${(i % 28) + 1}/4/2023,100`),
  'B1,M1,112/05/03,"NT$1,000"',
  'B2,M2,112/05/04,(50)',
  'B3,M3,31/02/2023,40',
  'B4,M4,31/02/2023,60.5',
  'B5,M5,1/4/2023,免費',
  'B6,M6,,30',
  'B7,M7,2/4/2023',
  '合計,,,20950',
]);

/** The rows of the table of what will be left out: reason, rows, amount, examples. */
const leftOut = (page: Page): Promise<string[][]> =>
  cellsOf(page.getByRole('table', { name: 'What will be left out, and why' })).then((rows) =>
    rows.slice(1).sort(([left = ''], [right = '']) => (left < right ? -1 : 1)),
  );
const line = (page: Page, part: string): Promise<string> =>
  page
    .locator('tr.more')
    .filter({ hasText: part })
    .first()
    .innerText()
    .then((text) => text.replace(/\s+/g, ' ').trim());

describe('The review', () => {
  test('says over the whole file what was understood and what will be left out, and the import does just that', async () => {
    const page = await app.visit();
    await chooseFiles(page, dirty);
    await page.getByText('202 rows will be loaded').waitFor();
    // Worked out by hand: 200 × 100 + 1,000 − 50.
    expect(await page.getByText('202 rows will be loaded, NT$20,950 in all.').count()).toBe(1);
    expect(await leftOut(page)).toEqual([
      ['a total, not an order', '1', 'NT$20,950', 'row 209 “合計”'],
      ['no date', '1', 'NT$30', 'row 207'],
      [
        'not a date, or a day that does not exist',
        '2',
        'NT$100.50',
        'row 204 “31/02/2023”, row 205 “31/02/2023”',
      ],
      ['not an amount', '1', '–', 'row 206 “免費”'],
      ['too few columns', '1', '–', 'row 208 “B•,M•,2/4/2•••”'],
    ]);
    expect(await line(page, 'dates')).toBe(
      '203 dates · Day, month, year · 2 with ROC years · 2 empty · 2 can’t be read (row 204 “31/02/2023”…)',
    );
    expect(await line(page, 'numbers')).toBe(
      '206 numbers · 1 with thousands marks · 1 with a currency sign · 1 negative, in brackets · 1 can’t be read (row 206 “免費”)',
    );

    await page.getByRole('button', { name: 'Looks right – import' }).click();
    await page.getByRole('heading', { name: 'Data health', level: 1 }).waitFor();
    await page.getByText('202 rows loaded; 6 rejected, each with its reason.').waitFor();
    const totals = await cellsOf(page.getByRole('table', { name: 'Control totals' }));
    expect(totals.find(([name]) => name === 'Amount')?.slice(1, 3)).toEqual([
      'NT$20,950',
      'NT$20,950',
    ]);
  });

  test('shows at once what a switch does, and counts again', async () => {
    const page = await app.visit();
    await chooseFiles(page, dirty);
    await page.getByText('202 rows will be loaded').waitFor();
    await page.getByRole('button', { name: 'Adjust' }).click();
    const roc = page.getByRole('group', { name: 'Order date: ROC years' });
    expect(
      (await roc.locator('label').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim()),
    ).toEqual([
      'Read 112/05/03 as 2023 112/05/03 → 3 May 2023 · 2 can’t be read',
      'As written: not a date 112/05/03 → can’t be read · 4 can’t be read',
    ]);
    await roc.getByText('As written: not a date').click();
    await page.getByText('200 rows will be loaded, NT$20,000 in all.').waitFor();
    expect(
      (await leftOut(page)).find(([reason]) => reason?.startsWith('not a date'))?.slice(1, 3),
    ).toEqual(['4', 'NT$1,050.50']);

    // The other order reads far fewer days, and says so before it is chosen.
    const order = page.getByRole('group', { name: 'Order date: Order of the date' });
    const other = order.locator('label').filter({ hasText: 'Month, day, year' });
    expect(await other.innerText()).toMatch(/\d+ can’t be read/);
  });

  test('asks for what nothing decides, with what each answer means', async () => {
    const page = await app.visit();
    const rows = Array.from({ length: 60 }, (_, i) => `A${i},M${i % 9},12/05/${10 + (i % 3)},100`);
    await chooseFiles(page, file('either.csv', [header, ...rows]));
    const order = page.getByRole('group', { name: 'Order date: Order of the date' });
    await order.waitFor();
    const confirm = page.getByRole('button', { name: 'Looks right – import' });
    expect(await confirm.isDisabled()).toBe(true);
    expect(await order.getByRole('radio', { checked: true }).count()).toBe(0);
    const choices = (await order.locator('label').allInnerTexts()).join('\n');
    for (const day of ['12 May 2010', '5 Dec 2010', '10 May 2012', '10 May 1923'])
      expect(choices).toContain(`12/05/10 → ${day}`);
    await order.getByText('Day, month, year').click();
    await expect.poll(() => confirm.isEnabled()).toBe(true);
  });

  test('moves days to a time zone, and shows it before the import', async () => {
    const page = await app.visit();
    const rows = Array.from(
      { length: 40 },
      (_, i) => `A${i},M${i % 9},2025-10-0${(i % 3) + 1} 22:09:34 -0300,100`,
    );
    await chooseFiles(page, file('zones.csv', [header, ...rows]));
    await page.getByText('40 rows will be loaded').waitFor();
    await page.getByRole('button', { name: 'Adjust' }).click();
    await page.getByRole('combobox', { name: /^Order date: Time zone/ }).click();
    await page.getByRole('option', { name: /Days of Asia\/Taipei/ }).click();
    await page
      .locator('tr.more')
      .filter({ hasText: '40 moved to another day by the time zone' })
      .waitFor();
    await page
      .getByRole('cell', { name: /2025-10-01 22:09:34 -0300 → 2 Oct 2025/ })
      .first()
      .waitFor();
  });
});
