import type { ModelInfo } from '../../core/model/info.ts';
import { worthOf } from '../../core/model/order-values.ts';
import { id, join, lit, op, sql, type Sql } from '../../core/sql/index.ts';
import type { FormulaTerm } from './formula-metric.ts';
import type { Metric } from './metrics.ts';

/** What is added up over the lines of an order, and stands in a column of its own beside its `amount`. */
export const lineSums = ['lines', 'quantity', 'margin', 'served'] as const;
export type LineSum = (typeof lineSums)[number];

/** What is counted of one customer; a metric is one of these, or one divided by another. */
export type Atom =
  | { readonly name: PlainName }
  | { readonly name: 'again'; readonly days: number }
  | { readonly name: 'formula'; readonly terms: readonly FormulaTerm[] };
type PlainName = 'conversion' | 'revenue' | 'orders' | 'sales' | 'refunds' | LineSum;

/** A metric as its outcome, or its numerator with its denominator. */
export interface MetricAtoms {
  readonly y: Atom;
  readonly d: Atom | null;
}

export function atomsOf(metric: Metric): MetricAtoms {
  switch (metric.name) {
    case 'again':
      return { y: metric, d: null };
    case 'formula': {
      const { top, bottom } = metric;
      return {
        y: { name: 'formula', terms: top },
        d: bottom && { name: 'formula', terms: bottom },
      };
    }
    case 'orderValue':
      return { y: { name: 'revenue' }, d: { name: 'orders' } };
    case 'perCustomer':
      return { y: { name: 'revenue' }, d: { name: 'conversion' } };
    case 'ordersPerCustomer':
      return { y: { name: 'orders' }, d: { name: 'conversion' } };
    case 'piecesPerOrder':
      return { y: { name: 'quantity' }, d: { name: 'orders' } };
    case 'refundShare':
      return { y: { name: 'refunds' }, d: { name: 'sales' } };
    case 'marginShare':
      return { y: { name: 'margin' }, d: { name: 'revenue' } };
    case 'meanLine':
      return { y: { name: 'revenue' }, d: { name: 'lines' } };
    case 'conversion':
    case 'revenue':
    case 'orders':
    case 'sales':
    case 'refunds':
    case 'lines':
    case 'quantity':
    case 'margin':
    case 'served':
      return { y: { name: metric.name }, d: null };
  }
}

/** The atoms of some metrics, each once. */
export function atomsIn(metrics: readonly Metric[]): readonly Atom[] {
  const found = new Map<string, Atom>();
  for (const { y, d } of metrics.map(atomsOf))
    for (const atom of d ? [y, d] : [y]) found.set(atomName(atom), atom);
  return [...found.values()];
}

/** The name of an atom's column. */
export function atomName(atom: Atom): string {
  if (atom.name === 'formula')
    return atom.terms.map(({ of, factor }) => `${factor} ${of}`).join(' + ');
  return atom.name === 'again' ? `again_${atom.days}` : atom.name;
}

/** Whether an atom is there or not, however often it is counted. */
export function isYesOrNo(atom: Atom): boolean {
  return namesIn(atom).some((name) => name === 'conversion' || name === 'again');
}

/** What an atom is made of. */
function namesIn(atom: Atom): readonly (PlainName | 'again')[] {
  return atom.name === 'formula' ? atom.terms.map(({ of }) => of) : [atom.name];
}

/** Whether the data can say it. */
export function isKnownAtom(
  atom: Atom,
  { hasMargin, hasServiceCost }: Pick<ModelInfo, 'hasMargin' | 'hasServiceCost'>,
): boolean {
  return namesIn(atom).every((name) => {
    if (name === 'margin') return hasMargin;
    return name !== 'served' || (hasMargin && hasServiceCost);
  });
}

/** Whether the data can say a metric; of one that they can not, every outcome is 0. */
export function isKnownMetric(
  metric: Metric,
  model: Pick<ModelInfo, 'hasMargin' | 'hasServiceCost'>,
): boolean {
  return atomsIn([metric]).every((atom) => isKnownAtom(atom, model));
}

/** The sums over lines that some atoms need, as far as the data know them. */
export function lineSumsOf(atoms: readonly Atom[], model: ModelInfo): readonly LineSum[] {
  return lineSums.filter((name) =>
    atoms.some((atom) => namesIn(atom).includes(name) && isKnownAtom(atom, model)),
  );
}

/** What a line adds to such a sum: unknown margins nothing. */
export function lineValue(name: LineSum): Sql {
  if (name === 'lines') return lit(1);
  return name === 'quantity' ? id('quantity') : sql`coalesce(${worthOf[name]}, 0)`;
}

/**
 * An atom over the rows of `purchase` of one customer, those alone that meet a condition. The column
 * `first_bought` holds the first day of a purchase among the rows that are counted together.
 */
export function atomSql(atom: Atom, among: Sql, model: ModelInfo): Sql {
  const sum = (value: Sql): Sql => coalesced(op({ name: 'sumIntegerIf', value, condition: among }));
  const isPurchase = sql`${among} and amount > 0`;
  switch (atom.name) {
    case 'conversion':
      return flag(isPurchase);
    case 'again': {
      const last = op({ name: 'addDays', value: id('first_bought'), days: atom.days });
      return flag(sql`${isPurchase} and day > first_bought and day <= ${last}`);
    }
    case 'formula':
      return isKnownAtom(atom, model) ? termsSql(atom.terms, among, model) : lit(0);
    case 'orders':
      return op({ name: 'countIf', condition: isPurchase });
    case 'revenue':
      return sum(id('amount'));
    case 'sales':
      return sum(id('sales'));
    case 'refunds':
      return sum(sql`sales - amount`);
    default:
      return isKnownAtom(atom, model) ? sum(id(atom.name)) : lit(0);
  }
}

/** A sum of atoms by their factors, amounts in units of money and quantities in pieces. */
function termsSql(terms: readonly FormulaTerm[], among: Sql, model: ModelInfo): Sql {
  const double = (value: Sql): Sql => op({ name: 'cast', value, type: 'double' });
  const summands = terms.map(({ of, factor }) => {
    const value = double(atomSql({ name: of }, among, model));
    const scale = scaleOf(of, model);
    const plain = scale === 0 ? value : sql`${value} / ${lit(10 ** scale)}`;
    return factor === 1 ? plain : sql`${plain} * ${double(lit(factor))}`;
  });
  return sql`(${join(summands, sql` + `)})`;
}

/** Decimals that the integers of an atom are stored with. */
function scaleOf(name: PlainName, { scale, quantityScale }: ModelInfo): number {
  if (name === 'quantity') return quantityScale;
  return ['conversion', 'orders', 'lines'].includes(name) ? 0 : scale;
}

function flag(condition: Sql): Sql {
  return sql`max(case when ${condition} then 1 else 0 end)`;
}

function coalesced(value: Sql): Sql {
  return sql`coalesce(${value}, 0)`;
}
