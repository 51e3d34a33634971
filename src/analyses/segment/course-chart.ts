import { monthEnd, monthNumber } from '../../core/calendar.ts';
import type { ChartSpec } from '../../core/chart/spec.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { SegmentLabels } from './labels/en.ts';
import type { ProfileView } from './profile-view.ts';

/** More months than this are named every third. */
const allNamed = 13;

/** How many the rule finds at each month end; the last point is hollow where its month is not over. */
export function courseChart(
  view: ProfileView,
  { labels, formats }: ScreenContext<SegmentLabels>,
): ChartSpec {
  const rows = view.course.map(({ day, customers, buyers, revenue }) => {
    const month = monthNumber(day);
    return {
      month,
      customers,
      isOpen: day !== monthEnd(month),
      tip: {
        title: formats.value('day', day),
        rows: [
          {
            label: labels.columns.customers,
            value: formats.value('integer', customers),
            color: 'cat-1',
          },
          { label: labels.columns.buyers, value: formats.value('integer', buyers) },
          { label: labels.columns.revenue, value: formats.value('money', revenue) },
        ],
      },
    };
  });
  const step = rows.length > allNamed ? 3 : 1;
  const named = rows.filter((_, place) => (rows.length - 1 - place) % step === 0);
  const most = Math.max(1, ...rows.map(({ customers }) => customers));
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    data: { values: rows },
    width: 'container',
    encoding: {
      x: {
        field: 'month',
        type: 'ordinal',
        title: null,
        scale: { type: 'point', padding: 0.5 },
        axis: { formatType: 'month', values: named.map(({ month }) => month), labelOverlap: true },
      },
      y: {
        field: 'customers',
        type: 'quantitative',
        title: null,
        scale: { domain: [0, most], nice: true },
        axis: { formatType: 'integer', tickCount: 4 },
      },
    },
    layer: [
      { mark: { type: 'line', tooltip: null } },
      {
        mark: { type: 'point', size: 60, opacity: 1 },
        encoding: { fillOpacity: { condition: { test: 'datum.isOpen', value: 0.15 }, value: 1 } },
      },
    ],
  };
}
