import fc from 'fast-check';
import type { ColumnUse } from '../../src/core/model/fields.ts';
import type { ColumnPlan, RefundRule, SourcePlan } from '../../src/core/model/plan.ts';
import type { Sources } from '../../src/engine/engine.ts';
import { linkOrders, readShop, sum, type OracleLine } from './oracle.ts';
import {
  anyShop,
  handMadeSources,
  refundPrefix,
  shopColumns,
  shopCsv,
  shopMapping,
  shopPlan,
  type ShopRow,
} from './oracle-shop.ts';

/** How a shop says what its lines earned. */
export const marginUses = ['margin', 'cost', 'unitCost'] as const;
export type MarginUse = (typeof marginUses)[number];

/** A record with cells about money beside its amount. */
export interface CostRow extends ShopRow {
  readonly quantity: string;
  readonly money: string;
  readonly shipping: string;
  readonly fee: string;
}

/** A line with its margin (null: unknown) and its cost to serve, in minor units; and as the file says. */
export interface CostLine extends OracleLine {
  readonly margin: bigint | null;
  readonly service: bigint;
  readonly written: Record<'margin' | 'service', bigint>;
}

/** The control total of some lines: their exact sum rounded once, and the sum of the rounded lines. */
export function costTotal(lines: readonly CostLine[], of: 'margin' | 'service') {
  return {
    file: toCents(sum(lines.map(({ written }) => written[of]))),
    loaded: sum(lines.map((line) => line[of] ?? 0n)),
    rounded: lines.filter(({ written }) => written[of] % 10n !== 0n).length,
  };
}

const thousandths = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -2000, max: 30_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 5, -5, 15, 10_000) },
);
const cell = fc.oneof(
  { weight: 8, arbitrary: thousandths.map((value) => (value / 1000).toFixed(3)) },
  { weight: 1, arbitrary: fc.constantFrom('', 'n/a', 'unknown') },
);
const costs = fc.record({
  quantity: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 9 }).map(String) },
    { weight: 1, arbitrary: fc.constantFrom('-1', '-3', '0', '') },
  ),
  money: cell,
  shipping: cell,
  fee: cell,
});

/** Small shops with every complication, and a margin or a cost on their lines. */
export const anyCostShop: fc.Arbitrary<readonly CostRow[]> = anyShop.chain((rows) =>
  fc
    .array(costs, { minLength: rows.length, maxLength: rows.length })
    .map((all) => rows.map((row, at) => ({ ...row, ...all[at]! }))),
);

/** The file, its money column under a use, read by hand. */
export function costSources(
  rows: readonly CostRow[],
  use: MarginUse,
  refunds: RefundRule = shopPlan.refunds,
): Sources {
  const [header = '', ...lines] = shopCsv(rows).split('\n');
  const records = rows.map(
    ({ quantity, money, shipping, fee }, at) =>
      `${lines[at]},${quantity},${money},${shipping},${fee}`,
  );
  const csv = [`${header},quantity,money,shipping,fee`, ...records, ''].join('\n');
  return handMadeSources(csv, costPlan(use, refunds));
}

function costPlan(use: MarginUse, refunds: RefundRule): SourcePlan {
  const added: readonly (readonly [string, ColumnUse])[] = [
    ['quantity', 'quantity'],
    ['money', use],
    ['shipping', 'serviceCost'],
    ['fee', 'serviceCost'],
  ];
  const columns = added.map(([header, role], at): ColumnPlan => ({
    ...{ index: shopColumns.length + at, header, id: header, use: role, confidence: 1 },
    recipe: { kind: 'number', decimalMark: '.' },
    reason: { code: 'none', detail: {} },
  }));
  return { ...shopPlan, refunds, columns: [...shopPlan.columns, ...columns] };
}

/**
 * The lines as the definitions say: a stated margin turns round with its amount; goods cost what they
 * cost whatever the sign, and a refund brings them back; what serving cost never comes back.
 */
export function costLines(
  rows: readonly CostRow[],
  use: MarginUse,
  { kind }: RefundRule = shopPlan.refunds,
): readonly CostLine[] {
  const prefix = kind === 'orderPrefix' ? refundPrefix : '\0';
  const mapping = { ...shopMapping, refundPrefix: prefix };
  const loaded = rows.filter((row) => readShop(shopCsv([row]), mapping).lines.length > 0);
  const lines = readShop(shopCsv(rows), mapping).lines.map((line, at): CostLine => {
    const { quantity, money, shipping, fee, amount } = loaded[at]!;
    const isRefund = line.isRefund || Number(quantity) < 0;
    const value = thousandthsOf(money);
    const pieces = quantity === '' ? null : BigInt(quantity);
    // Under a prefix for refunds every refund is negative, however it is written.
    const counted = kind === 'orderPrefix' && isRefund ? -abs(line.amount) : line.amount;
    const isTurned = counted * BigInt(Math.sign(Number(amount))) < 0n;
    const goods = use === 'unitCost' ? value && pieces && abs(value * pieces) : value && abs(value);
    const known = value !== null && (use !== 'unitCost' || pieces !== null);
    const earned =
      use === 'margin'
        ? (value ?? 0n) * (isTurned ? -1n : 1n)
        : counted * 10n - (isRefund ? -1n : 1n) * (goods ?? 0n);
    const spent = abs(thousandthsOf(shipping) ?? 0n) + abs(thousandthsOf(fee) ?? 0n);
    return {
      ...line,
      isRefund,
      amount: counted,
      margin: known ? toCents(earned) : null,
      service: toCents(spent),
      written: { margin: known ? earned : 0n, service: spent },
    };
  });
  linkOrders(lines, prefix);
  return lines;
}

function thousandthsOf(text: string): bigint | null {
  return /^-?\d+\.\d{3}$/.test(text) ? BigInt(text.replace('.', '')) : null;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** Half away from zero. */
function toCents(value: bigint): bigint {
  return ((value < 0n ? -1n : 1n) * (abs(value) + 5n)) / 10n;
}
