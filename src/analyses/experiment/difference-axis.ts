import type { ModelInfo } from '../../core/model/info.ts';
import type { ExperimentLabels } from './labels/types.ts';
import type { ResultMetric } from './result.ts';

/** How differences of a metric stand on an axis: shares in points, money in whole units. */
export interface DifferenceAxis {
  /** What a difference is multiplied by. */
  readonly unit: number;
  readonly format: 'money' | 'count';
  /** What the axis counts; null where numbers speak for themselves. */
  readonly title: string | null;
}

export function differenceAxis(
  { value }: Pick<ResultMetric, 'value'>,
  { scale }: Pick<ModelInfo, 'scale'>,
  { inPoints }: Pick<ExperimentLabels, 'inPoints'>,
): DifferenceAxis {
  if (value === 'sharePrecise') return { unit: 100, format: 'count', title: inPoints };
  if (value === 'moneyAverage') return { unit: 1 / 10 ** scale, format: 'money', title: null };
  return { unit: 1, format: 'count', title: null };
}
