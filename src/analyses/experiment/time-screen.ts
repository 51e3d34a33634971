import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Block, CellValue, Screen, TableData } from '../../core/spec/screen.ts';
import { column, ends } from './columns.ts';
import { courseChart } from './course-chart.ts';
import { courseOf, type CoursePoint } from './course.ts';
import type { ExperimentLabels } from './labels/types.ts';
import { hasWeeks } from './result-tables.ts';
import type { ExperimentView } from './view.ts';
import { verdictText } from './verdict.ts';
import { weekBlock } from './week-blocks.ts';
import { metricName } from './words.ts';

type Context = ScreenContext<ExperimentLabels>;
const chartHeight = 280;

/** The course of a test: what was known on every day, and the weeks since exposure. */
export function timeScreen(view: ExperimentView, context: Context): Screen {
  const { labels } = context;
  const { design } = view.result;
  const blocks = courseBlocks(view, context);
  return {
    answer: verdictText(view.result, context),
    notes: [
      ...(design.isObservational ? [labels.notDrawnByChance] : []),
      design.mode === 'sequential' ? labels.sequentialNote : labels.peekingNote,
      ...(blocks.length === 0 ? [labels.noCourse] : []),
    ],
    blocks: [
      ...blocks,
      ...(hasWeeks(view.result) ? [weekBlock(view.result, view.about, context)] : []),
    ],
  };
}

/** A picture per arm, then the numbers of all of them. */
export function courseBlocks(view: ExperimentView, context: Context): readonly Block[] {
  const { labels, formats } = context;
  const { result } = view;
  const points = courseOf(view);
  const metric = result.metrics[view.about];
  if (points.length === 0 || !metric) return [];
  const control = result.arms[result.design.control] ?? '';
  return result.arms.flatMap((arm, place): readonly Block[] => {
    const own = points.filter((point) => point.arm === place);
    const [last] = own.slice(-1);
    if (!last) return [];
    const table = courseTable(view, own, context, place);
    const head = {
      ...{ id: table.id, title: table.title, width: 'full' as const, table },
      subtitle: labels.courseSubtitle(metricName(metric, labels), control),
    };
    const spec = courseChart(view, own, context);
    if (!spec) return [{ kind: 'table', ...head }];
    return [
      {
        kind: 'chart',
        ...head,
        alternative: labels.courseAlternative(
          formats.value('day', last.day),
          arm,
          formats.value(metric.value, last.effect.treatment),
          formats.value(metric.value, last.effect.control),
        ),
        spec,
        height: chartHeight,
        legend: [
          { label: labels.fixedBand, swatch: 1, opacity: 0.35 },
          ...(result.design.mode === 'sequential'
            ? [{ label: labels.alwaysValid, swatch: 1 as const, opacity: 0.15 }]
            : []),
        ],
      },
    ];
  });
}

/** Every look at one arm, first to last. */
export function courseTable(
  view: ExperimentView,
  points: readonly CoursePoint[],
  { labels }: Context,
  arm: number,
): TableData {
  const { result } = view;
  const kind = result.metrics[view.about]?.value ?? 'number';
  const isSequential = result.design.mode === 'sequential';
  return {
    id: result.arms.length > 2 ? `course${arm + 1}` : 'course',
    title: labels.courseTitle(result.arms[arm] ?? ''),
    columns: [
      column('day', 'day', labels),
      column('customers', 'integer', labels),
      column('controls', 'integer', labels),
      column('value', kind, labels),
      column('controlValue', kind, labels),
      column('difference', kind, labels),
      column('low', kind, labels),
      column('high', kind, labels),
      ...(isSequential
        ? [column('alwaysLow', kind, labels), column('alwaysHigh', kind, labels)]
        : []),
    ],
    rows: points.map(({ day, customers, controls, effect, always }): readonly CellValue[] => [
      ...[day, customers, controls, effect.treatment, effect.control],
      effect.absolute?.value ?? null,
      ...ends(effect.absolute?.interval),
      ...(isSequential ? ends(always) : []),
    ]),
    marks: points.map(() => null),
    footer: [],
  };
}
