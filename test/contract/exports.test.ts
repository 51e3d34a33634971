import { fileURLToPath } from 'node:url';
import { read, utils, type CellObject, type WorkSheet } from '@e965/xlsx';
import { tableFromIPC } from 'apache-arrow';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openView } from '../../src/analyses/open-view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import type { CommonLabels } from '../../src/core/spec/analysis.ts';
import type { CellValue, Formats, TableData, ValueKind } from '../../src/core/spec/screen.ts';
import { tableFile, workbookFile } from '../../src/export/table-file.ts';
import { aboutView } from '../../src/i18n/about.ts';
import { formatsOf } from '../../src/i18n/cells.ts';
import { createFormats } from '../../src/i18n/format.ts';
import { loadMessages, locales, type Locale } from '../../src/i18n/index.ts';
import { sheetWriting } from '../../src/i18n/sheet-writing.ts';
import type { Speaking } from '../../src/i18n/view-settings.ts';
import { dropped } from '../support/dropped.ts';
import { expectedCell } from '../support/expected-cell.ts';
import { useEngine } from '../support/node-engine.ts';
import { viewsOfPages } from '../support/option-views.ts';

const engine = useEngine();
const sample = (name: string): string =>
  fileURLToPath(new URL(`../../public/sample/${name}.csv.gz`, import.meta.url));

let model: ModelInfo;
beforeAll(async () => {
  const sources = await dropped([sample('orders'), sample('customers')]);
  ({ model } = await engine().load(sources, 'exports'));
}, 60_000);
afterAll(() => engine().forget('exports'));

const speaking = async (locale: Locale): Promise<Speaking> => ({
  ...{ locale, format: createFormats(locale) },
  t: await loadMessages(locale),
});

/** A cell as the screen writes it, in the signs of a spreadsheet. */
function shown(formats: Formats, kind: ValueKind, value: CellValue): string {
  return formats.value(kind, value).replaceAll('−', '-');
}

/** Whether a number lies between the two that it could be written as: there, programs disagree. */
function isHalf(value: number, text: string): boolean {
  const decimals = (/\.(\d+)/.exec(text)?.[1]?.length ?? 0) + (text.endsWith('%') ? 2 : 0);
  return Math.abs(((Math.abs(value) * 10 ** decimals) % 1) - 0.5) < 1e-9;
}

/** Kinds that a spreadsheet writes in another way: dates as digits, differences of shares as shares. */
const writtenOtherwise: readonly ValueKind[] = ['day', 'month', 'points'];

function compare(sheet: WorkSheet, table: TableData, formats: Formats): void {
  const { columns, rows, footer } = table;
  for (const [place, row] of [...rows, ...footer].entries())
    for (const [column, { id, kind }] of columns.entries()) {
      const name = utils.encode_cell({ r: place + 1, c: column });
      const cell = sheet[name] as CellObject | undefined;
      const value = row[column] ?? null;
      const where = `${table.id}.${id} in ${name}`;
      expect(cell?.v ?? null, where).toEqual(expectedCell(kind, value, model.scale));
      if (cell?.t !== 'n' || writtenOtherwise.includes(kind)) continue;
      const text = shown(formats, kind, value);
      if (!isHalf(Number(cell.v), text)) expect(cell.w, where).toBe(text);
    }
}

describe.each(viewsOfPages)('%s on the sample', (_, view) => {
  test.each(locales)('is a workbook of the numbers on screen, in %s', async (locale) => {
    const { analysis, query, params, data } = openView(view, model);
    const numbers: unknown = analysis.view(
      tableFromIPC((await engine().run(query)).bytes),
      ...([params, data] as const),
    );
    const words = await speaking(locale);
    const labels = analysis.labels[locale] as CommonLabels;
    const formats = formatsOf(words.format, locale, model);
    const tables = analysis.tables(numbers, labels, { labels, formats, data });
    const { answer, notes } = analysis.screen(numbers, { labels, formats, data });
    const facts = aboutView(
      { analysis, params, data, view, answer, notes, link: '#/', nameOfSet: () => '' },
      words,
    );
    const about = { name: words.t.export.about, facts };
    const file = await workbookFile(tables, sheetWriting(formats, model.scale), about);
    const book = read(await file.arrayBuffer(), { cellNF: true, cellText: true });
    expect(book.SheetNames).toHaveLength(tables.length + 1);
    for (const [place, table] of tables.entries())
      compare(book.Sheets[book.SheetNames[place]!]!, table, formats);
    const said = utils.sheet_to_json<readonly string[]>(book.Sheets[about.name]!, { header: 1 });
    expect(said.map(([label]) => label)).toEqual(facts.map(({ label }) => label));
    expect(said.flat()).toContain(answer);
    for (const [, value] of said) expect(value).toBeTruthy();
  });

  test('is Parquet and Arrow of the rows on screen', async () => {
    const { analysis, query, params, data } = openView(view, model);
    const numbers: unknown = analysis.view(
      tableFromIPC((await engine().run(query)).bytes),
      ...([params, data] as const),
    );
    const labels = analysis.labels.en as CommonLabels;
    const formats = formatsOf(createFormats('en'), 'en', model);
    const writing = sheetWriting(formats, model.scale);
    const about = { name: 'About', facts: [] };
    for (const table of analysis.tables(numbers, labels, { labels, formats, data })) {
      const parquet = await (await tableFile('parquet', table, writing, about)).arrayBuffer();
      const rows = await parquetReadObjects({ file: parquet });
      expect(rows).toHaveLength(table.rows.length);
      const arrow = tableFromIPC(await (await tableFile('arrow', table, writing, about)).bytes());
      expect(arrow.numRows).toBe(table.rows.length);
      for (const [place, { id, kind }] of table.columns.entries())
        for (const [row, cells] of table.rows.entries()) {
          const wanted = plain(kind, cells[place] ?? null, model.scale);
          expect(numberOf(rows[row]?.[id]), `${table.id}.${id} ${row}`).toEqual(wanted);
        }
    }
  });
});

/** A cell as analysts read it: units of the currency, moments of days. */
function plain(kind: ValueKind, value: CellValue, scale: number): unknown {
  if (value === null) return null;
  if (typeof value === 'string') return kind === 'day' ? Date.parse(value) : value;
  if (kind === 'month') return Date.UTC(2000, Number(value), 1);
  const isMoney = kind === 'money' || kind === 'moneyAverage';
  return Number(value) / (isMoney ? 10 ** scale : 1);
}

/** What a reader made of it, as a number where it is one. */
function numberOf(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  return typeof value === 'bigint' ? Number(value) : (value ?? null);
}
