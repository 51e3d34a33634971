import { tableFromIPC } from 'apache-arrow';
import { customersOfSet } from '../analyses/open-view.ts';
import type { ModelInfo } from '../core/model/info.ts';
import { markSeparator, type CustomerSet, type ViewState } from '../core/spec/filters.ts';
import { sql } from '../core/sql/index.ts';
import type { Engine } from '../engine/engine.ts';

/** Marks of one view that were clicked: together they are a set of customers. */
export class Selection {
  view = $state.raw<ViewState | null>(null);
  /** The page on which they were clicked: that view itself, or the board that shows it. */
  page = $state.raw<ViewState | null>(null);
  marks = $state.raw<readonly string[]>([]);
  /** Customers of the selected marks, each counted once; null until known. */
  count = $state.raw<number | null>(null);

  /** Clicks a mark: alone, added to the others (Shift), or taken away (Alt). */
  click(
    view: ViewState,
    mark: string,
    mode: 'replace' | 'union' | 'subtract',
    page: ViewState = view,
  ): void {
    const others = this.view === view ? this.marks.filter((other) => other !== mark) : [];
    const isOnly = this.view === view && this.marks.length === 1 && this.marks[0] === mark;
    this.view = view;
    this.page = page;
    this.marks =
      mode === 'subtract' ? others : mode === 'union' ? [...others, mark] : isOnly ? [] : [mark];
    this.count = null;
  }

  clear(): void {
    this.marks = [];
    this.count = null;
  }

  /** The selected customers as a set for a filter; null while nothing is selected. */
  get set(): CustomerSet | null {
    return this.view && this.marks.length > 0
      ? { view: this.view, mark: this.marks.join(markSeparator) }
      : null;
  }

  /** Counts the selected customers. */
  async measure(engine: Engine, model: ModelInfo): Promise<void> {
    const { set, marks } = this;
    if (!set) return;
    const answer = await engine.run(
      sql`select count(distinct customer) as customers from (${customersOfSet(set, model)}) as selected`,
      { dataVersion: model.schema + model.dataVersion },
    );
    if (this.marks !== marks) return;
    const value: unknown = tableFromIPC(answer.bytes).get(0)?.['customers'];
    this.count = Number(value);
  }
}
