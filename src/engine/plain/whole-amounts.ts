import { microsPerUnit } from '../../core/model/stage-columns.ts';

/** Money in millionths; NaN where that rounds something off. */
export function wholeMicros(amount: number): number {
  const micros = amount * microsPerUnit;
  const whole = roundAwayFromZero(micros);
  return Math.abs(micros - whole) <= 0.001 ? whole : NaN;
}

/** Rounds a half away from zero, as SQL does. */
export function roundAwayFromZero(value: number): number {
  return value < 0 ? -Math.round(-value) : Math.round(value);
}
