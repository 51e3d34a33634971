import type { MetricSums } from '../../core/experiment/sums.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import type { Metric } from './metrics.ts';
import type { Row } from './rows.ts';

/** Rows whose quantities are in pieces, not in the units that the data store them in. */
export function inUnitsOf(
  rows: readonly Row[],
  metrics: readonly Metric[],
  { quantityScale }: Pick<ModelInfo, 'quantityScale'>,
): readonly Row[] {
  if (quantityScale === 0) return rows;
  const per = 10 ** quantityScale;
  return rows.map((row) => {
    const name = metrics[row.metric]?.name;
    const isQuantity = name === 'quantity' || name === 'piecesPerOrder';
    // U and the ties of ranks are no amounts; the labels of classes are.
    if (!isQuantity || row.part === 'rank') return row;
    const label = row.part === 'bin' ? String(Number(row.label) / per) : row.label;
    return { ...row, label, sums: divided(row.sums, per) };
  });
}

/** Outcome and covariate in other units; the denominator of a ratio stays as it is. */
function divided(sums: MetricSums, per: number): MetricSums {
  const square = per ** 2;
  return {
    ...sums,
    ...{ y: sums.y / per, yy: sums.yy / square, yd: sums.yd / per },
    ...{ x: sums.x / per, xx: sums.xx / square, yx: sums.yx / square, dx: sums.dx / per },
  };
}
