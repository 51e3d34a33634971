import { tableFromIPC } from 'apache-arrow';
import {
  cellOf,
  lineColumnsOf,
  linesQuery,
  lineTotalsOf,
  lineTotalsQuery,
  openLines,
  type LineColumn,
  type OpenLines,
} from '../analyses/lines-page.ts';
import { fail } from '../core/error.ts';
import type { ModelInfo } from '../core/model/info.ts';
import type { ViewState } from '../core/spec/filters.ts';
import type { Sql } from '../core/sql/index.ts';
import type { Engine } from '../engine/engine.ts';

/** A line by the ids of its columns. */
export type Line = Readonly<Record<string, unknown>>;

/** What lines come to, by name: counts, and amounts in minor units. */
export type LineTotals = Readonly<Record<string, number | bigint | null>>;

/** The lines behind a mark, as the engine tells them. */
export class LinesData {
  readonly open: OpenLines;
  readonly columns: readonly LineColumn[];

  constructor(
    private readonly engine: Engine,
    readonly model: ModelInfo,
    view: ViewState,
  ) {
    this.open = openLines(view, model);
    this.columns = lineColumnsOf(model);
  }

  /** What all lines come to. Fails with `view.badValue` where the mark is of another table. */
  async totals(signal?: AbortSignal): Promise<LineTotals> {
    const { mark, params, counted } = this.open;
    const [row] = await this.#rows(
      this.#known(lineTotalsQuery(mark, params, counted.data)),
      signal,
    );
    return this.#totals((name) => row?.[name]);
  }

  /** What the table says of the same, and the table; null where it has no such cell. */
  async cell(
    signal?: AbortSignal,
  ): Promise<{ readonly said: LineTotals | null; readonly view: unknown }> {
    const { analysis, query, params, data } = this.open.counted;
    const { bytes } = await this.engine.run(query, this.#options(signal));
    const view: unknown = analysis.view(tableFromIPC(bytes), params, data);
    const cell = cellOf(this.open, view);
    return { view, said: cell && this.#totals((name) => cell(name as 'lines')) };
  }

  /** The lines in their order, at most so many (null: all). */
  async lines(most: number | null, signal?: AbortSignal): Promise<readonly Line[]> {
    const { mark, params, counted, order } = this.open;
    return this.#rows(this.#known(linesQuery(mark, params, counted.data, order, most)), signal);
  }

  #totals(of: (name: string) => unknown): LineTotals {
    return Object.fromEntries(
      lineTotalsOf(this.model).map((name) => [name, (of(name) ?? 0) as number | bigint]),
    );
  }

  #known(query: Sql | null): Sql {
    return query ?? fail('view.badValue', { key: 'mark', value: this.open.mark.slice(0, 60) });
  }

  #options(signal: AbortSignal | undefined): { dataVersion: string; signal?: AbortSignal } {
    const dataVersion = this.model.schema + this.model.dataVersion;
    return signal ? { dataVersion, signal } : { dataVersion };
  }

  async #rows(query: Sql, signal: AbortSignal | undefined): Promise<readonly Line[]> {
    const { bytes } = await this.engine.run(query, this.#options(signal));
    return tableFromIPC(bytes)
      .toArray()
      .map((row: { toJSON(): unknown }) => row.toJSON() as Line);
  }
}

/** Whether two accounts of the same lines agree. */
export function sameTotals(left: LineTotals, right: LineTotals): boolean {
  return Object.entries(left).every(([name, value]) => Number(value) === Number(right[name]));
}
