import type { TableData } from '../../core/spec/screen.ts';
import { column } from './columns.ts';
import type { ExperimentLabels } from './labels/types.ts';
import { otherParts, rawParts } from './metric-columns.ts';
import { customersOf, type ResultView } from './result.ts';
import { metricName } from './words.ts';

/** All that is known of one metric, in its own unit: a row per arm, the control first. */
export function metricTable(view: ResultView, place: number, labels: ExperimentLabels): TableData {
  const { design, readout, arms } = view;
  const metric = view.metrics[place];
  const own = readout.comparisons.filter((one) => one.metric === place);
  const parts = metric
    ? [...rawParts(view, place, own, labels), ...otherParts(view, place, own, labels)]
    : [];
  const [first] = own;
  return {
    id: `metric${place + 1}`,
    title: metric ? metricName(metric, labels) : '',
    columns: [
      column('arm', 'text', labels),
      column('customers', 'integer', labels),
      column('value', metric?.value ?? 'number', labels),
      ...parts.map((part) => part.column),
    ],
    rows: [
      [
        arms[design.control] ?? '',
        customersAt(view, design.control, place),
        first?.raw.control ?? null,
        ...parts.map(() => null),
      ],
      ...own.map((one) => [
        arms[one.arm] ?? '',
        customersAt(view, one.arm, place),
        one.raw.treatment,
        ...parts.map(({ cell }) => cell(one)),
      ]),
    ],
    marks: [null, ...own.map(() => null)],
    footer: [],
  };
}

function customersAt(view: ResultView, arm: number, metric: number): number {
  return view.results[arm]?.metrics[metric]?.n ?? customersOf(view, arm);
}
