import { describe, expect, test } from 'vitest';
import { arrowTable } from '../../../test/support/golden-arrow.ts';
import { exampleData, exampleModel } from '../../../test/support/golden-model.ts';
import { segmentIds } from '../../core/model/rfm-segments.ts';
import { initialParams } from '../../core/spec/params.ts';
import type { CellValue, Formats, ValueKind } from '../../core/spec/screen.ts';
import { joins } from '../../i18n/joins.ts';
import { rfm } from './index.ts';
import { rfmParams } from './params.ts';
import { profiledDimensions } from './profile.ts';
import { viewRfm } from './view.ts';

const columns = {
  part: 'text',
  r: 'integer',
  f: 'integer',
  m: 'integer',
  customers: 'bigint',
  purchases: 'bigint',
  revenue: 'bigint',
  low_recency: 'bigint',
  high_recency: 'bigint',
  low_frequency: 'integer',
  high_frequency: 'integer',
  low_monetary: 'double',
  high_monetary: 'double',
  segment: 'integer',
  other: 'integer',
  label: 'text',
  revenue_then: 'bigint',
} as const;
type Cell = string | number | bigint | null;

/** A row of the answer with the columns that are given. */
const row = (given: Partial<Record<keyof typeof columns, Cell>>): readonly Cell[] =>
  Object.keys(columns).map((name) => given[name as keyof typeof columns] ?? null);
const scores = (r: number, f: number, customers: bigint, revenue: bigint): readonly Cell[] =>
  row({ part: 'score', r, f, m: 3, customers, purchases: customers, revenue });

const place = (segment: (typeof segmentIds)[number]): number => segmentIds.indexOf(segment);
const initial = initialParams(rfmParams);
const data = exampleData('history');
const { en } = rfm.labels;
const formats: Formats = {
  ...joins.en,
  locale: 'en',
  value: (kind: ValueKind, value: CellValue) => `${kind} ${value}`,
  short: (kind: ValueKind, value: CellValue) => `${kind} ${value}`,
  range: (from, to) => `${from}..${to}`,
  change: (change) => String(change),
};

describe('the profile of segments', () => {
  const view = viewRfm(
    arrowTable(columns, [
      scores(5, 5, 4n, 40_000n),
      scores(1, 1, 6n, 6_000n),
      row({
        part: 'profile',
        customers: 4n,
        purchases: 20n,
        revenue: 40_000n,
        low_recency: 10n,
        segment: place('champions'),
      }),
      row({
        part: 'profile',
        customers: 6n,
        purchases: 6n,
        revenue: 6_000n,
        low_recency: 1_800n,
        segment: place('lost'),
      }),
      row({
        part: 'taste',
        customers: 0n,
        purchases: 0n,
        revenue: 10_000n,
        segment: place('champions'),
        other: 0,
        label: 'Oolong',
      }),
      row({
        part: 'taste',
        customers: 0n,
        purchases: 0n,
        revenue: 30_000n,
        segment: place('champions'),
        other: 1,
        label: 'France',
      }),
      row({
        part: 'taste',
        customers: 0n,
        purchases: 0n,
        revenue: 1_500n,
        segment: place('lost'),
        other: 0,
        label: 'Green tea',
      }),
    ]),
    { ...initial, show: 'profile' },
    data,
  );
  const [profile, tastes] = rfm.tables(view, en).slice(3);

  test('is counted per customer and per order', () => {
    expect(profile?.rows[0]).toEqual(['Champions', 4, 0.4, 40_000 / 46_000, 10_000, 5, 2_000, 3]);
    expect(profile?.rows.at(-1)?.slice(5)).toEqual([1, 1_000, 300]);
    expect(profile?.rows[1]).toEqual(['Loyal', 0, 0, 0, null, null, null, null]);
    expect(profile?.marks.filter((mark) => mark !== null)).toEqual([
      'segment:champions',
      'segment:lost',
    ]);
  });

  test('names what brings each segment most, where something does', () => {
    expect(tastes?.columns.map(({ label }) => label)).toEqual([
      en.segment,
      en.product,
      en.ofSegment,
      'Country',
      en.ofSegment,
    ]);
    expect(tastes?.rows[0]).toEqual(['Champions', 'Oolong', 0.25, 'France', 0.75]);
    expect(tastes?.rows.at(-1)).toEqual(['Lost', 'Green tea', 0.25, null, null]);
  });

  test('takes at most three dimensions of the lines, those of fewest values first', () => {
    const dimension = (id: string, count: number) => ({
      id,
      label: id,
      source: 'line' as const,
      column: `d_${id}`,
      values: Array.from({ length: count }, (_, index) => ({ value: `${index}`, rows: 1 })),
    });
    const dimensions = [
      dimension('city', 9),
      dimension('one', 1),
      dimension('channel', 3),
      dimension('brand', 7),
      dimension('gift', 2),
    ];
    const found = profiledDimensions({ ...exampleModel, dimensions });
    expect(found.map(({ id }) => id)).toEqual(['gift', 'channel', 'brand']);
  });
});

