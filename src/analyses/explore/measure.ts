import { longestFormula, namesIn, readFormula, type Formula } from '../../core/formula/formula.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import { lookText, readLook, type Look } from './look.ts';

/**
 * What is counted over the lines of a group, each at its own grain: a total is never a sum of cells.
 * Amounts are in minor units.
 */
export const aggregates = [
  'revenue',
  'sales',
  'refunds',
  'orders',
  'customers',
  'products',
  'lines',
  'quantity',
  'margin',
  'served',
  'meanLine',
  'medianLine',
  'lowLine',
  'lowerQuartileLine',
  'upperQuartileLine',
  'highLine',
  'leastLine',
  'mostLine',
] as const;
export type Aggregate = (typeof aggregates)[number];

/** Measures that are made of others: their names and the formulas that say how. */
export const madeOf = {
  orderValue: 'revenue / orders',
  perCustomer: 'revenue / customers',
  ordersPerCustomer: 'orders / customers',
  piecesPerOrder: 'quantity / orders',
  refundShare: 'refunds / sales',
  marginShare: 'margin / revenue',
} as const satisfies Readonly<Record<string, string>>;
export type MadeMeasure = keyof typeof madeOf;

/**
 * How a measure is shown: as it is, as a share of another cell, along the rows, beside the dates
 * compared with (`compared`, `change`, `growth`), or beside an earlier period on the same table
 * (`step…`: the one before; `year…`: the same a year earlier).
 */
export const comparisons = [
  'plain',
  'shareOfRow',
  'shareOfColumn',
  'shareOfParent',
  'shareOfTotal',
  'running',
  'rank',
  'compared',
  'change',
  'growth',
  'stepChange',
  'stepGrowth',
  'yearChange',
  'yearGrowth',
] as const;
export type Comparing = (typeof comparisons)[number];

/** What a measure is before it is compared with anything. */
export type MeasureOf =
  | { readonly kind: 'aggregate'; readonly name: Aggregate }
  | { readonly kind: 'made'; readonly name: MadeMeasure; readonly formula: Formula }
  | { readonly kind: 'formula'; readonly text: string; readonly formula: Formula };

/** A measure on the shelf. */
export interface Measure {
  readonly of: MeasureOf;
  readonly as: Comparing;
  /** Left out where its numbers are written as usual. */
  readonly look?: Look;
}

/** The names that a formula may use: aggregates in snake case, as people write them. */
export const formulaNames: ReadonlyMap<string, Aggregate> = new Map(
  aggregates.map((name) => [nameInFormula(name), name]),
);

/** `net_revenue` for revenue, whose plain name says too little; `mean_line` for `meanLine`. */
export function nameInFormula(name: Aggregate): string {
  if (name === 'revenue') return 'net_revenue';
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const known = new Set(formulaNames.keys());

/** Reads a formula over the aggregates, or says what is wrong where. */
export function readMeasureFormula(text: string): ReturnType<typeof readFormula> {
  return readFormula(text, known);
}

const made = Object.fromEntries(
  Object.entries(madeOf).map(([name, text]) => [name, ownFormula(text)]),
) as Readonly<Record<MadeMeasure, Formula>>;

function ownFormula(text: string): Formula {
  const { formula } = readFormula(text, new Set<string>(aggregates));
  if (!formula) throw new TypeError(`Not a formula: ${text}`);
  return formula;
}

/**
 * The text of a measure in a link: `revenue`, `orders.growth`, `=net_revenue / customers.rank`, with how
 * its numbers look behind it: `revenue#short`.
 */
export function measureText({ of, as, look }: Measure): string {
  const name = of.kind === 'formula' ? `=${of.text}` : of.name;
  const looks = look ? lookText(look) : '';
  return `${name}${as === 'plain' ? '' : `.${as}`}${looks === '' ? '' : `#${looks}`}`;
}

/** The measure of a text; null where it is none. */
export function readMeasure(written: string): Measure | null {
  const end = written.lastIndexOf('#');
  const look = end < 0 ? null : readLook(written.slice(end + 1));
  if (end >= 0 && !look) return null;
  const text = end < 0 ? written : written.slice(0, end);
  const as = comparisons.find((one) => one !== 'plain' && text.endsWith(`.${one}`)) ?? 'plain';
  const name = as === 'plain' ? text : text.slice(0, -as.length - 1);
  const of = readMeasureOf(name);
  return of && { of, as, ...(look ? { look } : {}) };
}

function readMeasureOf(name: string): MeasureOf | null {
  if (name.startsWith('=') && name.length <= longestFormula + 1) {
    const { formula } = readMeasureFormula(name.slice(1));
    return formula && { kind: 'formula', text: name.slice(1), formula };
  }
  const aggregate = aggregates.find((one) => one === name);
  if (aggregate) return { kind: 'aggregate', name: aggregate };
  return name in madeOf && Object.hasOwn(madeOf, name)
    ? { kind: 'made', name: name as MadeMeasure, formula: made[name as MadeMeasure] }
    : null;
}

/** What has to be counted for a measure. */
export function aggregatesOf({ of }: Measure): readonly Aggregate[] {
  if (of.kind === 'aggregate') return [of.name];
  return namesIn(of.formula).map(aggregateNamed);
}

/** The aggregate that a name of a formula stands for. */
export function aggregateNamed(name: string): Aggregate {
  const found = formulaNames.get(name) ?? aggregates.find((one) => one === name);
  if (!found) throw new TypeError(`Not an aggregate: ${name}`);
  return found;
}

/** Decimals that the integers of an aggregate are stored with. */
export function scaleOf(
  name: Aggregate,
  { scale, quantityScale }: Pick<ModelInfo, 'scale' | 'quantityScale'>,
): number {
  switch (name) {
    case 'orders':
    case 'customers':
    case 'products':
    case 'lines':
      return 0;
    case 'quantity':
      return quantityScale;
    default:
      return scale;
  }
}

/** Aggregates whose groups add up to their total, if every line is in one group. */
const additive: readonly Aggregate[] = [
  ...(['revenue', 'sales', 'refunds', 'lines', 'quantity', 'margin', 'served'] as const),
];

/** Whether what is counted of different groups may be added. */
export function isAdditiveAggregate(name: Aggregate): boolean {
  return additive.includes(name);
}

/** Whether values of different groups may be added. */
export function isAdditive({ of }: Measure): boolean {
  return of.kind === 'aggregate' && isAdditiveAggregate(of.name);
}

/** Whether a measure is shown beside the dates compared with. */
export function isCompared(as: Comparing): boolean {
  return as === 'compared' || as === 'change' || as === 'growth';
}
