import type { Group, Key } from '../../src/analyses/explore/axis.ts';
import type { Field, SidePart } from '../../src/analyses/explore/field.ts';
import type { Aggregate } from '../../src/analyses/explore/measure.ts';
import type { ExploreView } from '../../src/analyses/explore/view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { starTables } from '../../src/core/model/tables.ts';
import { id, join, sql } from '../../src/core/sql/index.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { rows } from './node-engine.ts';

/** A loaded line as a plain object; everything that is told of it below is worked out from these alone. */
export interface PlainLine {
  readonly customer: number | null;
  readonly order: number;
  readonly product: string | null;
  readonly date: string;
  readonly hour: number | null;
  readonly amount: number;
  readonly quantity: number;
  readonly refund: boolean;
  readonly values: Readonly<Record<string, string | null>>;
  /** On which of two sides it stands, where a test compares some; null: on neither. */
  readonly sides?: Readonly<Record<SidePart, number | null>>;
}

/** Every line of a data set. */
export async function plainLines(engine: Engine, model: ModelInfo): Promise<readonly PlainLine[]> {
  const { line, product } = starTables(model.schema);
  const dimensions = model.dimensions.filter(({ source }) => source === 'line');
  const columns = dimensions.map(
    ({ column }) => sql`, cast(line.${id(column)} as varchar) as ${id(`d_${column}`)}`,
  );
  const hasProducts = model.products > 0;
  const found = await rows(
    engine,
    sql`select customer, ord, cast(day as varchar) as day, ${model.hasHours ? sql`hour` : sql`null`} as hour, amount, quantity, refund,
        ${hasProducts ? sql`named.code` : sql`cast(null as varchar)`} as product${join(columns, sql``)}
      from ${line} as line${hasProducts ? sql` left join ${product} as named on named.product = line.product` : sql``}`,
  );
  return found.map((row) => ({
    customer: row['customer'] === null ? null : Number(row['customer']),
    order: Number(row['ord']),
    product: row['product'] as string | null,
    date: String(row['day']),
    hour: row['hour'] === null ? null : Number(row['hour']),
    amount: Number(row['amount']),
    quantity: Number(row['quantity']),
    refund: row['refund'] === true,
    values: Object.fromEntries(
      dimensions.map(({ id: name, column }) => [name, row[`d_${column}`] as string | null]),
    ),
  }));
}

/** The orders that are purchases: their lines that are left come to more than nothing. */
export function purchases(lines: readonly PlainLine[]): ReadonlySet<number> {
  const sums = new Map<number, number>();
  for (const { order, amount } of lines) sums.set(order, (sums.get(order) ?? 0) + amount);
  return new Set([...sums].filter(([, sum]) => sum > 0).map(([order]) => order));
}

/** What a line's value of a field is, from its text alone. */
export function plainKey({ on }: Field, line: PlainLine, model: ModelInfo): Key {
  const [year = 0, month = 0, day = 0] = line.date.split('-').map(Number);
  const epoch = Date.UTC(year, month - 1, day) / 86_400_000;
  switch (on.kind) {
    case 'dimension':
      return line.values[on.id] ?? null;
    case 'product':
      return line.product;
    case 'time':
      switch (on.part) {
        case 'year':
          return year - 2000;
        case 'quarter':
          return (year - 2000) * 4 + Math.floor((month - 1) / 3);
        case 'month':
          return (year - 2000) * 12 + month - 1;
        // 1 January 1970 was a Thursday.
        case 'week':
          return epoch - ((epoch + 3) % 7);
        default:
          return epoch;
      }
    case 'cycle':
      switch (on.part) {
        case 'weekday':
          return (epoch + 3) % 7;
        case 'hour':
          return line.hour;
        case 'dayOfMonth':
          return day;
        case 'monthOfYear':
          return month - 1;
        default:
          return Math.floor((month - 1) / 3);
      }
    case 'side':
      return line.sides?.[on.part] ?? null;
    case 'bin': {
      const [value, scale] =
        on.of === 'amount' ? [line.amount, model.scale] : [line.quantity, model.quantityScale];
      return Math.floor(value / Math.round(on.width * 10 ** scale));
    }
    default:
      throw new TypeError(`No plain key of ${on.kind}`);
  }
}

