import { tableFromIPC } from 'apache-arrow';
import {
  dayOfLateness,
  listColumns,
  type ListColumn,
  type ListColumnId,
} from '../analyses/customer-columns.ts';
import {
  everyoneScope,
  listScope,
  orderQuery,
  readYardsticks,
  rowsQuery,
  scopeOfKeys,
  yardsticksQuery,
  type ListRequest,
  type Yardsticks,
} from '../analyses/customer-list.ts';
import type { Dataset } from '../core/model/dataset.ts';
import type { ModelInfo } from '../core/model/info.ts';
import type { ViewState } from '../core/spec/filters.ts';
import type { CellValue } from '../core/spec/screen.ts';
import type { Sql } from '../core/sql/index.ts';
import type { Engine } from '../engine/engine.ts';

/** One customer of a list: the key, and a value per column. */
export interface ListedCustomer {
  readonly key: number;
  readonly cells: Readonly<Partial<Record<ListColumnId, CellValue>>>;
}

/** A row of an answer, by column. */
export type AnswerRow = Readonly<Record<string, CellValue>>;

/** What a search asks for; `sort` by the id of its column. */
export type ListOrder = Omit<ListRequest, 'sort'> & { readonly sort: ListColumnId };

/** The customers of a view, as the engine tells them: their order first, then page after page. */
export class CustomerData {
  readonly columns: readonly ListColumn[];
  readonly scope: Dataset;
  /** Whom each customer is measured against. */
  readonly everyone: Dataset;
  #yardsticks: Promise<Yardsticks> | null = null;

  constructor(
    private readonly engine: Engine,
    readonly model: ModelInfo,
    private readonly view: ViewState,
  ) {
    this.columns = listColumns(model);
    this.scope = listScope(view, model);
    this.everyone = everyoneScope(view, model);
  }

  /** What every customer is measured against. */
  yardsticks(): Promise<Yardsticks> {
    this.#yardsticks ??= this.ask(yardsticksQuery(this.everyone)).then(
      ([row]) => readYardsticks(row ?? {}),
      (error: unknown) => {
        // Asking again has to be possible.
        this.#yardsticks = null;
        throw error;
      },
    );
    return this.#yardsticks;
  }

  /** The keys of all customers found, in their order. */
  async order({ sort, ...list }: ListOrder, signal?: AbortSignal): Promise<Int32Array> {
    const against = await this.yardsticks();
    const column = this.#column(sort);
    const query = orderQuery(this.view, this.scope, against, { ...list, sort: column });
    const { bytes } = await this.engine.run(query, {
      dataVersion: this.#version,
      ...(signal ? { signal } : {}),
    });
    return Int32Array.from(
      (tableFromIPC(bytes).getChild('customer')?.toArray() ?? []) as Int32Array,
    );
  }

  /** Some customers, in the order of their keys as given. */
  async rows(
    keys: readonly number[],
    columns: readonly ListColumnId[],
  ): Promise<readonly ListedCustomer[]> {
    const query = await this.#rowsQuery(scopeOfKeys(this.view, this.model, keys), columns);
    const found = new Map((await this.ask(query)).map((row) => [Number(row['key']), row]));
    return keys.flatMap((key) => {
      const row = found.get(key);
      return row ? [{ key, cells: cellsOf(row, this.scope.asOf) }] : [];
    });
  }

  /** Any number of customers in the order of their keys, a few at a time: asked once, not kept. */
  async *pieces(
    keys: Int32Array,
    columns: readonly ListColumnId[],
    atOnce = 500,
  ): AsyncGenerator<readonly ListedCustomer[]> {
    const isFew = keys.length <= atOnce;
    const data = isFew ? scopeOfKeys(this.view, this.model, [...keys]) : this.scope;
    const { bytes } = await this.engine.run(await this.#rowsQuery(data, columns));
    const table = tableFromIPC(bytes);
    const found = (table.getChild('key')?.toArray() ?? new Int32Array()) as Int32Array;
    const places = new Int32Array(found.reduce((last, key) => Math.max(last, key), -1) + 1).fill(
      -1,
    );
    found.forEach((key, place) => (places[key] = place));
    for (let start = 0; start < keys.length; start += atOnce)
      yield [...keys.subarray(start, start + atOnce)].flatMap((key) => {
        const row = table.get(places[key] ?? -1) as { toJSON(): AnswerRow } | null;
        return row ? [{ key, cells: cellsOf(row.toJSON(), this.scope.asOf) }] : [];
      });
  }

  /** The rows of an answer; 64-bit integers are bigints. */
  async ask(query: Sql): Promise<readonly AnswerRow[]> {
    const { bytes } = await this.engine.run(query, { dataVersion: this.#version });
    return tableFromIPC(bytes)
      .toArray()
      .map((row: { toJSON(): unknown }) => row.toJSON() as AnswerRow);
  }

  get #version(): string {
    return this.model.schema + this.model.dataVersion;
  }

  async #rowsQuery(data: Dataset, columns: readonly ListColumnId[]): Promise<Sql> {
    const against = await this.yardsticks();
    return rowsQuery(
      data,
      against,
      columns.map((id) => this.#column(id)),
    );
  }

  #column(id: ListColumnId): ListColumn {
    const column = this.columns.find((one) => one.id === id);
    if (!column) throw new RangeError(`no column ${id} in these data`);
    return column;
  }
}

function cellsOf({ expected, ...row }: AnswerRow, asOf: string): ListedCustomer['cells'] {
  if (expected === undefined || expected === null) return row;
  return { ...row, expected: dayOfLateness(Number(expected), asOf) };
}
