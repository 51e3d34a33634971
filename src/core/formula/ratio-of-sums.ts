import type { Formula } from './formula.ts';

/** A sum of named numbers by their factors: `net_revenue - 2 * orders`. */
export type Terms = ReadonlyMap<string, number>;

/** One sum, or one divided by another. */
export interface RatioOfSums {
  readonly top: Terms;
  readonly bottom: Terms | null;
}

/** Terms with a number that stands alone, under a sum that divides them. */
interface Fraction {
  readonly terms: Terms;
  readonly constant: number;
  readonly under: Fraction | null;
}

/**
 * A formula as a sum of named numbers, or as one such sum divided by another: what is known of such sums
 * over all is then known from what each one adds. Null where it is neither: a product of two names, a
 * quotient of quotients, a number that stands alone.
 */
export function ratioOfSums(formula: Formula): RatioOfSums | null {
  const { terms, constant, under } = fractionOf(formula) ?? none;
  const isOfNames = (one: Pick<Fraction, 'terms' | 'constant'>): boolean =>
    one.constant === 0 && one.terms.size > 0 && [...one.terms.values()].every(Number.isFinite);
  if (!isOfNames({ terms, constant })) return null;
  if (!under) return { top: terms, bottom: null };
  return isOfNames(under) ? { top: terms, bottom: under.terms } : null;
}

const none: Fraction = { terms: new Map(), constant: 0, under: null };

function fractionOf(formula: Formula): Fraction | null {
  switch (formula.kind) {
    case 'number':
      return { ...none, constant: formula.value };
    case 'name':
      return { ...none, terms: new Map([[formula.name, 1]]) };
    case 'negative': {
      const of = fractionOf(formula.of);
      return of && times(of, -1);
    }
    default: {
      const left = fractionOf(formula.left);
      const right = fractionOf(formula.right);
      if (!left || !right) return null;
      if (formula.kind === '+') return plus(left, right);
      if (formula.kind === '-') return plus(left, times(right, -1));
      return formula.kind === '*' ? product(left, right) : quotient(left, right);
    }
  }
}

function times({ terms, constant, under }: Fraction, factor: number): Fraction {
  const scaled = [...terms].map(([name, own]) => [name, own * factor] as const);
  return withoutZeros(new Map(scaled), constant * factor, under);
}

function plus(left: Fraction, right: Fraction): Fraction | null {
  // A number beside a quotient goes above its line: 1 - refunds / sales is (sales - refunds) / sales.
  if (isNumber(left) && right.under) return plusAbove(right, times(right.under, left.constant));
  if (isNumber(right) && left.under) return plusAbove(left, times(left.under, right.constant));
  return isSame(left.under, right.under) ? plusAbove(left, right) : null;
}

function plusAbove(left: Fraction, right: Fraction): Fraction {
  const sum = new Map(left.terms);
  for (const [name, factor] of right.terms) sum.set(name, (sum.get(name) ?? 0) + factor);
  return withoutZeros(sum, left.constant + right.constant, left.under);
}

function product(left: Fraction, right: Fraction): Fraction | null {
  if (isNumber(right)) return times(left, right.constant);
  return isNumber(left) ? times(right, left.constant) : null;
}

function quotient(left: Fraction, right: Fraction): Fraction | null {
  if (isNumber(right)) return right.constant === 0 ? null : times(left, 1 / right.constant);
  if (!right.under) return left.under ? null : { ...left, under: right };
  return isNumber(left)
    ? { ...times(right.under, left.constant), under: { ...right, under: null } }
    : null;
}

function isNumber({ terms, under }: Fraction): boolean {
  return terms.size === 0 && under === null;
}

function isSame(left: Fraction | null, right: Fraction | null): boolean {
  if (!left || !right) return left === right;
  return (
    left.constant === right.constant &&
    left.terms.size === right.terms.size &&
    [...left.terms].every(([name, factor]) => right.terms.get(name) === factor)
  );
}

function withoutZeros(terms: Terms, constant: number, under: Fraction | null): Fraction {
  return { terms: new Map([...terms].filter(([, factor]) => factor !== 0)), constant, under };
}
