import type { CommonLabels } from '../../../core/spec/analysis.ts';
import type { AbcParams } from '../params.ts';
import type { AbcClass } from '../query.ts';

type Of<T> = Readonly<Record<AbcParams['of'], T>>;

/** The words of an ABC. */
export interface AbcLabels extends CommonLabels<AbcParams> {
  readonly class: string;
  readonly classNames: Readonly<Record<AbcClass, string>>;
  readonly items: Of<string>;
  readonly itemShare: Of<string>;
  readonly revenue: string;
  readonly revenueShare: string;
  readonly least: string;
  readonly buyers: string;
  readonly cumulative: string;
  readonly rank: string;
  readonly fromRank: string;
  readonly toRank: string;
  readonly product: string;
  readonly allItems: Of<string>;
  readonly withoutPurchase: string;
  readonly without: Of<string>;
  readonly total: string;
  readonly classesTitle: string;
  readonly classesSubtitle: Of<string>;
  readonly curveTitle: Of<string>;
  readonly curveSubtitle: string;
  readonly curveAlternative: Of<(items: string, itemShare: string, revenueShare: string) => string>;
  readonly productsTitle: string;
  readonly productsSubtitle: (listed: string, all: string) => string;
  readonly legendClass: (name: string, items: string) => string;
  readonly cutLabel: (name: string, share: string) => string;
  readonly ranks: (from: string, to: string) => string;
  readonly oneRank: (rank: string) => string;
  /** Customers of a class or of ranks; among products, who bought them. */
  readonly marks: Of<{
    readonly class: (name: string) => string;
    readonly ranks: (from: number, to: number) => string;
  }>;
  readonly everyone: string;
  readonly answer: Of<
    (items: string, itemShare: string, all: string, revenueShare: string) => string
  >;
  readonly answerC: Of<(items: string, revenueShare: string) => string>;
  readonly answerNoA: Of<(share: string) => string>;
  readonly empty: Of<string>;
  readonly noProducts: string;
  readonly fewItems: Of<(items: number) => string>;
  readonly noneNote: Of<(items: string, revenue: string) => string>;
  readonly guests: Of<(share: string) => string>;
  readonly withoutProductNote: (share: string) => string;
}

