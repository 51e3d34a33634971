import { intervalHeight } from '../../core/chart/interval-chart.ts';
import { effectOf } from '../../core/experiment/effects.ts';
import type { Effect } from '../../core/experiment/readout.ts';
import type { Block, CellValue, TableData } from '../../core/spec/screen.ts';
import { amountsOf } from './amounts.ts';
import { column, ends } from './columns.ts';
import { forestChart, type ForestRow } from './forest-chart.ts';
import type { ResultContext } from './context.ts';
import { customersOf, type ResultView } from './result.ts';
import { metricName } from './words.ts';

/** One week of one arm against the control. */
interface WeekEffect {
  readonly week: number;
  readonly arm: number;
  readonly customers: number;
  readonly effect: Effect;
}

function effectsOf(view: ResultView, place: number): readonly WeekEffect[] {
  const { design, weeks = [] } = view;
  const metric = design.metrics[place];
  if (!metric) return [];
  const options = { level: 1 - design.alpha, sides: 'two', goodWhen: metric.goodWhen } as const;
  return weeks.flatMap(({ week, arms }) =>
    design.arms.flatMap((_, arm): readonly WeekEffect[] => {
      const [a, b] = [arms[design.control]?.[place], arms[arm]?.[place]];
      if (arm === design.control || !a || !b || a.n === 0 || b.n === 0) return [];
      return [{ week, arm, customers: b.n, effect: effectOf(metric, a, b, options) }];
    }),
  );
}

/** Differences of single weeks since exposure: one row per week and arm. */
export function weekTable(
  view: ResultView,
  place: number,
  { labels, formats }: ResultContext,
): TableData {
  const metric = view.metrics[place];
  const kind = metric?.value ?? 'number';
  const rows = effectsOf(view, place);
  return {
    id: 'weeks',
    title: labels.weeksTitle(metric ? metricName(metric, labels) : ''),
    columns: [
      column('week', 'text', labels),
      column('arm', 'text', labels),
      column('customers', 'integer', labels),
      column('value', kind, labels),
      column('controlValue', kind, labels),
      column('difference', kind, labels),
      column('low', kind, labels),
      column('high', kind, labels),
      column('relative', 'shareFine', labels),
    ],
    rows: rows.map(({ week, arm, customers, effect }): readonly CellValue[] => [
      labels.weekN(formats.value('integer', week + 1)),
      view.arms[arm] ?? '',
      customers,
      effect.treatment,
      effect.control,
      effect.absolute?.value ?? null,
      ...ends(effect.absolute?.interval),
      effect.relative?.value ?? null,
    ]),
    marks: rows.map(() => null),
    footer: [],
  };
}

/** The same as a picture of relative differences; as a table where nothing can be drawn. */
export function weekBlock(view: ResultView, place: number, context: ResultContext): Block {
  const { labels, formats } = context;
  const table = weekTable(view, place, context);
  const control = view.arms[view.design.control] ?? '';
  const head = {
    ...{ id: 'weeks', title: table.title, width: 'full' as const, table },
    subtitle: labels.weeksSubtitle,
  };
  const rows = effectsOf(view, place).flatMap((one) => rowOf(view, place, one, context));
  if (rows.length === 0) return { kind: 'table', ...head };
  return {
    kind: 'chart',
    ...head,
    alternative: labels.weeksAlternative(
      formats.value('integer', view.weeks?.length ?? 0),
      formats.value('integer', customersOf(view, view.design.control)),
    ),
    spec: forestChart(rows, labels.effectsAxis(control)),
    height: intervalHeight(rows),
    legend: [],
  };
}

function rowOf(
  view: ResultView,
  place: number,
  { week, arm, customers, effect }: WeekEffect,
  context: ResultContext,
): readonly ForestRow[] {
  const { labels, formats } = context;
  const metric = view.metrics[place];
  const { absolute, relative } = effect;
  if (!metric || !absolute || !relative) return [];
  const name = labels.weekN(formats.value('integer', week + 1));
  const arms = view.arms[arm] ?? '';
  const title = view.arms.length > 2 ? formats.beside([name, arms]) : name;
  const amounts = amountsOf(metric, absolute.interval, context);
  return [
    {
      ...{ name: title, value: relative.value, interval: relative.interval, mark: null },
      // No single week is decided about.
      standing: 'unclear',
      tip: {
        title: formats.beside([name, arms]),
        rows: [
          { label: labels.columns.customers, value: formats.value('integer', customers) },
          { label: arms, value: amounts.value(effect.treatment) },
          { label: view.arms[view.design.control] ?? '', value: amounts.value(effect.control) },
          { label: labels.columns.relative, value: formats.change(relative.value) },
        ],
      },
    },
  ];
}
