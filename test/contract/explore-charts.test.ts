import { fileURLToPath } from 'node:url';
import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExploreLabels } from '../../src/analyses/explore/labels/en.ts';
import type { ExploreView } from '../../src/analyses/explore/view.ts';
import { shapes, type ExploreParams } from '../../src/analyses/explore/params.ts';
import { openView } from '../../src/analyses/open-view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { encodeParam } from '../../src/core/spec/params.ts';
import type { PivotData } from '../../src/core/spec/pivot.ts';
import type { Block } from '../../src/core/spec/screen.ts';
import { formatsOf } from '../../src/i18n/cells.ts';
import { createFormats } from '../../src/i18n/format.ts';
import {
  digits,
  drawnRows,
  outermost,
  overAll,
  said,
  type DrawnRow,
} from '../support/drawn-rows.ts';
import { dropped } from '../support/dropped.ts';
import { useEngine } from '../support/node-engine.ts';
import { viewState, withLoaded } from '../support/oracle-engine.ts';
import { anyShop, shopSources } from '../support/oracle-shop.ts';

const engine = useEngine();

/** Measures with the decimals that they are stored with, where these are those of the amounts. */
const measures = {
  ...{ revenue: 'money', sales: 'money', orders: 'count', customers: 'count', lines: 'count' },
  ...{ medianLine: 'money', 'revenue.shareOfTotal': 'count' },
} as const;
type MeasureName = keyof typeof measures;
/** Their groups add up to the total. */
const additive: readonly MeasureName[] = ['revenue', 'sales', 'lines', 'revenue.shareOfTotal'];

interface Shelves {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly measures: readonly MeasureName[];
}

function anyShelves(fields: readonly string[]): fc.Arbitrary<Shelves> {
  const field = fc
    .tuple(fc.constantFrom(...fields), fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }))
    .map(([name, top]) => (top === null ? name : `${name}^${top}`));
  const plain = (text: string): string => text.replace(/\^\d+$/, '');
  return fc
    .record({
      rows: fc.uniqueArray(field, { maxLength: 2, selector: plain }),
      columns: fc.uniqueArray(field, { maxLength: 1, selector: plain }),
      measures: fc.uniqueArray(fc.constantFrom(...(Object.keys(measures) as MeasureName[])), {
        minLength: 1,
        maxLength: 3,
      }),
    })
    .filter(
      ({ rows, columns }) => !rows.map(plain).some((name) => columns.map(plain).includes(name)),
    );
}

/** The picture and the pivot of some shelves. */
async function shown(
  model: ModelInfo,
  shelves: Omit<Shelves, 'measures'> & { readonly measures: readonly string[] },
  chart: ExploreParams['chart'],
): Promise<{
  readonly picture: Extract<Block, { kind: 'chart' }> | null;
  readonly pivot: PivotData;
}> {
  const view = viewState(
    'explore',
    {
      rows: encodeParam(shelves.rows),
      columns: encodeParam(shelves.columns),
      measures: encodeParam(shelves.measures),
      ...(chart === 'auto' ? {} : { chart }),
    },
    { dates: { from: model.firstDay, to: model.lastDay } },
  );
  const { analysis, query, params, data } = openView(view, model);
  const numbers = analysis.view(
    tableFromIPC((await engine().run(query)).bytes),
    params,
    data,
  ) as ExploreView;
  const context = {
    labels: analysis.labels.en as ExploreLabels,
    formats: formatsOf(createFormats('en'), 'en', model),
    data,
  };
  const { blocks } = analysis.screen(numbers, context);
  const pivot = blocks.find(({ kind }) => kind === 'pivot');
  const picture = blocks.find(({ kind }) => kind === 'chart') ?? null;
  if (pivot?.kind !== 'pivot') throw new Error('no pivot');
  return { pivot: pivot.pivot, picture: picture?.kind === 'chart' ? picture : null };
}

