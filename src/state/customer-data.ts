import { tableFromIPC } from 'apache-arrow';
import {
  dayOfLateness,
  listColumns,
  type ListColumn,
  type ListColumnId,
} from '../analyses/customer-columns.ts';
import {
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
  #yardsticks: Promise<Yardsticks> | null = null;

  constructor(
    private readonly engine: Engine,
    readonly model: ModelInfo,
    private readonly view: ViewState,
  ) {
    this.columns = listColumns(model);
    this.scope = listScope(view, model);
  }

  /** What every customer is measured against. */
  yardsticks(): Promise<Yardsticks> {
    this.#yardsticks ??= this.ask(yardsticksQuery(this.scope)).then(
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

  /** Some customers, in the order of their keys as given; `kept` for asking the same again soon. */
  async rows(
    keys: readonly number[],
    columns: readonly ListColumnId[],
    kept = true,
  ): Promise<readonly ListedCustomer[]> {
    const against = await this.yardsticks();
    const data = scopeOfKeys(this.view, this.model, keys);
    const query = rowsQuery(
      data,
      against,
      columns.map((id) => this.#column(id)),
    );
    const found = new Map((await this.ask(query, kept)).map((row) => [Number(row['key']), row]));
    return keys.flatMap((key) => {
      const row = found.get(key);
      return row ? [{ key, cells: cellsOf(row, this.scope.asOf) }] : [];
    });
  }

  /** The rows of an answer; 64-bit integers are bigints. */
  async ask(query: Sql, kept = true): Promise<readonly AnswerRow[]> {
    const { bytes } = await this.engine.run(query, kept ? { dataVersion: this.#version } : {});
    return tableFromIPC(bytes)
      .toArray()
      .map((row: { toJSON(): unknown }) => row.toJSON() as AnswerRow);
  }

  get #version(): string {
    return this.model.schema + this.model.dataVersion;
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
