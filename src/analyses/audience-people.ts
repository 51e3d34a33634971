import { addDays } from '../core/calendar.ts';
import type { PeopleLayout } from '../core/audience/people-layout.ts';
import type { AudiencePlan } from '../core/audience/plan.ts';
import type { Dataset } from '../core/model/dataset.ts';
import type { ModelInfo } from '../core/model/info.ts';
import { scope } from '../core/model/scope.ts';
import { starTables } from '../core/model/tables.ts';
import { spentIn, tierMonths, tierWindow } from '../core/model/tiers.ts';
import { noFilters, type ViewState } from '../core/spec/filters.ts';
import { day, join, lit, newline, nothing, op, sql, type Sql } from '../core/sql/index.ts';
import { AudienceColumns } from './audience-columns.ts';
import { refuseUnknown } from './audience-refusals.ts';
import { sourceOf, type Source, type Sources } from './audience-sources.ts';
import { listScope } from './customer-list.ts';
import { customersOfSet } from './open-view.ts';

/** The people of a segment, as a query, and what its columns are. */
export interface AudienceQuery {
  readonly query: Sql;
  readonly layout: PeopleLayout;
}

/** Everything about people that an answer can hold. */
export interface PeopleRequest {
  /** Whose filters say who they are. */
  readonly view: ViewState;
  readonly plan: AudiencePlan;
  /** Where the fields that are wanted are read. */
  readonly sources: Sources;
}

/**
 * One row per customer whom the filters of a view leave, in the order of their keys: see
 * `PeopleLayout`. Amounts, last purchases and strata are those of the whole data up to the as-of day,
 * whatever lines the filters leave. Fails with `audience.unknownPart` or a `view.…` code where it can not
 * be read as it was meant who they are, or who is left out: see `refuseUnknown`.
 */
export function audiencePeople(
  { view, plan, sources }: PeopleRequest,
  model: ModelInfo,
): AudienceQuery {
  refuseUnknown(view, plan.without, model);
  const everything = scope(model, {
    ...{ filters: { ...noFilters, asOf: view.filters.asOf }, dates: 'history' },
    ...{ compares: false, sets: [] },
  });
  const columns = new AudienceColumns(everything);
  const fields = Object.entries(sources).flatMap(([field, text]) => {
    const source = sourceOf(text, model);
    if (!source) return [];
    const part = source.kind === 'contact' ? source.part : 'whole';
    return [[field, { column: columns.of(source), part }] as const];
  });
  const consent = consentOf(plan, model);
  const layout: PeopleLayout = {
    fields: Object.fromEntries(fields),
    consent: consent && columns.of(consent),
    strata: plan.split?.strata.length ?? 0,
    scale: model.scale,
  };
  (plan.split?.strata ?? []).forEach((stratum, place) => columns.stratum(stratum, place));
  const amount = amountOf(plan, everything);
  const query = sql`
    with ${everything.ctes}person as (
      -- one row per customer of the segment
      ${segmentOf(view, model)}
    )
    select named.id as id,
      ${amount.value} as amount,
      ${recentOf(plan, everything)} as is_recent,
      ${excludedOf(plan, model)} as is_excluded${join(columns.selected, nothing)}
    from person
    join ${starTables(model.schema).customerKey} as named on named.customer = person.customer${join(
      [...amount.joined, ...columns.joined].map((joined) => sql`${newline}${joined}`),
      nothing,
    )}
    order by person.customer`;
  return { query, layout };
}

/**
 * The customers that a list of the view has: where sets of customers are chosen everyone in them, and
 * otherwise who has bought.
 */
function segmentOf(view: ViewState, model: ModelInfo): Sql {
  const data = listScope(view, model);
  if (view.filters.customers.length === 0)
    return sql`
      with ${data.ctes}buyer as (
        select customer from ${data.customers} as listed where days > 0
      )
      select customer from buyer`;
  const prospects = data.prospects
    ? sql` union select customer from ${data.prospects} as prospect`
    : nothing;
  return sql`
    with ${data.ctes}chosen as (
      select customer from ${data.customers} as listed${prospects}
    )
    select customer from chosen`;
}

function consentOf(
  { consent }: AudiencePlan,
  model: Pick<ModelInfo, 'contacts' | 'dimensions'>,
): Source | null {
  return consent?.kind === 'column' ? sourceOf(consent.source, model) : null;
}

/** Net revenue in minor units, where it is asked for. */
function amountOf(
  { value }: AudiencePlan,
  data: Dataset,
): { readonly value: Sql; readonly joined: readonly Sql[] } {
  if (value === 'none')
    return { value: op({ name: 'cast', value: sql`null`, type: 'bigint' }), joined: [] };
  const spent =
    value === 'net'
      ? sql`select customer, amount as net from ${data.customers} as buyer`
      : sql`select customer, revenue as net from (
          ${spentIn(data.orders, tierWindow(tierMonths, data.asOf))}
        ) as spender`;
  return {
    value: sql`coalesce(spent.net, 0)`,
    joined: [sql`left join (${spent}) as spent on spent.customer = person.customer`],
  };
}

/** Whether somebody bought in the last so many days; the as-of day is the last of them. */
function recentOf({ withoutBuyersOfDays: days }: AudiencePlan, data: Dataset): Sql {
  if (days === null) return lit(false);
  return sql`(person.customer in (
        select customer from ${data.purchaseDays} as bought
        where day > ${day(addDays(data.asOf, -days))}
      ))`;
}

function excludedOf({ without }: AudiencePlan, model: ModelInfo): Sql {
  if (without.length === 0) return lit(false);
  const sets = without.map(
    (set) => sql`select customer from (${customersOfSet(set, model)}) as one_set`,
  );
  return sql`(person.customer in (${join(sets, sql` union `)}))`;
}
