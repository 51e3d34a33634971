import { ordersUpTo } from '../../core/model/as-of.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { ctesOf } from '../../core/model/relations.ts';
import { customersOf, firstPurchasesOf, purchaseDaysOf } from '../../core/model/rollups.ts';
import { day, namesIn, sql, type Sql } from '../../core/sql/index.ts';

/**
 * The data as they stood on an earlier day, as `data.at` says. Where no filter leaves out rows, the shapes
 * of that day are cut from those of today instead of being made of all lines again: a course asks for a
 * dozen such days.
 */
export function dataOn(lastDay: string, data: Dataset): Dataset {
  const then = data.at(lastDay);
  const isStored = namesIn(data.orders).length === 0;
  if (!isStored || lastDay >= data.asOf) return then;
  const quicker = quickerShapes(lastDay, then, data);
  const relations = then.relations.map(({ name, query }) => {
    const [own = ''] = namesIn(name);
    return { name, query: quicker.get(own) ?? query };
  });
  return { ...then, relations, ctes: ctesOf(relations) };
}

/** Queries of the same rows by the names that the shapes of that day have. */
function quickerShapes(lastDay: string, then: Dataset, data: Dataset): ReadonlyMap<string, Sql> {
  const upTo = sql`day <= ${day(lastDay)}`;
  const shapes: readonly (readonly [Sql, Sql])[] = [
    [then.orders, sql`select * from ${ordersUpTo(data, lastDay)} as earlier`],
    [
      then.purchaseDays,
      // What was bought later changes neither gaps nor numbers of earlier days; what was refunded later does.
      data.model.hasLaterLines
        ? purchaseDaysOf(then.orders)
        : sql`select * from ${data.purchaseDays} as purchase_day where ${upTo}`,
    ],
    [then.customers, customersOf(then.orders, then.purchaseDays)],
    [then.firstPurchases, firstPurchasesOf(then.purchaseDays)],
  ];
  return new Map(shapes.flatMap(([name, query]) => namesIn(name).map((own) => [own, query])));
}
