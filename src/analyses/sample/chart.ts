import type { ChartSpec } from '../../core/chart/spec.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { LegendItem } from '../../core/spec/screen.ts';
import type { SampleLabels } from './labels/en.ts';
import { markText } from './query.ts';
import { stratumName } from './tables.ts';
import type { SampleView } from './view.ts';

/** Strata that are drawn as bars; the table holds all. */
const shown = 12;
const barHeight = 30;
const axisHeight = 28;
/** How solid the customers that are not drawn look. */
const restOpacity = 0.3;

/** The height that the bars need. */
export function chartHeight({ groups }: SampleView): number {
  return Math.min(shown, groups.length) * barHeight + axisHeight;
}

/** One bar per stratum: who is drawn, then the others. */
export function strataChart(
  view: SampleView,
  { labels, formats }: ScreenContext<SampleLabels>,
): ChartSpec {
  const { kind } = view.strata;
  const largest = view.groups.slice(0, shown);
  const values = largest.flatMap((group) => {
    const name = stratumName(view.strata, group.name, labels);
    const tip = {
      title: name,
      rows: [
        { label: labels.customers, value: formats.value('integer', group.customers) },
        { label: labels.drawn, value: formats.value('integer', group.drawn), color: 'cat-1' },
      ],
      note: undefined,
    };
    return [
      { part: 0, value: group.drawn, opacity: 1, mark: markText('drawn', kind, group.name) },
      {
        part: 1,
        value: group.customers - group.drawn,
        opacity: restOpacity,
        mark: markText('all', kind, group.name),
      },
    ].map((row) => ({ ...row, name, tip }));
  });
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    data: { values },
    width: 'container',
    mark: { type: 'bar', cursor: 'pointer', height: { band: 0.7 } },
    encoding: {
      y: {
        field: 'name',
        type: 'nominal',
        title: null,
        sort: null,
        axis: { grid: false, domain: false, labelLimit: 150 },
      },
      x: {
        field: 'value',
        type: 'quantitative',
        stack: true,
        title: null,
        axis: { formatType: 'integer', grid: true, domain: false, tickCount: 4, labelBound: true },
      },
      order: { field: 'part', type: 'quantitative' },
      fillOpacity: { field: 'opacity', type: 'quantitative', scale: null },
    },
  };
}

/** What dark and light mean. */
export function legendOf(labels: SampleLabels): readonly LegendItem[] {
  return [
    { label: labels.drawn, swatch: 1, opacity: 1 },
    { label: labels.notDrawn, swatch: 1, opacity: restOpacity },
  ];
}
