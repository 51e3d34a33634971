import { assignmentFields, customerFields, transactionFields, type ColumnUse } from './fields.ts';
import type { ColumnPlan, RefundRule, SourcePlan } from './plan.ts';
import { dateOrders, type Recipe } from './recipe.ts';

/**
 * How the files with one header are read, as far as it can be kept and handed on: what each column is
 * used for and how its cells are read. Never a cell of them.
 */
export interface Mapping {
  readonly columns: readonly MappedColumn[];
  readonly refunds: RefundRule;
  readonly amountComputed?: boolean;
  /** ISO 4217 code of the amounts, or null where it is not known. */
  readonly currency: string | null;
}

export type MappedColumn = Pick<ColumnPlan, 'header' | 'use' | 'recipe' | 'readingChosen'>;

/** Files have fewer columns, and headers are shorter. */
const mostColumns = 2_000;
const mostText = 500;
const uses: readonly string[] = [
  ...transactionFields,
  ...customerFields,
  ...assignmentFields,
  ...(['dimension', 'ignore'] as const),
];

/** The mapping of a plan. */
export function mappingOf(plan: SourcePlan, currency: string | null): Mapping {
  return {
    columns: plan.columns.map(({ header, use, recipe, readingChosen }) => ({
      ...{ header, use, recipe },
      ...(readingChosen ? { readingChosen } : {}),
    })),
    refunds: plan.refunds,
    ...(plan.amountComputed ? { amountComputed: true } : {}),
    currency,
  };
}

/** A mapping from JSON that anyone may have written; null where it is none. Nothing else is taken over. */
export function readMapping(value: unknown): Mapping | null {
  if (!isRecord(value) || !Array.isArray(value['columns'])) return null;
  const { columns: given, refunds: rule, amountComputed, currency } = value;
  if (given.length > mostColumns) return null;
  const columns = given.map(readColumn).filter((column) => column !== null);
  const refunds = readRefunds(rule);
  if (columns.length !== given.length || !refunds) return null;
  if (currency !== null && !(isText(currency) && /^[A-Z]{3}$/.test(currency))) return null;
  return {
    ...{ columns, refunds, currency },
    ...(amountComputed === true ? { amountComputed } : {}),
  };
}

function readColumn(value: unknown): MappedColumn | null {
  if (!isRecord(value)) return null;
  const { header, use, readingChosen } = value;
  const recipe = readRecipe(value['recipe']);
  if (!isText(header) || !isUse(use) || !recipe) return null;
  return { header, use, recipe, ...(readingChosen === true ? { readingChosen } : {}) };
}

function readRecipe(value: unknown): Recipe | null {
  if (!isRecord(value)) return null;
  const { kind, stripPointZero, decimalMark, rocYears } = value;
  if (kind === 'text') return { kind, stripPointZero: stripPointZero === true };
  if (kind === 'number')
    return decimalMark === '.' || decimalMark === ',' ? { kind, decimalMark } : null;
  const order = dateOrders.find((one) => one === value['order']);
  if (kind !== 'date' || !order) return null;
  const zone = readZone(value['zone']);
  if (zone === null) return null;
  return { kind, order, ...(rocYears === true ? { rocYears } : {}), ...zone };
}

/** Nothing where no zone is stated; null where what is stated is none that the browser knows. */
function readZone(value: unknown): { readonly zone?: { naive: string; days: string } } | null {
  if (value === undefined) return {};
  if (!isRecord(value)) return null;
  const { naive, days } = value;
  return isZone(naive) && isZone(days) ? { zone: { naive, days } } : null;
}

function isZone(value: unknown): value is string {
  if (!isText(value)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).format(0) !== '';
  } catch {
    return false;
  }
}

function readRefunds(value: unknown): RefundRule | null {
  if (!isRecord(value)) return null;
  const { kind, prefix, values } = value;
  if (kind === 'negativeOnly') return { kind };
  if (kind === 'orderPrefix') return isText(prefix) ? { kind, prefix } : null;
  if (kind !== 'status' || !Array.isArray(values) || values.length > mostColumns) return null;
  const texts = values.filter(isText);
  return texts.length === values.length ? { kind, values: texts } : null;
}

function isUse(value: unknown): value is ColumnUse {
  return typeof value === 'string' && uses.includes(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= mostText && value.isWellFormed();
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
