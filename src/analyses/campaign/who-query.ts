import { customerGroupPlaces } from '../../core/model/customer-groups.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { day, join, nothing, op, sql, unionAll, type Sql } from '../../core/sql/index.ts';
import { firstItems, itemOf } from './items.ts';
import type { CampaignParams } from './params.ts';
import { dataBefore, placedCtes, within } from './people.ts';
import { spanOf } from './span.ts';

/** What buyers are told apart by: whether they were new, their tier before, the first thing they bought. */
export const whoFields = ['newness', 'tier', 'item'] as const;
export type WhoField = (typeof whoFields)[number];

/**
 * Customers who bought in the window, by side (`reached`). `total`: all of them; otherwise per field and
 * value: how many have it, and what it is called. `newness`: `new` (first purchase in the window) or
 * `existing`; `tier`: the place of the tier the day before, `-1` without a purchase by then.
 */
export function compileWho(params: CampaignParams, data: Dataset): Sql {
  const item = itemOf(params, data.model);
  const side = (part: string, value: Sql, label: Sql, from: Sql): Sql => sql`
    select ${partOf(part)} as part, ${value} as value, ${label} as label, reached, count(*) as customers
    from ${from}
    group by ${value}, reached`;
  const none = sql`cast(null as varchar)`;
  return sql`
    with ${data.ctes}${buyerCtes(params, data)}
    ${join(
      [
        sql`select 'total' as part, ${none} as value, ${none} as label, reached, count(*) as customers
    from buyer
    group by reached`,
        side('newness', sql`newness`, none, sql`buyer`),
        side('tier', op({ name: 'cast', value: sql`tier`, type: 'text' }), none, sql`buyer`),
        ...(item ? [side('item', sql`code`, sql`max(name)`, sql`first_item`)] : []),
      ],
      unionAll,
    )}`;
}

function partOf(part: string): Sql {
  return part === 'newness' ? sql`'newness'` : part === 'tier' ? sql`'tier'` : sql`'item'`;
}

/** The CTEs up to `buyer`: one row per customer who bought in the window; and `first_item` where there is one. */
export function buyerCtes(params: CampaignParams, data: Dataset): Sql {
  const { after, since, before } = spanOf(params, data);
  const item = itemOf(params, data.model);
  const then = dataBefore(params, data);
  const tiers = within(
    then,
    sql`select customer, place from ${customerGroupPlaces('tier', then)} as placed`,
  );
  return sql`${placedCtes(params, data)},
    first_bought as (
      -- one row per customer: their first purchase day in the window
      select customer, min(day) as day
      from ${data.purchaseDays} as purchase_day
      where day between ${day(since)} and ${day(after ? after.to : before.to)}
      group by customer
    ),
    tier_before as (
      -- one row per customer who had bought: the place of their tier the day before
      ${tiers}
    ),
    buyer as (
      -- one row per customer who bought in the window
      select placed.customer, reached, coalesce(place, -1) as tier,
        case when first_day >= ${day(since)} then 'new' else 'existing' end as newness
      from placed
      join first_bought on first_bought.customer = placed.customer
      join ${data.firstPurchases} as first_purchase on first_purchase.customer = placed.customer
      left join tier_before on tier_before.customer = placed.customer
    )${
      item
        ? sql`,
    first_item as (
      -- one row per customer and item of that day
      select buyer.customer, reached, code, name
      from buyer
      join (
        ${firstItems(item, data)}
      ) as held on held.customer = buyer.customer
    )`
        : nothing
    }`;
}
