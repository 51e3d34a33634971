import { intervalChart, type IntervalSeries } from '../../core/chart/interval-chart.ts';
import type { ChartSpec } from '../../core/chart/spec.ts';
import type { LegendItem } from '../../core/spec/screen.ts';
import type { Interval } from '../../core/stats/wilson.ts';
import type { ExperimentLabels } from './labels/types.ts';
import type { Standing } from './standing.ts';

const series: Readonly<Record<Standing, IntervalSeries>> = { good: '1', bad: '2', unclear: '8' };

/** A difference with its interval, ready to draw. */
export interface ForestRow {
  readonly name: string;
  readonly value: number;
  readonly interval: Interval;
  readonly standing: Standing;
  readonly tip: unknown;
  readonly mark: string | null;
}

/** What the colours stand for, of those that are there. */
export function forestLegend(
  rows: readonly ForestRow[],
  { standings }: Pick<ExperimentLabels, 'standings'>,
  isObservational: boolean,
): readonly LegendItem[] {
  const all: readonly Standing[] = ['good', 'bad', 'unclear'];
  return all
    .filter((standing) => rows.some((row) => row.standing === standing))
    .map((standing) => ({
      label: standings[isObservational ? 'observed' : 'drawn'][standing],
      swatch: Number(series[standing]),
      opacity: 1,
    }));
}

/** Differences below each other, coloured by what they mean; relative ones unless `format` says otherwise. */
export function forestChart(
  rows: readonly ForestRow[],
  title: string,
  format: 'share' | 'money' | 'count' = 'share',
): ChartSpec {
  return intervalChart(
    rows.map(({ interval: { low, high }, standing, ...row }) => ({
      ...{ ...row, low, high },
      series: series[standing],
    })),
    { scale: 'linear', none: 0, title, format },
  );
}
