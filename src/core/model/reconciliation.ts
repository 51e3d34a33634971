import type { CustomerSet, DayRange, DimensionFilter } from '../spec/filters.ts';
import type { Totals } from '../spec/analysis.ts';
import type { RejectReason } from './info.ts';

/**
 * Rows of the fact, qualifying orders, customers who bought, and net revenue in minor units; null where
 * a measure says nothing.
 */
export interface Amounts {
  readonly rows: number | null;
  readonly orders: number | null;
  readonly customers: number | null;
  readonly revenue: bigint | null;
}

/** What a line of the reconciliation is about. */
export type Subject =
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'rejected'; readonly reason: RejectReason; readonly sums: readonly Sum[] }
  | { readonly kind: 'asOf' | 'before'; readonly day: string }
  | { readonly kind: 'dimension'; readonly filter: DimensionFilter }
  | { readonly kind: 'set'; readonly set: CustomerSet }
  | { readonly kind: 'dates'; readonly range: DayRange }
  | {
      readonly kind: 'outside' | 'period';
      readonly range: DayRange;
      /** Whether nobody chose it: it is what pages of a period show then. */
      readonly isUsual: boolean;
    }
  | { readonly kind: 'unbought' | 'prospects'; readonly customers: number }
  | { readonly kind: 'view'; readonly asOf: string }
  | {
      readonly kind:
        | 'files'
        | 'loaded'
        | 'made'
        | 'summed'
        | 'data'
        | 'sales'
        | 'refunds'
        | 'net'
        | 'buyers'
        | 'guests'
        | 'everyone'
        | 'alone';
    };

/** A sum in a currency that was left out: `minor` units of 10^-`scale`. */
export interface Sum {
  readonly name: string;
  readonly minor: bigint;
  readonly scale: number;
}

/**
 * One line. `plus` and `minus` lead to the next `total`; `part` lines below a total add up to the
 * `sum` below them.
 */
export interface Line {
  readonly subject: Subject;
  readonly role: 'plus' | 'minus' | 'total' | 'part' | 'sum';
  readonly amounts: Amounts;
  /** What was counted less what should have been: all zero where it ties; null for nothing to compare. */
  readonly gap: Amounts | null;
}

/** What one page shows in total, beside the line of the bridge that it belongs to. */
export interface Tie {
  readonly page: string;
  readonly over: Totals['over'];
  /** What the bridge says, and what the page leaves out of it or adds to it, each counted by itself. */
  readonly base: Amounts;
  readonly lines: readonly Line[];
  readonly shown: Amounts;
  readonly gap: Amounts;
}

/** From the rows of the files to the totals of the pages. */
export interface Reconciliation {
  readonly bridge: readonly Line[];
  readonly ties: readonly Tie[];
}

const none: Amounts = { rows: null, orders: null, customers: null, revenue: null };

/** Amounts of some measures. */
export function amounts(some: Partial<Amounts>): Amounts {
  return { ...none, ...some };
}

/** Adds a line up: what it says nothing about stays, and what was unknown stays unknown. */
export function add(to: Amounts, { role, amounts: own }: Line): Amounts {
  const sign = role === 'minus' ? -1 : 1;
  const sum = (left: number | null, right: number | null): number | null =>
    left === null ? null : left + sign * (right ?? 0);
  return {
    rows: sum(to.rows, own.rows),
    orders: sum(to.orders, own.orders),
    customers: sum(to.customers, own.customers),
    revenue: to.revenue === null ? null : to.revenue + BigInt(sign) * (own.revenue ?? 0n),
  };
}

/** What was counted less what should have been, where both are known. */
export function gapOf(counted: Amounts, expected: Amounts): Amounts {
  const gap = (left: number | null, right: number | null): number | null =>
    left === null || right === null ? null : left - right;
  return {
    rows: gap(counted.rows, expected.rows),
    orders: gap(counted.orders, expected.orders),
    customers: gap(counted.customers, expected.customers),
    revenue:
      counted.revenue === null || expected.revenue === null
        ? null
        : counted.revenue - expected.revenue,
  };
}

/** A total as it was counted, beside what the lines above it come to. */
export function against(subject: Subject, counted: Amounts, expected: Amounts): Line {
  return { subject, role: 'total', amounts: counted, gap: gapOf(counted, expected) };
}

/** Whether there is no difference. */
export function ties(gap: Amounts | null): boolean {
  return gap === null || Object.values(gap).every((one: number | bigint | null) => !one);
}

/** How many lines and pages do not tie. */
export function openGaps({ bridge, ties: pages }: Reconciliation): number {
  return [...bridge, ...pages].filter(({ gap }) => !ties(gap)).length;
}
