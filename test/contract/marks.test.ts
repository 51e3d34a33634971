import { fileURLToPath } from 'node:url';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customersOfSet, openView } from '../../src/analyses/open-view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import type { ViewState } from '../../src/core/spec/filters.ts';
import type { Block, TableData } from '../../src/core/spec/screen.ts';
import { sql } from '../../src/core/sql/index.ts';
import { formatsOf } from '../../src/i18n/cells.ts';
import { createFormats } from '../../src/i18n/format.ts';
import { dropped } from '../support/dropped.ts';
import { useEngine, value } from '../support/node-engine.ts';
import { viewsOfPages } from '../support/option-views.ts';

const engine = useEngine();
const sample = (name: string): string =>
  fileURLToPath(new URL(`../../public/sample/${name}.csv.gz`, import.meta.url));

let model: ModelInfo;
beforeAll(async () => {
  const sources = await dropped(['orders', 'customers', 'assignments'].map(sample));
  ({ model } = await engine().load(sources, 'sample'));
}, 60_000);
afterAll(() => engine().forget('sample'));

/** How many customers a mark stands for, by the query that every list and filter uses. */
async function customersOf(view: ViewState, mark: string): Promise<number> {
  const set = customersOfSet({ view, mark }, model);
  const query = sql`select count(*) as value from (${set}) as marked`;
  return Number(await value(engine(), query));
}

/** What a table says of each of its marks, where it counts customers: those of its rows, then of its cells. */
function counted({
  columns,
  rows,
  marks,
  cellMarks = {},
}: TableData): readonly (readonly [string, number | null])[] {
  const counts = ['customers', 'buyers'].find((id) => columns.some((one) => one.id === id));
  const behind: (readonly [string | undefined, TableData['marks']])[] = [
    [counts, marks],
    ...Object.entries(cellMarks),
  ];
  return behind.flatMap(([column, own]) => {
    const at = columns.findIndex(({ id }) => id === column);
    return rows.flatMap((row, index) => {
      const mark = own[index];
      if (mark === null || mark === undefined) return [];
      return [[mark, at < 0 ? null : Number(row[at])] as const];
    });
  });
}

/** The marks of a chart or grid, each with all that it tells a reader of itself. */
function toldByBlock(block: Block): readonly (readonly [string, string])[] {
  if (block.kind === 'grid')
    return block.grid.cells.flatMap(({ mark, ...texts }) =>
      mark === null ? [] : [[mark, JSON.stringify(texts)] as const],
    );
  return block.kind === 'chart' ? toldByChart(block.spec) : [];
}

/** The rows of a chart, wherever its layers keep them, that stand for customers. */
function toldByChart(part: unknown): readonly (readonly [string, string])[] {
  if (part === null || typeof part !== 'object') return [];
  const { mark, tip } = part as { readonly mark?: unknown; readonly tip?: unknown };
  if (typeof mark === 'string' && tip !== undefined) return [[mark, JSON.stringify(tip)]];
  return Object.values(part).flatMap(toldByChart);
}

describe.each(viewsOfPages)('every mark of %s on the sample', (_, view) => {
  test('stands for as many customers as it says', { timeout: 300_000 }, async () => {
    const open = openView(view, model);
    const { analysis } = open;
    const answer = tableFromIPC((await engine().run(open.query)).bytes);
    const numbers: unknown = analysis.view(answer, open.params, open.data);
    const labels: unknown = analysis.labels.en;
    const formats = formatsOf(createFormats('en'), 'en', model);
    const tables = analysis.tables(numbers, labels, { labels, formats, data: open.data });
    const { blocks } = analysis.screen(numbers, { labels, formats, data: open.data });
    const known = new Map(tables.flatMap(counted));
    const told = blocks.flatMap(toldByBlock);
    const marks = new Set([...known.keys(), ...told.map(([mark]) => mark)]);
    expect(marks.size).toBeGreaterThan(0);
    const wrong: object[] = [];
    for (const mark of marks) {
      const said = known.get(mark) ?? null;
      const found = await customersOf(view, mark);
      if (said !== null && said !== found) wrong.push({ mark, said, found });
      if (analysis.nameMark(mark, labels) === '') wrong.push({ mark, name: '' });
      const count = formats.value('integer', found);
      for (const [own, text] of told)
        if (own === mark && text.match(/\d[\d,]*/g)?.includes(count) !== true)
          wrong.push({ mark, text, found });
    }
    expect(wrong).toEqual([]);
  });
});
