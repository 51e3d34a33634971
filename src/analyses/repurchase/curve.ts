import type { TopLevelSpec } from 'vega-lite';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import { stepAt } from '../../core/stats/kaplan-meier.ts';
import { room, schema, series } from './chart.ts';
import type { RepurchaseLabels } from './labels/en.ts';
import { sum } from './summary.ts';
import type { RepurchaseView } from './view.ts';

/** A curve over fewer spells than this is not drawn. */
const fewAtRisk = 30;
/** Days between the labels of the axis. */
const steps = [1, 2, 5, 7, 14, 30, 60, 90, 120, 180, 365, 730];
const mostSteps = 4;

/** The share who came back, by day: the estimate as a step line, its band, the median, who is at risk. */
export function curveChart(
  view: RepurchaseView,
  { labels, formats }: ScreenContext<RepurchaseLabels>,
): TopLevelSpec {
  const { estimate } = view.all;
  const end = horizon(view);
  const share = (value: number): string => formats.value('share', value);
  const start = { time: 0, survival: 1, lower: 1, upper: 1 };
  const drawn = [start, ...estimate.steps.filter(({ time }) => time < end)];
  const rows = [...drawn, { ...(drawn.at(-1) ?? start), time: end }].map((step, place) => {
    const { time, survival, lower, upper } = step;
    const [low, high] = [1 - (upper ?? survival), 1 - (lower ?? survival)];
    const waiting = sum(view.spells.filter((s) => s.time > time).map((s) => s.censored));
    return {
      day: time,
      next: drawn[place + 1]?.time ?? end,
      back: 1 - survival,
      low,
      high,
      mark: waiting > 0 ? `away:${time}` : null,
      tip: {
        title: labels.dayN(formats.value('integer', time)),
        rows: [
          { label: labels.back, value: share(1 - survival), color: 'cat-1' },
          { label: labels.interval, value: `${share(low)} – ${share(high)}` },
          { label: labels.atRisk, value: formats.value('integer', atRisk(view, time)) },
          { label: labels.waiting, value: formats.value('integer', waiting) },
        ],
      },
    };
  });
  const step = steps.find((days) => end / days <= mostSteps) ?? end;
  const ticks = Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
  const counts = ticks.map((day) => [
    formats.value('integer', day),
    formats.value('integer', atRisk(view, day)),
  ]);
  const day = {
    field: 'day',
    type: 'quantitative' as const,
    title: labels.curveAxis,
    scale: { domain: [0, end], nice: false, padding: 0 },
    axis: {
      values: ticks,
      // Two lines under each tick: the day, and how many were at risk on it.
      labelExpr: `${JSON.stringify(counts)}[datum.value / ${step}]`,
    },
  };
  const y = (field: string): object => ({
    field,
    type: 'quantitative',
    title: null,
    scale: { domain: [0, 1] },
    axis: { formatType: 'share', values: [0, 0.25, 0.5, 0.75, 1] },
  });
  const layers: object[] = [
    {
      mark: { type: 'area', interpolate: 'step-after', tooltip: null },
      encoding: { y: y('low'), y2: { field: 'high' } },
    },
    {
      mark: { type: 'line', interpolate: 'step-after', strokeCap: 'butt', tooltip: null },
      encoding: { y: y('back') },
    },
    ...(estimate.median !== null && estimate.median <= end
      ? medianLayers(
          estimate.median,
          end,
          labels.curveMedian(formats.value('integer', estimate.median)),
        )
      : []),
    {
      // Unseen, as wide as each step and as high as the chart: whatever the pointer is over answers.
      mark: { type: 'rect', opacity: 0, cursor: 'pointer' },
      encoding: {
        x2: { field: 'next' },
        y: { datum: 0, type: 'quantitative' },
        y2: { datum: 1 },
      },
    },
  ];
  return {
    $schema: schema,
    data: { values: rows },
    width: 'container',
    padding: room,
    encoding: { x: day },
    layer: layers,
  } as TopLevelSpec;
}

function medianLayers(median: number, end: number, label: string): readonly object[] {
  const isLate = median > end * 0.7;
  const half = { datum: 0.5, type: 'quantitative' };
  const one = { values: [{ day: median, series: '2' }] };
  return [
    {
      data: one,
      mark: { type: 'rule', strokeDash: [4, 3], tooltip: null },
      encoding: { y: { datum: 0, type: 'quantitative' }, y2: { datum: 0.5 }, color: series },
    },
    { data: one, mark: { type: 'point', tooltip: null }, encoding: { y: half, color: series } },
    {
      data: one,
      mark: {
        type: 'text',
        text: label,
        align: isLate ? 'right' : 'left',
        dx: isLate ? -8 : 8,
        dy: isLate ? -10 : 14,
        tooltip: null,
      },
      encoding: { y: half },
    },
  ];
}

/** How many spells had lasted at least so many days. */
function atRisk({ all: { estimate }, spells }: RepurchaseView, day: number): number {
  const step = stepAt(estimate.steps, day);
  if (!step) return sum(spells.filter(({ time }) => time > 0).map((s) => s.events + s.censored));
  return step.time === day ? step.atRisk : step.atRisk - step.events - step.censored;
}

/**
 * The last day that is drawn: enough are at risk until then, and the first three quarters of those who
 * come back fill at least half of the picture.
 */
function horizon({ all: { estimate } }: RepurchaseView): number {
  const { steps: all, p75, median } = estimate;
  const known = all.findLast(({ atRisk: count }) => count >= fewAtRisk) ?? all.at(-1);
  const enough = Math.max(60, 2 * (p75 ?? (median === null ? Infinity : 2 * median)));
  return Math.max(1, Math.min(known?.time ?? 1, enough));
}
