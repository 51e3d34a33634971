import { id, join, sql, type Sql } from '../../core/sql/index.ts';
import type { Field } from './field.ts';
import type { Shelves } from './shelves.ts';

/** The column of a field's key: `r0`, `r1` down the side, `c0` across. */
export const keyName = (axis: 'r' | 'c', place: number): string => `${axis}${place}`;
/** Whether a row stands for all values of a field beyond its top. */
export const otherName = (axis: 'r' | 'c', place: number): string => `${axis}${place}_other`;

/** The name of a product beside its code. */
export const productName = (axis: 'r' | 'c', place: number): string => `${axis}${place}_name`;

/** A field with the columns that it makes. */
export interface AxisColumns {
  readonly axis: 'r' | 'c';
  readonly place: number;
  readonly field: Field;
  readonly name: Sql;
  readonly other: Sql | null;
  /** What its products are joined as. */
  readonly named: Sql;
}

/** Every field, rows before columns. */
export function axesOf({ rows, columns }: Shelves): readonly AxisColumns[] {
  const of = (axis: 'r' | 'c', fields: readonly Field[]): readonly AxisColumns[] =>
    fields.map((field, place) => ({
      ...{ axis, place, field, name: id(keyName(axis, place)) },
      named: id(`${keyName(axis, place)}_product`),
      other: field.top === null ? null : id(otherName(axis, place)),
    }));
  return [...of('r', rows), ...of('c', columns)];
}

/** Every prefix of the rows with every prefix of the columns, the grand total first. */
export function setsOf(shelves: Shelves): readonly Sql[] {
  const axes = axesOf(shelves);
  const prefixes = (axis: 'r' | 'c'): readonly (readonly Sql[])[] => {
    const names = axes
      .filter((one) => one.axis === axis)
      .map(({ name, other }) => (other ? [name, other] : [name]));
    return [[], ...names.map((_, place) => names.slice(0, place + 1).flat())];
  };
  return prefixes('r').flatMap((rows) =>
    prefixes('c').map((columns) => {
      const names = [...rows, ...columns];
      return names.length === 0 ? sql`()` : sql`(${join(names)})`;
    }),
  );
}

/** The columns that tell groups apart. */
export function namesOf(axes: readonly AxisColumns[]): readonly Sql[] {
  return axes.flatMap(({ name, other }) => (other ? [name, other] : [name]));
}
