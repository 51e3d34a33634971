import { controlAmong } from './control.ts';
import { rankTest } from '../stats/mann-whitney.ts';
import { cellsOf, type Summary, type SummaryCell, type SummaryMetric } from './summary.ts';
import type { MetricSums } from './sums.ts';
import type { TableRequest } from './table-request.ts';
import type { TableSums } from './table-sums.ts';

/** What a table came to, as a table of sums that could have been typed. */
export function summaryOfTable({ arms, kinds }: TableSums, request: TableRequest): Summary {
  const { covariate, weights, guardrails, down, metrics: outcomes, question, control } = request;
  const names = [...outcomes, ...guardrails];
  const metrics = names.map((name, place): SummaryMetric => ({
    ...{ name, form: kinds[place] === 'share' ? 'share' : 'mean' },
    goodWhen: down.includes(name) ? 'down' : 'up',
    isGuardrail: place >= outcomes.length,
    hasBefore: covariate !== '',
  }));
  return {
    ...{ question, control, alpha: request.alpha, sides: request.sides },
    ...{ correction: request.correction, mode: request.mode, planned: request.planned },
    ...{ adjust: request.adjust, drawn: request.drawn },
    metrics,
    groups: arms.map(({ name, metrics: sums }, place) => ({
      ...{ name, weight: weights[place] ?? 1, n: sums[0]?.n ?? 0 },
      values: metrics.map((metric, at) => {
        const known = sums[at];
        return cellsOf(metric).map((cell) => (known ? cellValue(known, cell) : null));
      }),
    })),
  };
}

function cellValue(sums: MetricSums, cell: SummaryCell): number | null {
  switch (cell) {
    case 'hits':
    case 'sum':
      return sums.y;
    case 'squares':
      return sums.yy;
    case 'before':
      return sums.x;
    case 'beforeSquares':
      return sums.xx;
    case 'beforeProduct':
      return sums.yx;
    default:
      return null;
  }
}

/** Wilcoxon's test of one group against the control. */
export interface RankComparison {
  readonly arm: string;
  readonly metric: string;
  readonly u: number;
  readonly p: number;
  readonly logP: number;
  /** The chance that somebody of the group has more than somebody of the control; ties count half. */
  readonly superior: number;
}

/** The rank tests of a table's means. */
export function rankComparisons(
  { arms, ranks }: TableSums,
  { metrics, groups, control }: Summary,
): readonly RankComparison[] {
  const peopleOf = (name: string): number =>
    arms.find((arm) => arm.name === name)?.metrics[0]?.n ?? 0;
  const names = groups.map(({ name }) => name);
  const other = names[controlAmong(names, control)] ?? '';
  return ranks.map(({ arm, metric, u, ties }) => {
    const [ofA, ofB] = [peopleOf(arm), peopleOf(other)];
    const test = rankTest({ u, ofA, ofB, ties });
    return { arm, metric: metrics[metric]?.name ?? '', u, ...test, superior: u / (ofA * ofB) };
  });
}
