import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { CellValue, TableData } from '../../core/spec/screen.ts';
import { column } from './columns.ts';
import type { ExperimentLabels } from './labels/types.ts';
import { writeMark } from './marks.ts';
import { rankTest } from './ranks.ts';
import { customersOf } from './result.ts';
import { quantiles, type OutcomeClass, type Spread } from './spread.ts';
import type { ExperimentView } from './view.ts';
import { metricName } from './words.ts';

type Context = ScreenContext<ExperimentLabels>;

/** A class of outcomes in words. */
export function className(
  { slot, from, to }: OutcomeClass,
  view: ExperimentView,
  { labels, formats }: Context,
): string {
  const metric = view.result.metrics[view.about];
  if (metric?.kind === 'share') return slot === 0 ? labels.didNot : labels.did;
  const write = (edge: number): string => formats.value(metric?.value ?? 'number', edge);
  if (from === null) return labels.noOutcome(write(0));
  return to === null ? labels.from(write(from)) : labels.fromTo(write(from), write(to));
}

/** The same in few words, for an axis: where the class begins. */
export function edgeName(one: OutcomeClass, view: ExperimentView, context: Context): string {
  const { from } = one;
  const metric = view.result.metrics[view.about];
  if (from === null || metric?.kind === 'share') return className(one, view, context);
  return context.labels.from(context.formats.short(metric?.value ?? 'number', from));
}

/** Customers by class and arm: a row per class, and two columns per arm. */
export function spreadTable(view: ExperimentView, spread: Spread, context: Context): TableData {
  const { labels } = context;
  const { arms } = view.result;
  const totals = totalsOf(view, spread);
  const cells = (customers: readonly number[]): readonly CellValue[] =>
    arms.flatMap((_, arm) => [customers[arm] ?? 0, ratio(customers[arm] ?? 0, totals[arm] ?? 0)]);
  const metric = view.result.metrics[view.about];
  return {
    id: 'spread',
    title: labels.spreadTitle(metric ? metricName(metric, labels) : ''),
    columns: [
      column('class', 'text', labels),
      ...arms.flatMap((name, arm) => [
        { id: `customers${arm + 1}`, label: name, kind: 'integer' as const },
        { id: `share${arm + 1}`, label: labels.shareOf(name), kind: 'shareFine' as const },
      ]),
    ],
    rows: spread.classes.map((one) => [className(one, view, context), ...cells(one.customers)]),
    marks: spread.classes.map(() => null),
    cellMarks: Object.fromEntries(
      arms.map((_, arm) => [
        `customers${arm + 1}`,
        spread.classes.map(({ slot, customers }) =>
          (customers[arm] ?? 0) > 0 ? writeMark({ kind: 'bin', arm, slot }) : null,
        ),
      ]),
    ),
    footer: [[labels.total, ...cells(totals)]],
  };
}

/** Quantiles of every arm, and its ranks against the control's. */
export function quantileTable(
  view: ExperimentView,
  spread: Spread,
  { labels, formats }: Context,
): TableData {
  const { result } = view;
  const kind = result.metrics[view.about]?.value ?? 'number';
  const tests = spread.ranks.flatMap((ranks) => rankTest(ranks) ?? []);
  return {
    id: 'quantiles',
    title: labels.quantilesTitle,
    columns: [
      column('arm', 'text', labels),
      ...quantiles.map((at) => ({
        id: `q${at}`,
        label: labels.quantile(formats.value('integer', at)),
        kind,
      })),
      column('rankShare', 'shareFine', labels),
      column('rankP', 'probability', labels),
    ],
    rows: result.arms.map((name, arm): readonly CellValue[] => {
      const test = tests.find((one) => one.arm === arm);
      const points = spread.points[arm] ?? [];
      return [
        name,
        ...quantiles.map((_, place) => points[place] ?? null),
        ...[test?.share ?? null, test?.p ?? null],
      ];
    }),
    marks: result.arms.map(() => null),
    footer: [],
  };
}

/** Who did it and who did not, by arm: sets of customers to go on with. */
export function responderTable(
  view: ExperimentView,
  spread: Spread,
  { labels }: Context,
): TableData {
  const { result } = view;
  // Of a ratio, customers without a denominator are in no class: they did not respond either.
  const totals = result.arms.map((_, arm) => customersOf(result, arm));
  const did = result.arms.map((_, arm) => responders(spread, arm));
  return {
    id: 'responders',
    title: labels.respondersTitle,
    columns: [
      column('arm', 'text', labels),
      column('responded', 'integer', labels),
      column('respondedShare', 'shareFine', labels),
      column('notResponded', 'integer', labels),
    ],
    rows: result.arms.map((name, arm): readonly CellValue[] => {
      const [own, all] = [did[arm] ?? 0, totals[arm] ?? 0];
      return [name, own, ratio(own, all), all - own];
    }),
    marks: result.arms.map((_, arm) =>
      (did[arm] ?? 0) > 0 ? writeMark({ kind: 'bought', arm }) : null,
    ),
    cellMarks: {
      notResponded: result.arms.map((_, arm) =>
        (totals[arm] ?? 0) > (did[arm] ?? 0) ? writeMark({ kind: 'not', arm }) : null,
      ),
    },
    footer: [],
  };
}

/** Customers of an arm whose outcome is above zero. */
function responders({ classes }: Spread, arm: number): number {
  return classes
    .filter(({ slot, from }) => slot > 0 && (from ?? 0) >= 0)
    .reduce((sum, { customers }) => sum + (customers[arm] ?? 0), 0);
}

function totalsOf({ result }: ExperimentView, { classes }: Spread): readonly number[] {
  return result.arms.map((_, arm) =>
    classes.reduce((sum, { customers }) => sum + (customers[arm] ?? 0), 0),
  );
}