export const en: AbcLabels = {
  title: 'ABC',
  question: 'Which customers and products bring most of the revenue?',
  dates: 'Orders counted',
  headlines: {
    aItems: 'Class A: how many',
    aItemShare: 'Class A: share of all',
    aRevenue: 'Class A: share of revenue',
    cItems: 'Class C: how many',
  },
  params: {
    of: { label: 'Classes of', options: { customers: 'Customers', products: 'Products' } },
    rule: {
      label: 'One that crosses a threshold',
      options: { before: 'Better class', including: 'Worse class' },
      hint: 'Whether the item at which the share is reached still belongs to the better class',
    },
    amount: { label: 'Revenue is', options: { net: 'Net', sales: 'Before refunds' } },
    a: { label: 'A up to (%)', hint: 'Share of revenue at which A ends' },
    b: { label: 'B up to (%)', hint: 'Share of revenue at which B ends' },
  },
  definition: [
    {
      term: 'Order',
      text: 'Customers or products by revenue, largest first. Equal amounts are always in one class. Customers are those with at least one order above zero after its refunds.',
    },
    {
      term: 'A, B, C',
      text: 'A while the revenue of strictly larger ones is below the first threshold (80%) of what is above zero, B while it is below the second (95%), then C: the one that crosses a threshold is in the better class. Or, as you choose, A while the cumulative share including it is at most the threshold.',
    },
    {
      term: 'Zero and below',
      text: 'What is worth nothing or less after refunds is C and stands in a row of its own. It is left out of the shares.',
    },
    {
      term: 'Revenue of a product',
      text: 'The sum of its lines, refunds taken off, lines without a customer included; or sales before refunds.',
    },
    {
      term: 'Buyers',
      text: 'Customers with at least one line of the product above zero that is no refund. Lines without a customer ID have none.',
    },
  ],
  class: 'Class',
  classNames: { A: 'A', B: 'B', C: 'C', none: 'C, zero or below' },
  items: { customers: 'Customers', products: 'Products' },
  itemShare: { customers: 'Share of customers', products: 'Share of products' },
  revenue: 'Revenue',
  revenueShare: 'Share of revenue',
  least: 'From',
  buyers: 'Buyers',
  cumulative: 'Cumulative',
  rank: 'Rank',
  fromRank: 'From rank',
  toRank: 'To rank',
  product: 'Product',
  allItems: { customers: 'All customers', products: 'All products' },
  withoutPurchase: 'Refunded in full or refunds only',
  without: { customers: 'Without a customer ID', products: 'Without a product' },
  total: 'Total',
  classesTitle: 'Classes',
  classesSubtitle: {
    customers: 'Each customer is in exactly one',
    products: 'Each product is in exactly one; a buyer may have bought of several',
  },
  curveTitle: { customers: 'Customers by rank', products: 'Products by rank' },
  curveSubtitle: 'Bars: mean revenue of each, left axis. Line: cumulative share, right axis',
  curveAlternative: {
    customers: (items, itemShare, revenueShare) =>
      `Customers by revenue: ${items} in A, ${itemShare} of all, bring ${revenueShare} of revenue.`,
    products: (items, itemShare, revenueShare) =>
      `Products by revenue: ${items} in A, ${itemShare} of all, bring ${revenueShare} of revenue.`,
  },
  productsTitle: 'Products',
  productsSubtitle: (listed, all) => `The first ${listed} of ${all} by revenue`,
  legendClass: (name, items) => `${name}: ${items}`,
  cutLabel: (name, share) => `${name} ends at ${share}`,
  ranks: (from, to) => `Ranks ${from}–${to}`,
  oneRank: (rank) => `Rank ${rank}`,
  marks: {
    customers: {
      class: (name) => `Class ${name}`,
      ranks: (from, to) => (from === to ? `Rank ${from}` : `Ranks ${from}–${to}`),
    },
    products: {
      class: (name) => `Bought class ${name} products`,
      ranks: (from, to) =>
        from === to
          ? `Bought the product of rank ${from}`
          : `Bought products of ranks ${from}–${to}`,
    },
  },
  everyone: 'All classes',
  answer: {
    customers: (items, itemShare, all, revenueShare) =>
      `${items} of ${all} customers (${itemShare}) are in class A and bring ${revenueShare} of revenue`,
    products: (items, itemShare, all, revenueShare) =>
      `${items} of ${all} products (${itemShare}) are in class A and bring ${revenueShare} of revenue`,
  },
  answerC: {
    customers: (items, revenueShare) =>
      `; the ${items} customers in class C bring ${revenueShare}.`,
    products: (items, revenueShare) => `; the ${items} products in class C bring ${revenueShare}.`,
  },
  answerNoA: {
    customers: (share) =>
      `No customer is in class A: the largest alone bring more than ${share} of revenue.`,
    products: (share) =>
      `No product is in class A: the largest alone bring more than ${share} of revenue.`,
  },
  empty: {
    customers: 'No customer has bought within these filters.',
    products: 'No product was sold above zero within these filters.',
  },
  noProducts: 'This file names no products. Map a product column to see their classes.',
  fewItems: {
    customers: (items) => `Only ${items} customers: classes of so few say little.`,
    products: (items) => `Only ${items} products: classes of so few say little.`,
  },
  noneNote: {
    customers: (items, revenue) =>
      `${items} customers are at or below zero after refunds (${revenue} in all): class C, outside the shares.`,
    products: (items, revenue) =>
      `${items} products are at or below zero (${revenue} in all): class C, outside the shares.`,
  },
  guests: {
    customers: (share) => `${share} of revenue has no customer ID and is left out.`,
    products: (share) =>
      `${share} of revenue has no customer ID: it counts for its products, but its buyers are not known.`,
  },
  withoutProductNote: (share) => `${share} of revenue names no product and is left out.`,
};
