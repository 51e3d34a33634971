import { fewCustomers, isWorthSaying } from '../../core/caveats.ts';
import { isCustomerGroupKind } from '../../core/model/customer-groups.ts';
import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Block, Screen } from '../../core/spec/screen.ts';
import { answerOf } from './answer.ts';
import { curveChart, curveLegend } from './chart.ts';
import { isThin } from './figure.ts';
import { gridOf, isEarly } from './grid.ts';
import type { CohortLabels } from './labels/en.ts';
import { valueSource } from './plan.ts';
import { cohortTable, curveTable, gridTable } from './tables.ts';
import type { CohortView } from './view.ts';
import { periodLabel } from './words.ts';

/** The page of cohorts: the answer, the triangle, the curves, the sizes. */
export function screenOfCohorts(view: CohortView, context: ScreenContext<CohortLabels>): Screen {
  const { labels } = context;
  const answer = answerOf(view, context);
  if (view.cohorts.length === 0) return { answer, notes: notesOf(view, context), blocks: [] };
  return {
    answer,
    notes: notesOf(view, context),
    blocks: [
      {
        kind: 'grid',
        id: 'grid',
        title: labels.gridTitle,
        subtitle: labels.figures[view.params.measure][view.params.show],
        width: 'full',
        alternative: answer,
        grid: gridOf(view, context),
        table: gridTable(view, labels),
      },
      ...curveBlock(view, answer, context),
      {
        kind: 'table',
        id: 'cohorts',
        title: labels.cohortsTitle,
        subtitle: labels.cohortsSubtitle,
        width: 'full',
        table: cohortTable(view, labels),
      },
    ],
  };
}

/** Curves need two ages at least. */
function curveBlock(
  view: CohortView,
  answer: string,
  context: ScreenContext<CohortLabels>,
): readonly Block[] {
  const { labels } = context;
  if (view.mean.length < 3) return [];
  return [
    {
      kind: 'chart',
      id: 'curves',
      title: labels.curvesTitle,
      subtitle: labels.curvesSubtitle,
      width: 'full',
      alternative: answer,
      spec: curveChart(view, context),
      height: 280,
      legend: curveLegend(view, context),
      table: curveTable(view, labels),
    },
  ];
}

function notesOf(
  view: CohortView,
  { labels, formats }: ScreenContext<CohortLabels>,
): readonly string[] {
  const { params, open } = view;
  const thin = view.cohorts.filter(({ cells }) => cells[0] && isThin(cells[0], params)).length;
  const guests = ratio(Number(view.withoutCustomer.revenue), Number(view.total));
  const day = view.earlyUntil ?? '';
  return [
    isCustomerGroupKind(view.plan.source) ? labels.groupNote : null,
    open === null
      ? null
      : labels.openNote(
          periodLabel(open.period, params.unit, labels, formats),
          open.seen,
          open.days,
        ),
    view.plan.source === 'time' && view.plan.step === 1 ? null : labels.valueAges,
    isFromLines(view) ? labels.valueNote : null,
    thin > 0 ? labels.thinNote(thin, fewCustomers) : null,
    view.earlier.cohorts > 0 ? labels.earlierNote(view.earlier.cohorts) : null,
    view.cohorts.some((cohort) => isEarly(cohort, view))
      ? labels.earlyNote(formats.value('day', day))
      : null,
    isWorthSaying(guests) ? labels.guests(formats.value('share', guests)) : null,
  ].filter((note) => note !== null);
}

/** Whether a customer's value was chosen among those of the first purchase day. */
function isFromLines({ plan }: CohortView): boolean {
  const source = valueSource(plan);
  return source === 'product' || source?.source === 'line';
}