const leavesOut = /drawn; the table has all|are not drawn|Not on the map/;
/** Holds every mark of a picture against the pivot, and what is missing against the words below it. */
function expectSame(
  picture: Extract<Block, { kind: 'chart' }>,
  pivot: PivotData,
  rows: readonly DrawnRow[],
  shelves: Shelves,
  model: ModelInfo,
): void {
  const [name = 'revenue', secondName] = shelves.measures;
  const decimals = (of: MeasureName): number => (measures[of] === 'money' ? model.scale : 0);
  const isMap = JSON.stringify(picture.spec).includes('"geoshape"');
  const isScatter = rows.some(({ second }) => typeof second === 'number');
  const cells =
    isMap && pivot.columnHeads.length > 0 && pivot.rowHeads.length > 0
      ? overAll(pivot, 0, decimals(name))
      : outermost(pivot, 0, decimals(name));
  const seconds = isScatter && secondName ? outermost(pivot, 1, decimals(secondName)) : [];
  const hasSeries = cells.some(({ series }) => series !== null);
  const seriesOf = ({ tip }: DrawnRow): string | null =>
    hasSeries ? (tip.rows[0]?.value ?? null) : null;
  const isRest = (row: DrawnRow): boolean =>
    /^Other \(\d+\)$/.test(seriesOf(row) ?? '') && row.mark === null;
  const expected = cells.map(({ place, series, value }, at) =>
    isScatter ? said(place, series, value, seconds[at]?.value) : said(place, series, value),
  );
  const left = [...expected];
  for (const row of rows.filter((one) => !isRest(one))) {
    const own = isScatter
      ? said(row.tip.title, seriesOf(row), row.value, row.second)
      : said(row.tip.title, seriesOf(row), row.value);
    const at = left.indexOf(own);
    expect(at, `${own} is drawn, and no cell of\n${expected.join('\n')}`).toBeGreaterThanOrEqual(0);
    left.splice(at, 1);
  }
  // Several groups in one colour are the sum of theirs, and leave none of their place out.
  for (const row of rows.filter(isRest)) {
    const own = left.filter((text) => (JSON.parse(text) as string[])[0] === row.tip.title);
    const sum = own.reduce((total, text) => total + Number((JSON.parse(text) as string[])[2]), 0);
    expect(Number(digits(row.value)), `the rest of ${row.tip.title}`).toBeCloseTo(sum, 4);
    own.forEach((text) => left.splice(left.indexOf(text), 1));
  }
  // A cell without a line has no colour in a heat map.
  const isHeat = JSON.stringify(picture.spec).includes('"rect"');
  const missing = left.filter(
    (text) => !text.includes('"–"') && !(isHeat && text.endsWith(',"0.000000"]')),
  );
  const notes = picture.notes ?? [];
  if (!notes.some((note) => leavesOut.test(note))) {
    expect(missing, 'missing, and no word of it').toEqual([]);
    const all = pivot.cell(
      pivot.rowCount - 1,
      pivot.columns.findLastIndex(({ measure }) => measure === 0),
    );
    if (additive.includes(name) && !isScatter)
      expect(rows.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBeCloseTo(
        (all.value ?? 0) / 10 ** decimals(name),
        4,
      );
  } else {
    expect(missing.length, notes.join('\n')).toBeGreaterThan(0);
    if (isMap)
      for (const text of missing) {
        const [place, , value] = JSON.parse(text) as [string, null, string];
        const own = cells.find((cell) => cell.place === place && digits(cell.value) === value);
        expect(notes.join('\n')).toContain(place);
        expect(notes.join('\n')).toContain(own?.text);
      }
  }
  for (const row of rows)
    if (row.share !== undefined) {
      const whole = rows
        .filter(({ place }) => place === row.place)
        .reduce((sum, { value }) => sum + Math.max(0, value ?? 0), 0);
      expect(row.share * whole).toBeCloseTo(Math.max(0, row.value ?? 0), 4);
    }
}

/** The percentiles of a box plot against a pivot of the same percentiles. */
async function expectBoxes(
  rows: readonly DrawnRow[],
  shelves: Shelves,
  model: ModelInfo,
): Promise<void> {
  const percentiles = [
    'lowLine',
    'lowerQuartileLine',
    'medianLine',
    'upperQuartileLine',
    'highLine',
  ];
  // The first measure stays: it ranks what stands apart.
  const counted = [...new Set([...shelves.measures.slice(0, 1), ...percentiles])];
  const { pivot } = await shown(model, { ...shelves, measures: counted }, 'table');
  const columns = percentiles.map((name) => outermost(pivot, counted.indexOf(name), model.scale));
  const hasSeries = columns[0]?.some(({ series }) => series !== null) ?? false;
  const expected = (columns[0] ?? []).map(({ place, series }, at) =>
    said(place, series, ...columns.map((cells) => cells[at]?.value)),
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { tip, p10, p25, p50, p75, p90 } of rows) {
    const series = hasSeries ? (tip.rows[0]?.value ?? null) : null;
    expect(expected).toContain(said(tip.title, series, p10, p25, p50, p75, p90));
    expect([p10, p25, p50, p75, p90]).toEqual(
      [p10, p25, p50, p75, p90].sort((left, right) => Number(left) - Number(right)),
    );
  }
}

/** How often each shape was drawn: a property that never met one would say nothing of it. */
const met = new Map<string, number>();

/** Every shape of some shelves. */
async function expectCharts(model: ModelInfo, shelves: Shelves): Promise<void> {
  for (const chart of ['auto', ...shapes] as const) {
    const { picture, pivot } = await shown(model, shelves, chart);
    if (!picture) continue;
    const rows = drawnRows(picture, 1000);
    expect(drawnRows(picture, 300)).toEqual(rows);
    const isBox = rows.some(({ p50 }) => p50 !== undefined);
    const isRefused = picture.notes?.some((note) => note.includes('Another shape')) ?? false;
    if (!isRefused) met.set(chart, (met.get(chart) ?? 0) + 1);
    if (!isBox) expectSame(picture, pivot, rows, shelves, model);
    else await expectBoxes(rows, shelves, model);
  }
}

/** Where channels would be, countries: some that are none, and one under two names. */
const countries: Readonly<Record<string, string>> = { web: 'USA', store: '台灣', app: 'Atlantis' };

describe('what is drawn is what the table says', () => {
  let model: ModelInfo;
  beforeAll(async () => {
    const path = (name: string): string =>
      fileURLToPath(new URL(`../../public/sample/${name}.csv.gz`, import.meta.url));
    ({ model } = await engine().load(await dropped([path('orders'), path('customers')]), 'sample'));
  }, 60_000);
  afterAll(() => engine().forget('sample'));

  test('in every shape, of random shelves over the sample', { timeout: 400_000 }, async () => {
    const dimensions = model.dimensions
      .filter(({ values }) => values.length < 100)
      .map(({ id }) => `dimension:${id}`);
    const fields = [
      'year',
      'quarter',
      'month',
      'weekday',
      'tier',
      'visit',
      'product',
      ...dimensions,
    ];
    await fc.assert(
      fc.asyncProperty(anyShelves(fields), (shelves) => expectCharts(model, shelves)),
      { numRuns: 12 },
    );
  });

  test(
    'in every shape, of random shops with refunds, guests and blanks',
    { timeout: 400_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(anyShop, fc.gen(), async (shop, draw) => {
          const abroad = shop.map((row) => ({
            ...row,
            channel: countries[row.channel] ?? row.channel,
          }));
          await withLoaded(engine(), shopSources(abroad), async ({ model: own }) => {
            const dimensions = own.dimensions.map(({ id }) => `dimension:${id}`);
            const fields = [
              'month',
              'week',
              'weekday',
              'bin:amount:25',
              ...dimensions,
              ...dimensions,
            ];
            await expectCharts(
              own,
              draw(() => anyShelves(fields)),
            );
          });
        }),
        { numRuns: 25 },
      );
    },
  );

  test('and every shape was among them', () => {
    expect([...met.keys()].sort()).toEqual(
      ['auto', ...shapes].filter((one) => one !== 'table').sort(),
    );
  });
});
