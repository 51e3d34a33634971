import { tableFromIPC, type Table } from 'apache-arrow';
import { reconcile } from '../../src/analyses/reconcile.ts';
import type { LoadReport } from '../../src/core/model/info.ts';
import { ties, type Line, type Reconciliation } from '../../src/core/model/reconciliation.ts';
import type { Filters } from '../../src/core/spec/filters.ts';
import type { Sql } from '../../src/core/sql/index.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { viewState } from './oracle-engine.ts';

/** The reconciliation of a loaded data set, by the same path as the page. */
export function reconciled(
  engine: Engine,
  report: LoadReport,
  filters: Partial<Filters> = {},
  after: (table: Table, query: Sql) => Table = (table) => table,
): Promise<Reconciliation> {
  return reconcile({
    ...{ report, view: viewState('reconcile', {}, filters) },
    run: async (query) => after(tableFromIPC((await engine.run(query)).bytes), query),
  });
}

/** Everything that does not tie. */
export function gapsOf({ bridge, ties: pages }: Reconciliation): readonly unknown[] {
  return [...bridge, ...pages].filter(({ gap }) => !ties(gap));
}

/** What the first line of a kind says. */
export function amountsOf(
  { bridge }: Reconciliation,
  kind: Line['subject']['kind'],
): Line['amounts'] | undefined {
  return bridge.find(({ subject }) => subject.kind === kind)?.amounts;
}
