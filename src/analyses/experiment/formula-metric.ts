import { longestFormula, readFormula } from '../../core/formula/formula.ts';
import { ratioOfSums, type Terms } from '../../core/formula/ratio-of-sums.ts';

/** What a formula may name, as the explorer's formulas do: what single customers bring and add up. */
export const formulaNames = {
  net_revenue: 'revenue',
  sales: 'sales',
  refunds: 'refunds',
  orders: 'orders',
  customers: 'conversion',
  lines: 'lines',
  quantity: 'quantity',
  margin: 'margin',
  served: 'served',
} as const;
export type FormulaName = (typeof formulaNames)[keyof typeof formulaNames];

/** What is added up of one customer, times its factor. */
export interface FormulaTerm {
  readonly of: FormulaName;
  readonly factor: number;
}

/** A formula as a mean of customers, or as a ratio of two sums over them; amounts are in units of money. */
export interface FormulaMetric {
  readonly name: 'formula';
  readonly text: string;
  readonly goodWhen: 'up' | 'down';
  readonly top: readonly FormulaTerm[];
  readonly bottom: readonly FormulaTerm[] | null;
}

/** Why a formula over known names is no metric. */
export type FormulaLack = 'notOfSums' | 'customersAmongOthers';

const names = new Set(Object.keys(formulaNames));
const prefixes = { up: '=', down: 'less=' } as const;

/**
 * Reads a formula of an address, `=net_revenue / customers`, or `less=refunds / sales` where less of it is
 * hoped for; null where it is none, or none that sums over customers tell.
 */
export function readFormulaMetric(text: string): FormulaMetric | null {
  const goodWhen = text.startsWith(prefixes.down) ? 'down' : 'up';
  if (!text.startsWith(prefixes[goodWhen])) return null;
  const written = text.slice(prefixes[goodWhen].length);
  const read = formulaMetric(written, goodWhen);
  return typeof read === 'string' ? null : read;
}

/** The text of a formula in an address. */
export function formulaMetricText({
  text,
  goodWhen,
}: Pick<FormulaMetric, 'text' | 'goodWhen'>): string {
  return prefixes[goodWhen] + text;
}

/** The metric of a formula, or why it is none; null where it is no formula. */
export function formulaMetric(
  text: string,
  goodWhen: 'up' | 'down',
): FormulaMetric | FormulaLack | null {
  if (text.length > longestFormula) return null;
  const { formula } = readFormula(text, names);
  if (!formula) return null;
  const ratio = ratioOfSums(formula);
  if (!ratio) return 'notOfSums';
  const [top, bottom] = [termsOf(ratio.top), ratio.bottom && termsOf(ratio.bottom)];
  // Buyers are counted once, however many days they buy on: nothing can be added to them.
  const areAmongOthers = (terms: readonly FormulaTerm[]): boolean =>
    terms.some(({ of, factor }) => of === 'conversion' && (terms.length > 1 || factor < 0));
  if (areAmongOthers(top) || (bottom && areAmongOthers(bottom))) return 'customersAmongOthers';
  return { name: 'formula', text, goodWhen, top, bottom };
}

function termsOf(terms: Terms): readonly FormulaTerm[] {
  return [...terms].map(([name, factor]) => ({
    of: formulaNames[name as keyof typeof formulaNames],
    factor,
  }));
}
