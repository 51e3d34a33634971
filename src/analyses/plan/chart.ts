import type { ChartSpec } from '../../core/chart/spec.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { PlanLabels } from './labels/en.ts';
import type { PlanView } from './view.ts';

/** The palette's slots as a domain, so that a series keeps its colour. */
const slots = ['1', '2', '3', '4', '5', '6', '7', '8'];

/** What tests of each size find, with the customers at hand and those that are needed as lines. */
export function curveChart(
  view: PlanView,
  { labels, formats }: ScreenContext<PlanLabels>,
): ChartSpec {
  const rows = view.curve.map(({ people, found }) => ({
    people,
    found,
    tip: {
      title: labels.customerCount(formats.value('integer', people)),
      rows: [{ label: labels.curveY, value: formats.value('shareFine', found), color: 'cat-1' }],
    },
  }));
  const lines = [
    { people: view.customers, name: labels.atBase, series: '2' },
    { people: view.own.people?.total ?? 0, name: labels.atNeeded, series: '3' },
  ].filter(({ people }) => people > 0);
  const x = {
    field: 'people',
    type: 'quantitative',
    title: labels.curveX,
    scale: { type: 'log', nice: false },
    axis: { formatType: 'integer', tickCount: 5, grid: false },
  } as const;
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    data: { values: rows },
    width: 'container',
    layer: [
      {
        mark: { type: 'line', tooltip: null },
        encoding: {
          x,
          y: {
            field: 'found',
            type: 'quantitative',
            title: labels.curveY,
            scale: { zero: true },
            axis: { formatType: 'share', tickCount: 5 },
          },
        },
      },
      {
        mark: { type: 'point', size: 30, opacity: 1 },
        encoding: { x, y: { field: 'found', type: 'quantitative' } },
      },
      {
        data: { values: lines },
        mark: { type: 'rule', strokeDash: [4, 3], strokeWidth: 2, tooltip: null },
        encoding: {
          x,
          color: { field: 'series', type: 'nominal', scale: { domain: slots } },
        },
      },
    ],
  };
}
