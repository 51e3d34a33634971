import type { NumberFormats } from './format-number.ts';

/** Decimals beyond these are not written. */
const mostDecimals = 12;
/** Below it a probability is written as below it: never as zero. */
const leastProbability = 1e-300;

/** Decimals that leave a number so many digits that count; none where it has more before its point. */
export function significantDecimals(value: number, digits: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0;
  const decimals = digits - 1 - Math.floor(Math.log10(Math.abs(value)));
  return Math.min(mostDecimals, Math.max(0, decimals));
}

/** A probability in three digits: 0.0312, 3.49e-42, and <1e-300 for what is smaller still. */
export function probabilityText(p: number, formats: Pick<NumberFormats, 'decimal'>): string {
  if (p < leastProbability) return '<1e-300';
  return p < 0.001 ? p.toExponential(2) : formats.decimal(p, significantDecimals(p, 3));
}

/** A number in four digits that count: 1,235, 12.34, 0.006812. */
export function significantText(value: number, formats: Pick<NumberFormats, 'decimal'>): string {
  const size = Math.abs(value);
  if (size > 0 && size < 1e-6) return value.toExponential(3).replace(/^-/, '\u2212');
  return formats.decimal(value, significantDecimals(value, 4));
}
