import { controlAmong } from './control.ts';
import type { ArmResult, Correction, Design, ReadingMode, Sides } from './design.ts';
import { noSums, type MetricKind, type MetricSums } from './sums.ts';

/**
 * How a metric is typed: the customers who did it, the sum and the sum of squares, the mean and the
 * standard deviation, or the five sums of a ratio.
 */
export const summaryForms = ['share', 'mean', 'spread', 'ratio'] as const;
export type SummaryForm = (typeof summaryForms)[number];

/** A metric of a typed table. */
export interface SummaryMetric {
  readonly name: string;
  readonly form: SummaryForm;
  readonly goodWhen: 'up' | 'down';
  readonly isGuardrail: boolean;
  /** Whether sums of what was known before exposure are typed too. */
  readonly hasBefore: boolean;
}

/** The numbers that are typed of a metric and a group; see `MetricSums` for what they mean. */
export type SummaryCell =
  | 'hits'
  | 'sum'
  | 'squares'
  | 'mean'
  | 'deviation'
  | 'below'
  | 'belowSquares'
  | 'product'
  | 'before'
  | 'beforeSquares'
  | 'beforeProduct'
  | 'beforeBelow';

/** A group as typed; null where nothing stands in a cell. */
export interface SummaryGroup {
  readonly name: string;
  /** Planned share relative to the others. */
  readonly weight: number;
  /** People in it. */
  readonly n: number | null;
  /** Per metric, in the order of `cellsOf`. */
  readonly values: readonly (readonly (number | null)[])[];
}

/** How the test is read; the same names as in the parameters of an experiment. */
export interface SummarySettings {
  /** In per cent: 5. */
  readonly alpha: number;
  readonly sides: Sides;
  readonly correction: Correction;
  readonly mode: ReadingMode;
  /** People that the whole test was planned with; 0: nothing was planned. */
  readonly planned: number;
  readonly adjust: boolean;
  /** Whether chance put people into groups. */
  readonly drawn: boolean;
}

/** A test of which only sums are known: all that its page shows follows from it. */
export interface Summary extends SummarySettings {
  /** What is asked, in the words of whoever asks. */
  readonly question: string;
  /** The name of the group that others are compared with; empty: the first. */
  readonly control: string;
  readonly metrics: readonly SummaryMetric[];
  readonly groups: readonly SummaryGroup[];
}

/** The cells of a metric, in order. */
export function cellsOf({ form, hasBefore }: SummaryMetric): readonly SummaryCell[] {
  const own: Readonly<Record<SummaryForm, readonly SummaryCell[]>> = {
    share: ['hits'],
    mean: ['sum', 'squares'],
    spread: ['mean', 'deviation'],
    ratio: ['sum', 'squares', 'below', 'belowSquares', 'product'],
  };
  if (!hasBefore) return own[form];
  return [
    ...own[form],
    ...(['before', 'beforeSquares', 'beforeProduct'] as const),
    ...(form === 'ratio' ? (['beforeBelow'] as const) : []),
  ];
}

/** How the metric is counted, whichever way it is typed. */
export function kindOfForm(form: SummaryForm): MetricKind {
  return form === 'spread' ? 'mean' : form;
}

/** The place of the control; the first group where the name is none of theirs. */
export function controlPlace({ groups, control }: Summary): number {
  return controlAmong(
    groups.map(({ name }) => name),
    control,
  );
}

/** The sums of a group; null while a cell is empty. */
export function sumsOfGroup(
  group: SummaryGroup,
  place: number,
  metric: SummaryMetric,
): MetricSums | null {
  const { n } = group;
  const cells = cellsOf(metric);
  const typed = group.values[place] ?? [];
  const at = (cell: SummaryCell): number => typed[cells.indexOf(cell)] ?? 0;
  if (n === null || cells.some((_, index) => (typed[index] ?? null) === null)) return null;
  const before = {
    ...{ x: at('before'), xx: at('beforeSquares'), yx: at('beforeProduct') },
    dx: at('beforeBelow'),
  };
  switch (metric.form) {
    case 'share':
      return { ...noSums, n, y: at('hits'), yy: at('hits'), ...before };
    case 'mean':
      return { ...noSums, n, y: at('sum'), yy: at('squares'), ...before };
    case 'spread': {
      // s² = (Σy² − n·ȳ²) / (n − 1), solved for Σy².
      const mean = at('mean');
      const yy = n * mean ** 2 + Math.max(0, n - 1) * at('deviation') ** 2;
      return { ...noSums, n, y: n * mean, yy, ...before };
    }
    case 'ratio':
      return {
        ...{ n, y: at('sum'), yy: at('squares'), d: at('below'), dd: at('belowSquares') },
        ...{ yd: at('product'), ...before },
      };
  }
}

/** The design and the sums of a table in which nothing is missing; null of any other. */
export function summaryDesign(
  summary: Summary,
): { readonly design: Design; readonly arms: readonly ArmResult[] } | null {
  const { groups, metrics } = summary;
  const arms = groups.map((group) => {
    const sums = metrics.map((metric, place) => sumsOfGroup(group, place, metric));
    const known = sums.filter((one) => one !== null);
    return known.length < sums.length ? null : { metrics: known, winsorised: [] };
  });
  const known = arms.filter((arm) => arm !== null);
  if (known.length < arms.length || groups.length < 2 || metrics.length === 0) return null;
  return {
    arms: known,
    design: {
      arms: groups.map(({ name, weight }) => ({ name, weight })),
      // They stand beside the groups, where they are seen and changed.
      hasShares: true,
      control: controlPlace(summary),
      metrics: metrics.map(({ name, form, goodWhen, isGuardrail }) => ({
        ...{ id: name, kind: kindOfForm(form), goodWhen, isGuardrail },
      })),
      alpha: summary.alpha / 100,
      ...{ sides: summary.sides, correction: summary.correction, mode: summary.mode },
      planned: summary.planned === 0 ? null : summary.planned,
      isAdjusted: summary.adjust && metrics.some(({ hasBefore }) => hasBefore),
      isObservational: !summary.drawn,
    },
  };
}
