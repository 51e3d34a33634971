import type { Dataset } from '../../core/model/dataset.ts';
import { starTables } from '../../core/model/tables.ts';
import { id, join, lit, op, sql, unionAll, type Sql } from '../../core/sql/index.ts';
import { experimentOf } from './arms.ts';
import { resultRow } from './moments.ts';
import type { ExperimentParams } from './params.ts';
import type { Part } from './sum-query.ts';

/**
 * The part `health`: customers by arm and code. Codes that nobody has yield no row; `several` and `shared`
 * stand for all arms at once.
 */
export function healthPart(params: ExperimentParams, data: Dataset): Part {
  const shared = sharedCtes(data);
  const elsewhere = elsewhereIn(params, data);
  return {
    ctes: shared ? [shared] : [],
    rows: [
      sql`select ${row(sql`'assigned'`, id('arm'), sql`count(*)`)}
      from fated
      group by arm`,
      several(params, data),
      sql`select ${row(id('fate'), id('arm'), sql`count(*)`)}
      from fated
      where fate in ('noExposure', 'later', 'open')
      group by arm, fate`,
      sql`select ${row(sql`'unknown'`, id('arm'), sql`count(*)`)}
      from counted
      where customer is null
      group by arm`,
      sql`select ${row(sql`'before'`, id('arm'), sql`count(*)`)}
      from outcome
      where early = 1
      group by arm`,
      ...(shared
        ? [
            sql`select ${row(sql`'shared'`, lit(-1), sql`count(*)`)}
      from shared
      having count(*) > 0`,
          ]
        : []),
      ...(elsewhere
        ? [
            sql`select ${row(sql`'elsewhere'`, id('arm'), sql`count(*)`)}
      from counted
      where ${elsewhere}
      group by arm`,
          ]
        : []),
    ],
  };
}

/** People of no known customer have no key, so that of them only the file's own count tells who is in several. */
function several(params: ExperimentParams, { model, people }: Dataset): Sql {
  const info =
    params.from === 'assignments' && people.length === 0 ? experimentOf(params, model) : null;
  const counted = info
    ? lit(info.several)
    : op({ name: 'countDistinctKeys', value: id('customer') });
  return sql`select ${row(sql`'several'`, lit(-1), counted)}
      from fated
      where fate = 'several'
      having count(*) > 0`;
}

function row(label: Sql, arm: Sql, n: Sql): Sql {
  return resultRow({ part: 'health', arm, label, metric: -1, n }, {});
}

/**
 * The CTE `shared`: one row per customer who counts whose e-mail or phone is that of a customer of another
 * arm, upper and lower case alike, of phones the digits. Null where the files say neither.
 */
export function sharedCtes({ model }: Dataset): Sql | null {
  const { attribute } = starTables(model.schema);
  const contacts = model.contacts.filter(({ use }) => use === 'email' || use === 'phone');
  if (contacts.length === 0) return null;
  const told = contacts.map(({ use, column }) => {
    const written = op({ name: 'trim', value: id(column) });
    const folded =
      use === 'email'
        ? op({ name: 'caseFold', value: written })
        : op({ name: 'replacePattern', value: written, from: '[^0-9]', to: '' });
    return sql`select customer, ${lit(use)} as use, ${folded} as contact from ${attribute} as described`;
  });
  return sql`reached as (
      -- one row per customer who counts and way of reaching them
      select counted.customer, counted.arm, use, contact
      from counted
      join (
        ${join(told, unionAll)}
      ) as told on told.customer = counted.customer
      where contact <> ''
    ),
    shared as (
      -- one row per customer who counts and is reached as one of another arm is
      select distinct customer
      from reached
      join (
        select use as common_use, contact as common
        from reached
        group by use, contact
        having min(arm) <> max(arm)
      ) as common_contact on common_use = use and common = contact
    )`;
}

/** Whether a customer is in another experiment of the data too; null where there is none. */
export function elsewhereIn(params: ExperimentParams, { model }: Dataset): Sql | null {
  const own = params.from === 'assignments' ? experimentOf(params, model) : null;
  const others = model.experiments.filter(({ id: other }) => other !== own?.id);
  if (others.length === 0) return null;
  const { assignment } = starTables(model.schema);
  return sql`customer in (
        select customer from ${assignment} as other
        where customer is not null and experiment in (${join(others.map((other) => lit(other.id)))})
      )`;
}
