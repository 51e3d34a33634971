/**
 * An amount in minor units as a decimal text, exact to the last digit: (−1234n, 2) is `-12.34`.
 */
export function decimalText(minor: bigint, scale: number): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const sign = minor < 0n ? '-' : '';
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(digits.length - scale)}`;
}

/** An amount in minor units as a number of units, for charts and JSON. */
export function toUnits(minor: bigint | number, scale: number): number {
  return typeof minor === 'bigint' ? Number(decimalText(minor, scale)) : minor / 10 ** scale;
}
