import { scopeOfKeys } from '../analyses/customer-list.ts';
import {
  countsQuery,
  linesQuery,
  monthsQuery,
  ordersQuery,
  peersQuery,
  variantsQuery,
  type PeerGroup,
} from '../analyses/customer-story.ts';
import type { ViewState } from '../core/spec/filters.ts';
import type { AnswerRow, CustomerData, ListedCustomer } from './customer-data.ts';

/** One customer's page: what is known at once. */
export interface CustomerStory {
  readonly customer: ListedCustomer;
  /** One row per month with an order. */
  readonly months: readonly AnswerRow[];
  readonly variants: readonly AnswerRow[];
  /** How many orders and lines there are, fully refunded orders included. */
  readonly counts: { readonly orders: number; readonly lines: number };
  /** Newest first. */
  readonly orders: (start: number, end: number) => Promise<readonly AnswerRow[]>;
  /** The same, of one order by its key or of all. */
  readonly lines: (
    order: number | null,
    start: number,
    end: number,
  ) => Promise<readonly AnswerRow[]>;
}

/** Everything about one customer within the filters; null where these leave the customer out. */
export async function readStory(
  data: CustomerData,
  view: ViewState,
  key: number,
): Promise<CustomerStory | null> {
  const ids = data.columns.map(({ id }) => id);
  const [customer] = await data.rows([key], ids);
  if (!customer) return null;
  const own = scopeOfKeys(view, data.model, [key]);
  const [months, [counts], variants] = await Promise.all([
    data.ask(monthsQuery(own)),
    data.ask(countsQuery(own)),
    data.model.experiments.length === 0 ? [] : data.ask(variantsQuery(data.model, key)),
  ]);
  return {
    customer,
    months,
    variants,
    counts: { orders: Number(counts?.['orders'] ?? 0), lines: Number(counts?.['lines'] ?? 0) },
    orders: (start, end) => data.ask(ordersQuery(own, { start, end })),
    lines: (order, start, end) => data.ask(linesQuery(own, order, { start, end })),
  };
}

/** The middle customer of a group of everyone, or null where the group is empty. */
export async function readPeers(
  data: CustomerData,
  group: PeerGroup,
  ownFifth: number,
): Promise<AnswerRow | null> {
  const against = await data.yardsticks();
  if (group === 'fifth' && against.monetary.length < 4) return null;
  const [row] = await data.ask(peersQuery(data.everyone, against, group, ownFifth));
  return row && Number(row['customers']) > 0 ? row : null;
}
