import { rowsBy, type Row } from './rows.ts';

/** A class of outcomes: from its edge up to the next one, zero apart. */
export interface OutcomeClass {
  readonly slot: number;
  /** Null for the first class, of outcomes of zero (and of the misses of a share). */
  readonly from: number | null;
  /** Null for the last class. */
  readonly to: number | null;
  /** Customers by arm. */
  readonly customers: readonly number[];
}

/** Treatment and control by ranks: U of the treatment, and Σ(t³ − t) over outcomes that t customers share. */
export interface Ranks {
  readonly arm: number;
  readonly u: number;
  readonly ties: number;
  readonly customers: number;
  readonly controls: number;
}

/** How the outcomes of one metric are spread over the customers of every arm. */
export interface Spread {
  readonly classes: readonly OutcomeClass[];
  /** By arm, then as `quantiles`; null where nobody is in the arm. */
  readonly points: readonly (readonly (number | null)[])[];
  readonly ranks: readonly Ranks[];
}

/** The quantiles that are shown, in per cent. */
export const quantiles = [25, 50, 75, 90, 99] as const;

/** Reads the rows of the parts `bin`, `point` and `rank`; null where there are no classes. */
export function readSpread(rows: readonly Row[], arms: number): Spread | null {
  const bins = [...rowsBy(rows, 'bin', ({ slot }) => slot)].toSorted(([a], [b]) => a - b);
  if (bins.length === 0) return null;
  const edges = bins.map(([, own]) => edgeOf(own[0]?.label ?? ''));
  const each = Array.from({ length: arms }, (_, arm) => arm);
  const points = rowsBy(rows, 'point', ({ arm }) => arm);
  return {
    classes: bins.map(([slot, own], place) => ({
      slot,
      from: place === 0 ? null : (edges[place] ?? null),
      to: edges[place + 1] ?? null,
      customers: each.map((arm) =>
        own.reduce((sum, row) => sum + (row.arm === arm ? row.sums.n : 0), 0),
      ),
    })),
    points: each.map((arm) =>
      quantiles.map(
        (at) => points.get(arm)?.find(({ label }) => label === String(at))?.sums.y ?? null,
      ),
    ),
    ranks: rows
      .filter(({ part }) => part === 'rank')
      .map(({ arm, sums }) => ({
        ...{ arm, u: sums.y, ties: sums.d, customers: sums.n, controls: sums.x },
      })),
  };
}

function edgeOf(label: string): number | null {
  const edge = Number(label);
  return label === '' || !Number.isFinite(edge) ? null : edge;
}
