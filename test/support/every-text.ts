/** Every text and number in a value, whatever it is nested in: what a screen could put before a reader. */
export function everythingIn(value: unknown): readonly (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value];
  if (typeof value === 'bigint') return [value.toString()];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(everythingIn);
}

/** The texts that a computer wrote where a person should have been told something, and numbers that are none. */
export function gibberishIn(value: unknown): readonly (string | number)[] {
  return everythingIn(value).filter((one) =>
    typeof one === 'number'
      ? !Number.isFinite(one)
      : /\bNaN\b|Infinity|∞|\bundefined\b|\bnull\b|\[object|非數值/u.test(one),
  );
}
