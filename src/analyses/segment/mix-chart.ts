import type { CustomerGroupKind } from '../../core/model/customer-groups.ts';
import type { ChartSpec } from '../../core/chart/spec.ts';
import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { SegmentLabels } from './labels/en.ts';
import { markOfTrait } from './profile-tables.ts';
import type { ProfileView } from './profile-view.ts';
import { traitValue } from './words.ts';

/** One row of a picture of shares: a bar, and a tick for what it is held against. */
export interface ShareRow {
  readonly name: string;
  readonly share: number;
  readonly usual: number;
  readonly text: string;
  readonly tip: unknown;
  readonly mark: string | null;
}

const rowHeight = 26;

/** Height of the picture in pixels. */
export function shareHeight(rows: number): number {
  return Math.max(1, rows) * rowHeight + 8;
}

/** Bars of shares, each with the tick of everyone's. */
export function shareChart(rows: readonly ShareRow[]): ChartSpec {
  const most = Math.max(0.001, ...rows.flatMap(({ share, usual }) => [share, usual]));
  // Room after the longest bar for its number.
  const x = (field: string) => ({
    field,
    type: 'quantitative' as const,
    title: null,
    axis: null,
    scale: { domain: [0, most * 1.25], nice: false },
  });
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    data: { values: rows.map((row) => ({ ...row, end: Math.max(row.share, row.usual) })) },
    width: 'container',
    encoding: {
      y: {
        field: 'name',
        type: 'nominal',
        sort: null,
        title: null,
        axis: { labelLimit: 150, domain: false, grid: false },
      },
    },
    layer: [
      {
        mark: {
          type: 'bar',
          size: 14,
          cornerRadiusEnd: 3,
          cursor: { expr: "datum.mark ? 'pointer' : 'default'" },
        },
        encoding: { x: x('share') },
      },
      {
        mark: { type: 'tick', orient: 'vertical', size: 20, thickness: 3 },
        encoding: {
          x: x('usual'),
          color: {
            datum: '2',
            type: 'nominal',
            scale: { domain: ['1', '2', '3', '4', '5', '6', '7', '8'] },
          },
        },
      },
      {
        mark: { type: 'text', align: 'left', dx: 8, tooltip: null },
        encoding: { x: x('end'), text: { field: 'text' } },
      },
    ],
  };
}

/** The groups of one kind, best first. */
export function mixChart(
  kind: CustomerGroupKind,
  view: ProfileView,
  { labels, formats }: ScreenContext<SegmentLabels>,
): ChartSpec {
  return shareChart(
    view.mixes[kind].map((trait) => {
      const share = ratio(trait.customers, trait.of) ?? 0;
      const usual = ratio(trait.everyone, trait.ofEveryone) ?? 0;
      const name = traitValue(trait, labels);
      const text = formats.value('share', share);
      return {
        ...{ name, share, usual, text, mark: markOfTrait(trait) },
        tip: {
          title: name,
          rows: [
            {
              label: labels.columns.customers,
              value: formats.value('integer', trait.customers),
              color: 'cat-1',
            },
            { label: labels.columns.share, value: formats.value('shareFine', share) },
            {
              label: labels.columns.everyoneShare,
              value: formats.value('shareFine', usual),
              color: 'cat-2',
            },
          ],
        },
      };
    }),
  );
}
