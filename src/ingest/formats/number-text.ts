/** Decimals up to which a number near zero is written out instead of with an exponent. */
const longestFraction = 20;

/**
 * The shortest text that reads back as the same double: a point, no thousands marks, and no
 * exponent for whole numbers below 10²¹ and fractions of up to 20 decimals.
 */
export function numberText(value: number): string {
  const text = String(value);
  const parts = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(text);
  if (parts === null) return text;
  const [, sign = '', first = '', rest = '', power = ''] = parts;
  const fraction = '0'.repeat(Number(power) - 1) + first + rest;
  return fraction.length <= longestFraction ? `${sign}0.${fraction}` : text;
}

const written = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

/** The number that a decimal text of a file says, or null for any other text. */
export function writtenNumber(text: string): number | null {
  return written.test(text) ? Number(text) : null;
}
