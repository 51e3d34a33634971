import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import { tableFromIPC } from 'apache-arrow';
import { parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { arrowInteger } from '../support/arrow-decimal.ts';
import { answered, cellsOf, importFiles, numberIn, openSample, useApp } from '../support/page.ts';

const app = useApp();

/** What a menu entry or a button saves: its name and its bytes. */
async function saved(
  page: Page,
  act: () => Promise<void>,
): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function exportAs(page: Page, figure: Locator, kind: RegExp): ReturnType<typeof saved> {
  await figure.getByRole('button', { name: 'Export this figure' }).click();
  return saved(page, () => page.getByRole('menuitem', { name: kind }).click());
}

/** The rows of a CSV file as another program reads them, without the byte order mark. */
function readCsv(bytes: Buffer): readonly (readonly string[])[] {
  expect([...bytes.subarray(0, 3)], 'byte order mark').toEqual([0xef, 0xbb, 0xbf]);
  const { data, errors } = Papa.parse<string[]>(bytes.subarray(3).toString('utf8'), {
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return data;
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
/** A cell of the screen as a plain value: `Mar 2025` → `2025-03`, `NT$1,234` → `1234`, `–` → ``. */
function plain(text: string): string {
  const month = /^(\w{3}) (\d{4})$/.exec(text);
  if (month?.[1] && months.includes(month[1]))
    return `${month[2] ?? ''}-${String(months.indexOf(month[1]) + 1).padStart(2, '0')}`;
  if (text === '–') return '';
  return /\d/.test(text) ? String(numberIn(text)) : text;
}

/** A value of a Parquet or Arrow file as CSV has it; this sample's amounts have no decimals. */
function asText(value: unknown): string {
  if (value === null) return '';
  return String(value instanceof Uint32Array ? arrowInteger(value) : Number(value));
}

describe('What is saved equals what is shown', () => {
  test('as CSV: every month, every column, and the totals', async () => {
    const page = await app.visit();
    await openSample(page);
    const figure = page.getByRole('figure', { name: /^Net revenue by month/ });
    await figure.getByRole('button', { name: 'Show as table (T)' }).click();
    const shown = await cellsOf(figure.getByRole('table'));
    const { name, bytes } = await exportAs(page, figure, /CSV/);
    expect(name).toMatch(/^regulars-overview-.+\.csv$/);
    const [header, ...rows] = readCsv(bytes);
    expect(header).toEqual(shown[0]);
    // The sample runs from January 2024 to June 2026; a row of totals follows.
    expect(rows).toHaveLength(30 + 1);
    expect(rows.map((row) => row.slice(1))).toEqual(
      shown.slice(1).map((row) => row.slice(1).map(plain)),
    );
    expect(rows.slice(0, -1).map(([month]) => month)).toEqual(
      shown.slice(1, -1).map(([month = '']) => plain(month)),
    );
  });

  test('as a workbook, as Parquet and as Arrow: the same months and numbers', async () => {
    const page = await app.visit();
    await openSample(page);
    const figure = page.getByRole('figure', { name: /^Net revenue by month/ });
    await figure.getByRole('button', { name: 'Show as table (T)' }).click();
    const shown = await cellsOf(figure.getByRole('table'));
    const months = shown.slice(1, -1).map(([month = '']) => plain(month));
    const numbers = shown.slice(1).map((row) => row.slice(1).map(plain));

    const workbook = await exportAs(page, figure, /XLSX/);
    expect(workbook.name).toMatch(/^regulars-overview-.+\.xlsx$/);
    const book = read(workbook.bytes);
    expect(book.SheetNames.at(-1)).toBe('About');
    const [header, ...rows] = utils.sheet_to_json<(string | number | null)[]>(
      book.Sheets[book.SheetNames[0] ?? '']!,
      { header: 1, defval: null },
    );
    expect(header).toEqual(shown[0]);
    expect(rows.map((row) => row.slice(1).map((cell) => String(cell ?? '')))).toEqual(numbers);
    // 1 January 2024, the first month of the sample, is day 45,292 of a spreadsheet.
    expect(rows[0]?.[0]).toBe(45_292);

    const parquet = await exportAs(page, figure, /Parquet/);
    const file = Uint8Array.from(parquet.bytes).buffer;
    const arrow = tableFromIPC((await exportAs(page, figure, /Arrow/)).bytes);
    for (const found of [
      (await parquetReadObjects({ file })).map((row) => Object.values(row) as unknown[]),
      arrow.toArray().map((row) => [...(row as Iterable<[string, unknown]>)].map(([, it]) => it)),
    ]) {
      expect(found).toHaveLength(30);
      expect(found.map(([month]) => new Date(Number(month)).toISOString().slice(0, 7))).toEqual(
        months,
      );
      expect(found.map((row) => row.slice(1).map(asText))).toEqual(numbers.slice(0, -1));
    }
  });

  test('as one workbook: every table of the page, and what it is about', async () => {
    const page = await app.visit({ hash: '#/rfm?v=1', locale: 'zh-Hant' });
    await page.getByRole('button', { name: /範例/ }).first().click();
    await answered(page);
    const answer = await page.locator('p.answer').innerText();
    await page.getByRole('banner').getByRole('button', { name: '匯出' }).click();
    const { name, bytes } = await saved(page, () =>
      page.getByRole('menuitem', { name: /本頁全部內容/ }).click(),
    );
    expect(name).toBe('regulars-rfm.xlsx');
    const book = read(bytes);
    expect(book.SheetNames.length).toBeGreaterThan(2);
    const about = utils.sheet_to_json<string[]>(book.Sheets['關於']!, { header: 1 });
    const facts = new Map(about.map(([label = '', value = '']) => [label, value]));
    expect(facts.get('答案')).toBe(answer);
    expect(facts.get('此檢視的連結')).toBe(page.url());
  });

  test('as SVG and PNG: pictures that other programs can draw', async () => {
    const page = await app.visit();
    await openSample(page);
    const figure = page.getByRole('figure', { name: /^Net revenue by month/ });
    await figure.locator('svg.marks').waitFor();
    const svg = await exportAs(page, figure, /SVG/);
    const png = await exportAs(page, figure, /PNG/);

    // A page without our policy, which refuses to parse markup.
    const viewer = await page.context().newPage();
    const drawn = await viewer.evaluate(
      async ([text, picture]) => {
        const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
        const image = await createImageBitmap(
          new Blob([Uint8Array.from(picture)], { type: 'image/png' }),
        );
        return {
          root: parsed.documentElement.nodeName,
          broken: parsed.querySelectorAll('parsererror').length,
          bars: parsed.querySelectorAll('.mark-rect path').length,
          words: parsed.documentElement.textContent,
          width: Number(parsed.documentElement.getAttribute('width')),
          pngWidth: image.width,
        };
      },
      [svg.bytes.toString('utf8'), [...png.bytes]] as const,
    );
    expect(drawn).toMatchObject({ root: 'svg', broken: 0 });
    expect(drawn.bars).toBeGreaterThanOrEqual(30);
    expect(drawn.words).toContain('2025');
    // Twice as many pixels, for slides.
    expect(drawn.pngWidth).toBe(2 * drawn.width);
  });

  test('of rejected rows: the ten that cannot be read and the total, with number and reason', async () => {
    const page = await app.visit();
    await importFiles(page, [
      new URL('../../public/sample/orders.csv.gz', import.meta.url).pathname,
      new URL('../../public/sample/customers.csv.gz', import.meta.url).pathname,
    ]);
    const shown = await cellsOf(page.getByRole('table', { name: 'Rejected rows' }));
    const { name, bytes } = await saved(page, () =>
      page.getByRole('button', { name: 'Download rejected rows' }).click(),
    );
    expect(name).toBe('regulars-rejected-rows.csv');
    const [header, ...rows] = readCsv(bytes);
    expect(header).toEqual(['File', 'Row', 'Column', 'Reason', 'Value']);
    // What `src/sample/README.md` promises.
    expect(rows).toHaveLength(10 + 1);
    expect(rows.filter(([, , , reason]) => reason === 'a total, not an order')).toHaveLength(1);
    for (const row of rows) {
      expect(row[0]).toBe('orders.csv.gz');
      expect(row[1]).toMatch(/^[1-9]\d*$/);
      expect(row[3]).not.toBe('');
    }
    const written = rows.map(([file, row, column, reason, value]) => [
      row,
      file,
      column,
      value,
      reason,
    ]);
    expect(written).toEqual(
      shown.slice(1).map(([row = '', ...rest]) => [String(numberIn(row)), ...rest]),
    );
  });

  test('of a list of customers: everyone in it, best first', async () => {
    const page = await app.visit();
    await openSample(page);
    await page.getByRole('link', { name: 'RFM', exact: true }).click();
    await answered(page);
    await page.getByRole('gridcell', { name: /^Recency 5, frequency 5/ }).click();
    await page.getByRole('button', { name: 'See list' }).click();
    const size = page.getByRole('main').getByText(/^[\d,]+ customers$/);
    await expect.poll(async () => numberIn(await size.innerText())).toBeGreaterThan(0);
    const { bytes } = await saved(page, () =>
      page.getByRole('button', { name: 'Export list' }).click(),
    );
    const [header, ...rows] = readCsv(bytes);
    expect(header?.[0]).toBe('Customer');
    expect(rows).toHaveLength(numberIn(await size.innerText()));
    expect(new Set(rows.map(([customer]) => customer)).size).toBe(rows.length);
    const net = rows.map((row) => Number(row.at(-1)));
    expect(net).toEqual([...net].sort((left, right) => right - left));
  });
});
