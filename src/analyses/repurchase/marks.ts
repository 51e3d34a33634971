import type { Dataset } from '../../core/model/dataset.ts';
import { lit, nothing, op, sql, type Sql } from '../../core/sql/index.ts';
import { groupingOf, groupOfKey, keyOfGroup, type Group } from './groups.ts';
import type { RepurchaseLabels } from './labels/en.ts';
import type { RepurchaseParams } from './params.ts';
import { deadlineOf, stepsOf } from './query.ts';
import { quantileOf, spellsOf } from './spells.ts';
import { nameOfGroup, nameOfRange } from './words.ts';

/** A customer set of this view. Ranges are in days; `to` is null for an open end. */
type Mark =
  | { readonly kind: 'overdue' }
  | { readonly kind: 'group' | 'overdueIn'; readonly group: Group }
  | { readonly kind: 'late' | 'gap'; readonly from: number; readonly to: number | null }
  | { readonly kind: 'away'; readonly days: number }
  | { readonly kind: 'step' | 'missed'; readonly nth: number };

function readMark(text: string): Mark | null {
  if (text === 'overdue') return { kind: 'overdue' };
  const [, kind, rest = ''] = /^([a-zI]+):(.+)$/s.exec(text) ?? [];
  const [, from, dash, to] = /^(\d{1,6})(?:(-)(\d{1,6})?)?$/.exec(rest) ?? [];
  switch (kind) {
    case 'group':
    case 'overdueIn': {
      const group = groupOfKey(rest);
      return group && { kind, group };
    }
    case 'late':
    case 'gap':
      return dash ? { kind, from: Number(from), to: to ? Number(to) : null } : null;
    case 'away':
      return from && !dash ? { kind, days: Number(from) } : null;
    case 'step':
    case 'missed':
      return from && !dash ? { kind, nth: Number(from) } : null;
    default:
      return null;
  }
}

/** The name of a range of days inside marks. */
export function keyOfRange({ from, to }: { from: number; to: number | null }): string {
  return `${from}-${to ?? ''}`;
}

/**
 * The customers of a mark: `overdue`, `overdueIn:<group>`, `late:<from>-<to>` (by days overdue),
 * `away:<days>` (not back after so many), `gap:<from>-<to>`, `step:<n>` and `missed:<n>` (who came back
 * in time after the n-th purchase and who did not), `group:<group>`.
 */
export function customersOfMark(text: string, params: RepurchaseParams, data: Dataset): Sql | null {
  const mark = readMark(text);
  const customers = mark && customersOf(mark, params, data);
  if (!customers) return null;
  return sql`
    with ${data.ctes}${spellsOf(params, data)},
    ${deadlineOf(params)}
    ${customers}`;
}

function customersOf(mark: Mark, params: RepurchaseParams, data: Dataset): Sql | null {
  switch (mark.kind) {
    case 'overdue':
      return overdueIn(sql`chosen`, params);
    case 'late': {
      // Days overdue are counted from the last whole day on which the customer was not.
      const late = sql`days - ${op({ name: 'intDivide', left: sql`hundredths`, right: lit(100) })}`;
      return overdueIn(sql`chosen`, params, sql` and ${within(late, mark)}`);
    }
    case 'away':
      return sql`select customer from chosen where not returned and days > ${lit(mark.days)}`;
    case 'gap':
      return sql`select distinct customer from chosen where returned and ${within(sql`days`, mark)}`;
    case 'step':
    case 'missed':
      if (mark.nth < 1 || mark.nth > stepsOf(params)) return null;
      return sql`select customer
    from spell
    cross join deadline
    where nth = ${lit(mark.nth)} and elapsed >= within_days
      and ${mark.kind === 'missed' ? sql`not ` : nothing}(returned and days <= within_days)`;
    default: {
      const key = keyOfGroup(mark.group);
      const place = groupingOf(params, data.model).groups.findIndex(
        (group) => keyOfGroup(group) === key,
      );
      if (place < 0) return null;
      const spells = sql`(select * from group_spell where grp = ${lit(place)})`;
      return mark.kind === 'overdueIn'
        ? overdueIn(spells, params)
        : sql`select distinct customer from ${spells} as of_group`;
    }
  }
}

/** Whoever waits longer than the quantile of the closed spells of the same relation. */
function overdueIn(spells: Sql, params: RepurchaseParams, further: Sql = nothing): Sql {
  return sql`select customer
    from ${spells} as waiting
    cross join (${quantileOf(spells, params.overdue)}) as edge
    where not returned and 100 * days > hundredths${further}`;
}

function within(days: Sql, { from, to }: { from: number; to: number | null }): Sql {
  return to === null
    ? sql`${days} >= ${lit(from)}`
    : sql`${days} between ${lit(from)} and ${lit(to)}`;
}

/** A mark in words. */
export function nameMark(text: string, labels: RepurchaseLabels): string {
  const mark = readMark(text);
  switch (mark?.kind) {
    case 'late':
      return labels.lateMark(nameOfRange(mark, labels));
    case 'gap':
      return labels.gapMark(nameOfRange(mark, labels));
    case 'away':
      return labels.awayMark(mark.days);
    case 'step':
      return labels.stepMark(labels.stepName(mark.nth));
    case 'missed':
      return labels.missedMark(labels.stepName(mark.nth));
    case 'group':
      return nameOfGroup(mark.group, labels);
    case 'overdueIn':
      return labels.overdueOf(nameOfGroup(mark.group, labels));
    default:
      return labels.overdueMark;
  }
}