describe('the segments of two days', () => {
  const move = (
    from: number | null,
    to: number | null,
    customers: bigint,
    then: bigint,
    now: bigint,
  ) =>
    row({
      part: 'move',
      customers,
      purchases: 0n,
      revenue: now,
      segment: to,
      other: from,
      revenue_then: then,
    });
  const view = viewRfm(
    arrowTable(columns, [
      scores(5, 5, 4n, 40_000n),
      scores(1, 1, 6n, 6_000n),
      move(place('champions'), place('champions'), 3n, 20_000n, 30_000n),
      move(place('champions'), place('lost'), 1n, 1_000n, 1_000n),
      move(null, place('champions'), 1n, 0n, 10_000n),
      move(place('lost'), place('lost'), 5n, 5_000n, 5_000n),
    ]),
    { ...initial, show: 'change', before: '2024-01-31' },
    data,
  );
  const screen = rfm.screen(view, { labels: en, formats, data });

  test('answers with what became of the best', () => {
    expect(screen.answer).toContain(
      en.stillBest('day 2024-01-31', 'integer 4', 'Champions', 'share 0.75'),
    );
  });

  test('say of the earlier day that it had few customers and little history', () => {
    expect(screen.notes).toContain(en.fewThen('day 2024-01-31', 9));
    const notesOn = (before: string, first: number | null): readonly string[] => {
      const rows = [
        scores(5, 5, 1n, 10_000n),
        move(first, place('champions'), 1n, 5_000n, 10_000n),
      ];
      const params = { ...initial, show: 'change', before } as const;
      const early = viewRfm(arrowTable(columns, rows), params, data);
      return rfm.screen(early, { labels: en, formats, data }).notes;
    };
    const begun = en.shortHistory('day 2023-01-15', 'day 2024-01-14');
    expect(notesOn('2024-01-14', place('loyal'))).toContain(begun);
    expect(notesOn('2024-01-15', place('loyal'))).toEqual([
      en.fewCustomers(1),
      en.fewThen('day 2024-01-15', 1),
    ]);
    expect(notesOn('2023-01-14', null)).toContain(en.noneThen('day 2023-01-14'));
  });

  test('make one row per pair that holds somebody, with the change of revenue', () => {
    const table = rfm.tables(view, en).at(-1);
    expect(table?.rows).toEqual([
      ['Champions', 'Champions', 3, 0.75, 20_000n, 30_000n, 10_000n],
      ['Champions', 'Lost', 1, 0.25, 1_000n, 1_000n, 0n],
      ['Lost', 'Lost', 5, 1, 5_000n, 5_000n, 0n],
      ['New since', 'Champions', 1, 1, 0n, 10_000n, 10_000n],
    ]);
    expect(table?.footer[0]?.[2]).toBe(10);
  });

  test('leave the column of refunded customers away where there are none', () => {
    const [grid] = screen.blocks;
    if (grid?.kind !== 'grid') throw new Error('the screen has a grid');
    expect(grid.grid.rows).toHaveLength(12);
    expect(grid.grid.columns.map(({ id }) => id)).toEqual(segmentIds);
    expect(grid.grid.cells.filter(({ mark }) => mark !== null).map(({ mark }) => mark)).toEqual([
      'move:champions-champions',
      'move:champions-lost',
      'move:lost-lost',
      'move:joined-champions',
    ]);
  });
});
