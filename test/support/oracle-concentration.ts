import { sum } from './oracle.ts';

/** Concentration, evaluated item by item: every item is compared with every other. */

/** One thing that brings revenue: a customer or a product. */
export interface OracleItem {
  readonly id: string;
  readonly value: bigint;
}

/** Largest first, equal values by id as the database orders text: by code point. */
export function ranked(items: readonly OracleItem[]): readonly OracleItem[] {
  return [...items].sort((left, right) => {
    if (left.value !== right.value) return left.value > right.value ? -1 : 1;
    return Buffer.compare(Buffer.from(left.id), Buffer.from(right.id));
  });
}

/** The first ⌈n · percent / 100⌉. */
export function bestPercent(items: readonly OracleItem[], percent: number): readonly OracleItem[] {
  return ranked(items).slice(0, Math.ceil((items.length * percent) / 100));
}

/**
 * Half the relative mean difference, Σᵢ Σⱼ |xᵢ − xⱼ| / (2 n Σ x): the definition of the Gini
 * coefficient without ranks. Null without revenue.
 */
export function giniOf(items: readonly OracleItem[]): number | null {
  const total = sum(items.map(({ value }) => value));
  if (total <= 0n) return null;
  let differences = 0n;
  for (const left of items)
    for (const right of items)
      differences += left.value > right.value ? left.value - right.value : right.value - left.value;
  return Number(differences) / (2 * items.length * Number(total));
}

/** The value in the middle of a sorted list, or the mean of the two. */
export function medianOf(items: readonly OracleItem[]): number | null {
  const values = ranked(items).map(({ value }) => Number(value));
  const middle = values.slice(Math.ceil(values.length / 2) - 1, Math.floor(values.length / 2) + 1);
  return middle.length === 0 ? null : middle.reduce((all, one) => all + one, 0) / middle.length;
}

export interface OracleThresholds {
  readonly rule: 'before' | 'including';
  readonly a: number;
  readonly b: number;
}

/**
 * The class of each item: by the value of strictly larger items, or by that of items at least as
 * large, as a share of all that is above zero. In whole numbers.
 */
export function classOf(
  item: OracleItem,
  items: readonly OracleItem[],
  { rule, a, b }: OracleThresholds,
): 'A' | 'B' | 'C' | 'none' {
  if (item.value <= 0n) return 'none';
  const positive = items.filter(({ value }) => value > 0n);
  const whole = sum(positive.map(({ value }) => value));
  const passed = positive.filter(({ value }) =>
    rule === 'before' ? value > item.value : value >= item.value,
  );
  const reached = 100n * sum(passed.map(({ value }) => value));
  const isWithin = (percent: number): boolean =>
    rule === 'before' ? reached < BigInt(percent) * whole : reached <= BigInt(percent) * whole;
  if (isWithin(a)) return 'A';
  return isWithin(b) ? 'B' : 'C';
}
