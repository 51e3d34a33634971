import { sql, type Sql } from '../sql/index.ts';
import type { Dataset } from './dataset.ts';
import { customerSegments } from './rfm-segment-sql.ts';
import { segmentIds } from './rfm-segments.ts';
import { placedByRevenue, spentIn, standingOf, tierIds, tierMonths, tierWindow } from './tiers.ts';

/**
 * Groups that the app itself makes of the customers who have bought, best first: tiers of the pyramid
 * and segments of RFM, both by their defaults and as of the view's last day. Every such customer is in
 * exactly one group of each kind.
 */
export const customerGroupIds = {
  tier: [...tierIds, 'inactive'],
  segment: segmentIds,
} as const;
export type CustomerGroupKind = keyof typeof customerGroupIds;
export type CustomerGroupId = (typeof customerGroupIds)[CustomerGroupKind][number];

/** The kinds by the names that parameters give them. */
export const customerGroupKinds = ['tier', 'segment'] as const;

/** A group of customers, with its place among those of its kind. */
export interface CustomerGroup {
  readonly kind: CustomerGroupKind;
  readonly id: CustomerGroupId;
  readonly place: number;
}

/** Every group of a kind in order. */
export function customerGroupsOf(kind: CustomerGroupKind): readonly CustomerGroup[] {
  return customerGroupIds[kind].map((id, place) => ({ kind, id, place }));
}

/** Whether the value of a parameter names a kind. */
export function isCustomerGroupKind(value: unknown): value is CustomerGroupKind {
  return customerGroupKinds.some((kind) => kind === value);
}

/** Whether one of several things told apart by `kind` is a group of customers. */
export function isCustomerGroup<T extends { readonly kind: string }>(
  one: T,
): one is Extract<T, CustomerGroup> {
  return isCustomerGroupKind(one.kind);
}

/** The text of a group inside marks: `tier-top`, `segment-loyal`. */
export function customerGroupCode({ kind, id }: CustomerGroup): string {
  return `${kind}-${id}`;
}

/** The group of a text inside marks; null where it is none. */
export function customerGroupOfCode(code: string): CustomerGroup | null {
  const groups = customerGroupKinds.flatMap(customerGroupsOf);
  return groups.find((group) => customerGroupCode(group) === code) ?? null;
}

/**
 * A relation of one row per customer who has bought: customer, place (of the group among those of its
 * kind). Stands after `data.ctes`.
 */
export function customerGroupPlaces(kind: CustomerGroupKind, data: Dataset): Sql {
  if (kind === 'segment')
    return sql`(
      select customer, segment as place from ${customerSegments(data)} as in_segment
    )`;
  return sql`(
      with spender as (
        -- one row per customer (null: none): revenue of twelve months, and whether they have bought
        ${spentIn(data.orders, tierWindow(tierMonths, data.asOf))}
      ),
      placed as (
        -- one row per customer: their place among those who bought in these months
        ${placedByRevenue(sql`spender`)}
      )
      select customer, ${standingOf(sql`placed`)} as place
      from placed
      where has_bought
    )`;
}
