import { tableFromIPC } from 'apache-arrow';
import { customersOfSet, openView } from '../../src/analyses/open-view.ts';
import type { OverviewView } from '../../src/analyses/overview/view.ts';
import type { RfmView } from '../../src/analyses/rfm/view.ts';
import type { Dataset } from '../../src/core/model/dataset.ts';
import type { LoadReport, ModelInfo } from '../../src/core/model/info.ts';
import { starTables } from '../../src/core/model/tables.ts';
import { noFilters, type Filters, type ViewState } from '../../src/core/spec/filters.ts';
import { sql, type Sql } from '../../src/core/sql/index.ts';
import type { Engine, Sources } from '../../src/engine/engine.ts';
import { rows } from './node-engine.ts';

let nextSchema = 1;

/** Loads a data set under a schema of its own, hands it over, and drops it again. */
export async function withLoaded<T>(
  engine: Engine,
  sources: Sources,
  use: (report: LoadReport) => Promise<T>,
): Promise<T> {
  const schema = `shop${nextSchema++}`;
  const report = await engine.load(sources, schema);
  try {
    return await use(report);
  } finally {
    await engine.forget(schema);
  }
}

/** A view as a link would describe it. */
export function viewState(
  page: string,
  params: ViewState['params'] = {},
  filters: Partial<Filters> = {},
): ViewState {
  return { page, params, filters: { ...noFilters, ...filters } };
}

/** An RFM view of a loaded data set, by the same path as the page. */
export async function runRfm(
  engine: Engine,
  model: ModelInfo,
  params: ViewState['params'] = {},
  filters: Partial<Filters> = {},
): Promise<RfmView> {
  return (await runView(engine, model, viewState('rfm', params, filters))) as RfmView;
}

/** An overview of a loaded data set, by the same path as the page. */
export async function runOverview(
  engine: Engine,
  model: ModelInfo,
  params: ViewState['params'] = {},
  filters: Partial<Filters> = {},
): Promise<OverviewView> {
  return (await runView(engine, model, viewState('overview', params, filters))) as OverviewView;
}

/** What a view of a loaded data set shows, by the same path as the page. */
export async function runView(engine: Engine, model: ModelInfo, view: ViewState): Promise<unknown> {
  const open = openView(view, model);
  const { bytes } = await engine.run(open.query);
  return open.analysis.view(tableFromIPC(bytes), open.params, open.data);
}

/** The identifiers of the customers behind a mark, sorted. */
export async function customersOfMark(
  engine: Engine,
  model: ModelInfo,
  view: ViewState,
  mark: string,
): Promise<readonly string[]> {
  const { customerKey } = starTables(model.schema);
  const set = customersOfSet({ view, mark }, model);
  const found = await rows<{ id: string }>(
    engine,
    sql`select k.id from (
        ${set}
      ) as chosen join ${customerKey} as k on k.customer = chosen.customer`,
  );
  return found.map((row) => row.id).sort();
}

/** The rows of a relation of a scope, as one text each, sorted: for comparing two as sets. */
export async function relationTexts(
  engine: Engine,
  data: Dataset,
  relation: Sql,
  columns: Sql,
  group: Sql = sql``,
): Promise<readonly string[]> {
  const found = await rows(
    engine,
    sql`with ${data.ctes}picked as (
        select ${columns} from ${relation} as one_row ${group}
      )
      select * from picked`,
  );
  return found
    .map((row) => JSON.stringify(row, (_, v: unknown) => (typeof v === 'bigint' ? `${v}` : v)))
    .sort();
}
