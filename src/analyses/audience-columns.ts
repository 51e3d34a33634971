import { customerGroupPlaces, isCustomerGroupKind } from '../core/model/customer-groups.ts';
import type { Dataset } from '../core/model/dataset.ts';
import { starTables } from '../core/model/tables.ts';
import { id, op, sql, type Sql } from '../core/sql/index.ts';
import { sourceOf, type Source } from './audience-sources.ts';

/** The columns of an answer that hold sources and strata, and the relations that they are read from. */
export class AudienceColumns {
  readonly selected: Sql[] = [];
  readonly joined: Sql[] = [];
  readonly #values = new Map<string, Sql>();
  readonly #names = new Map<string, string>();
  #hasAttribute = false;

  constructor(private readonly data: Dataset) {}

  /** The name of the column that holds a source; whole names are read once for both of their parts. */
  of(source: Source): string {
    if (source.kind === 'customer') return 'id';
    const key = keyOf(source);
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const name = `c${this.#names.size}`;
    this.#names.set(key, name);
    this.#select(this.#value(source), name);
    return name;
  }

  /** Adds the column `s0`, `s1` … that holds a stratum. */
  stratum(stratum: string, place: number): void {
    if (isCustomerGroupKind(stratum)) {
      const group = id(`in_${stratum}`);
      const places = customerGroupPlaces(stratum, this.data);
      this.joined.push(sql`left join ${places} as ${group} on ${group}.customer = person.customer`);
      this.#select(sql`${group}.place`, `s${place}`);
      return;
    }
    const source = sourceOf(stratum, this.data.model);
    this.#select(source?.kind === 'dimension' ? this.#value(source) : sql`null`, `s${place}`);
  }

  #select(value: Sql, name: string): void {
    this.selected.push(sql`, ${op({ name: 'cast', value, type: 'text' })} as ${id(name)}`);
  }

  #value(source: Exclude<Source, { readonly kind: 'customer' }>): Sql {
    const key = keyOf(source);
    const known = this.#values.get(key);
    if (known) return known;
    const { column } = source.kind === 'contact' ? source.contact : source.dimension;
    const value =
      source.kind === 'dimension' && source.dimension.source === 'line'
        ? this.#lastOfLines(column)
        : this.#attribute(column);
    this.#values.set(key, value);
    return value;
  }

  #attribute(column: string): Sql {
    if (!this.#hasAttribute) {
      const { attribute } = starTables(this.data.model.schema);
      this.joined.push(
        sql`left join ${attribute} as attribute on attribute.customer = person.customer`,
      );
    }
    this.#hasAttribute = true;
    return sql`attribute.${id(column)}`;
  }

  /** What the last line that says something says, by day, then by the order of the file. */
  #lastOfLines(column: string): Sql {
    const last = id(`last_${this.#values.size}`);
    this.joined.push(sql`left join (
        -- one row per customer: the last value that is not blank
        select customer, value
        from (
          select customer, ${id(column)} as value,
            row_number() over (partition by customer order by day desc, ord desc, ${id(column)} desc) as place
          from ${this.data.lines} as line
          where customer is not null and ${id(column)} is not null
        ) as said
        where place = 1
      ) as ${last} on ${last}.customer = person.customer`);
    return sql`${last}.value`;
  }
}

function keyOf(source: Exclude<Source, { readonly kind: 'customer' }>): string {
  return source.kind === 'contact'
    ? `contact ${source.contact.column}`
    : `${source.dimension.source} ${source.dimension.column}`;
}