/** An aggregate of some lines, straight from its definition. */
export function plainAggregate(
  name: Aggregate,
  lines: readonly PlainLine[],
  bought: ReadonlySet<number>,
): number | null {
  const sum = (of: readonly PlainLine[]): number =>
    of.reduce((total, { amount }) => total + amount, 0);
  const counting = lines.filter(({ refund, order }) => !refund && bought.has(order));
  const amounts = lines.map(({ amount }) => amount).sort((left, right) => left - right);
  const quantile = (p: number): number | null => {
    if (amounts.length === 0) return null;
    const at = (amounts.length - 1) * p;
    const [low, high] = [amounts[Math.floor(at)]!, amounts[Math.ceil(at)]!];
    return low + (high - low) * (at - Math.floor(at));
  };
  switch (name) {
    case 'revenue':
      return sum(lines);
    case 'sales':
      return sum(lines.filter(({ refund }) => !refund));
    case 'refunds':
      return -sum(lines.filter(({ refund }) => refund)) || 0;
    case 'orders':
      return new Set(counting.map(({ order }) => order)).size;
    case 'customers':
      return new Set(counting.flatMap(({ customer }) => customer ?? [])).size;
    case 'products':
      return new Set(lines.flatMap(({ product }) => product ?? [])).size;
    case 'lines':
      return lines.length;
    case 'quantity':
      return lines.reduce((total, { quantity }) => total + quantity, 0);
    case 'meanLine':
      return lines.length === 0 ? null : sum(lines) / lines.length;
    case 'medianLine':
      return quantile(0.5);
    case 'lowLine':
      return quantile(0.1);
    case 'lowerQuartileLine':
      return quantile(0.25);
    case 'upperQuartileLine':
      return quantile(0.75);
    case 'highLine':
      return quantile(0.9);
    case 'leastLine':
      return amounts[0] ?? null;
    case 'mostLine':
      return amounts.at(-1) ?? null;
    default:
      throw new TypeError(`No plain ${name}`);
  }
}

/** A group of lines by its path, and the parts it falls into. */
export interface PlainGroup {
  readonly path: readonly Key[];
  readonly isOther: boolean;
  readonly lines: readonly PlainLine[];
  readonly parts: readonly PlainGroup[];
}

/**
 * Lines by the values of fields, level by level. Where only the top of a field stands apart, its values
 * are ranked by the first measure (`worth`) within their group over all columns, equal ones by key.
 */
export function plainGroups(
  lines: readonly PlainLine[],
  fields: readonly Field[],
  worth: (lines: readonly PlainLine[]) => number | null,
  model: ModelInfo,
  path: readonly Key[] = [],
  isOther = false,
): PlainGroup {
  const [field, ...rest] = fields;
  const group = { path, isOther, lines };
  if (!field) return { ...group, parts: [] };
  const found = new Map<Key, PlainLine[]>();
  for (const line of lines) {
    const key = plainKey(field, line, model);
    const own = found.get(key);
    if (own) own.push(line);
    else found.set(key, [line]);
  }
  const inner = (key: Key, own: readonly PlainLine[], other = false): PlainGroup =>
    plainGroups(own, rest, worth, model, [...path, key], other);
  if (field.top === null)
    return { ...group, parts: [...found].map(([key, own]) => inner(key, own)) };
  const ranked = [...found]
    .map(([key, own]) => ({ key, own, worth: worth(own) ?? -Infinity }))
    .sort((left, right) => right.worth - left.worth || compareKeys(left.key, right.key));
  const beyond = ranked.slice(field.top);
  return {
    ...group,
    parts: [
      ...ranked.slice(0, field.top).map(({ key, own }) => inner(key, own)),
      ...(beyond.length > 0
        ? [
            inner(
              null,
              beyond.flatMap(({ own }) => own),
              true,
            ),
          ]
        : []),
    ],
  };
}

function compareKeys(left: Key, right: Key): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Every group of an axis of a view with its plain twin; says what only one of them has. */
export function twins(
  group: Group,
  plain: PlainGroup,
): readonly { readonly group: Group; readonly plain: PlainGroup }[] {
  const nameOf = (key: Key | undefined, isOther: boolean): string =>
    JSON.stringify([key ?? null, isOther]);
  const parts = new Map(plain.parts.map((part) => [nameOf(part.path.at(-1), part.isOther), part]));
  const children = group.children.map((child) => nameOf(child.path.at(-1), child.isOther));
  if (new Set(children).size !== children.length)
    throw new Error(`A group twice under ${group.path.join('/')}`);
  const [shown, expected] = [[...children].sort().join('\n'), [...parts.keys()].sort().join('\n')];
  if (shown !== expected)
    throw new Error(`Groups of ${JSON.stringify(group.path)}:\n${shown}\ninstead of\n${expected}`);
  return [
    { group, plain },
    ...group.children.flatMap((child) =>
      twins(child, parts.get(nameOf(child.path.at(-1), child.isOther))!),
    ),
  ];
}

/** What both sides of a pivot are made of, for looking at its cells. */
export type Pivot = Pick<ExploreView, 'rows' | 'columns'>;
