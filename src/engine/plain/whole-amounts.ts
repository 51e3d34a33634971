import { microsPerUnit } from '../../core/model/stage-columns.ts';
import { roundAwayFromZero } from '../../core/rounding.ts';

/** Money in millionths; NaN where that rounds something off. */
export function wholeMicros(amount: number): number {
  const micros = amount * microsPerUnit;
  const whole = roundAwayFromZero(micros);
  return Math.abs(micros - whole) <= 0.001 ? whole : NaN;
}
