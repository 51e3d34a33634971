import { cellsOf, type Summary, type SummaryCell, type SummaryMetric } from './summary.ts';

/** Why a typed number cannot be. */
export type FaultReason =
  /** A name is missing, or stands twice. */
  | 'noName'
  | 'sameName'
  /** People are counted in whole numbers. */
  | 'notWhole'
  | 'negative'
  /** More customers did it than there are. */
  | 'moreThanPeople'
  /** Squares of numbers with that sum cannot come to so little. */
  | 'squaresTooSmall';

/** A cell that cannot be: the group (null: the metric itself), the metric (null: the group itself). */
export interface SummaryFault {
  readonly group: number | null;
  readonly metric: number | null;
  readonly cell: SummaryCell | 'n' | 'name';
  readonly reason: FaultReason;
}

/** Sums are typed with rounding: so much too little is not too little. */
const rounding = 1e-6;

/** Everything that cannot be in a typed table, in reading order. Empty cells are no faults. */
export function faultsOfSummary({ groups, metrics }: Summary): readonly SummaryFault[] {
  const faults: SummaryFault[] = [];
  const name = (place: number, names: readonly string[], of: 'group' | 'metric'): void => {
    const own = names[place] ?? '';
    const isTaken = names.indexOf(own) < place;
    if (own !== '' && !isTaken) return;
    const at = of === 'group' ? { group: place, metric: null } : { group: null, metric: place };
    faults.push({ ...at, cell: 'name', reason: own === '' ? 'noName' : 'sameName' });
  };
  metrics.forEach((_, place) =>
    name(
      place,
      metrics.map((metric) => metric.name),
      'metric',
    ),
  );
  groups.forEach(({ n, values }, group) => {
    name(
      group,
      groups.map((one) => one.name),
      'group',
    );
    metrics.forEach((metric, place) => {
      const typed = values[place] ?? [];
      for (const [cell, reason] of faultsOfCells(metric, n, typed))
        faults.push({ group, metric: place, cell, reason });
    });
  });
  return faults;
}

function faultsOfCells(
  metric: SummaryMetric,
  n: number | null,
  typed: readonly (number | null)[],
): readonly (readonly [SummaryCell, FaultReason])[] {
  const cells = cellsOf(metric);
  const at = (cell: SummaryCell): number | null => typed[cells.indexOf(cell)] ?? null;
  const faults: (readonly [SummaryCell, FaultReason])[] = [];
  const hits = at('hits');
  if (hits !== null && !Number.isInteger(hits)) faults.push(['hits', 'notWhole']);
  else if (hits !== null && n !== null && hits > n) faults.push(['hits', 'moreThanPeople']);
  for (const cell of ['hits', 'squares', 'deviation', 'belowSquares', 'beforeSquares'] as const)
    if ((at(cell) ?? 0) < 0) faults.push([cell, 'negative']);
  const pairs = [
    ['sum', 'squares'],
    ['below', 'belowSquares'],
    ['before', 'beforeSquares'],
  ] as const;
  for (const [of, squared] of pairs) {
    const sum = at(of);
    const squares = at(squared);
    // By Cauchy and Schwarz n·Σy² ≥ (Σy)².
    if (n !== null && n > 0 && sum !== null && squares !== null && squares >= 0)
      if (squares < (sum ** 2 / n) * (1 - rounding)) faults.push([squared, 'squaresTooSmall']);
  }
  return faults;
}
