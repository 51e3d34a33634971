import { tableFromIPC } from 'apache-arrow';
import { listScope } from '../analyses/customer-list.ts';
import { reconcile } from '../analyses/reconcile.ts';
import { analysisOf } from '../analyses/registry.ts';
import type { LoadReport } from '../core/model/info.ts';
import { openGaps } from '../core/model/reconciliation.ts';
import type { CommonLabels } from '../core/spec/analysis.ts';
import type { ViewState } from '../core/spec/filters.ts';
import type { TableData } from '../core/spec/screen.ts';
import type { Engine } from '../engine/engine.ts';
import { formatsOf } from '../i18n/cells.ts';
import { en } from '../i18n/en.ts';
import { nameOfFilter, nameOfSet, type Naming } from '../i18n/filter-names.ts';
import { createFormats } from '../i18n/format.ts';
import { reconcileTables } from '../i18n/reconcile.ts';

/** What a page says, as far as it can be printed. */
export interface Printed {
  readonly answer: string;
  readonly asOf: string;
  readonly tables: readonly TableData[];
  readonly notes: readonly string[];
}

/** The reconciliation of a view's filters, as its page shows it. */
export async function printedReconciliation(
  engine: Engine,
  view: ViewState,
  report: LoadReport,
): Promise<Printed> {
  const { model } = report;
  const result = await reconcile({
    ...{ report, view },
    run: async (query) => tableFromIPC((await engine.run(query)).bytes),
  });
  const formats = createFormats('en');
  const naming: Naming = { locale: 'en', t: en, format: formats };
  const tables = reconcileTables(result, {
    t: en,
    formats: formatsOf(formats, 'en', model),
    money: (minor, scale, currency) => formats.money(minor, scale, currency),
    page: (id) => titleOf(id) ?? en.app.pages.customers,
    dimension: (filter) => nameOfFilter(filter, model.dimensions, naming),
    set: (set) => nameOfSet(set, analysisOf(set.view.page), naming),
  });
  const gaps = openGaps(result);
  return {
    answer: gaps === 0 ? en.reconcile.good(result.ties.length) : en.reconcile.bad(gaps),
    asOf: listScope(view, model).asOf,
    tables,
    notes: en.reconcile.notes,
  };
}

function titleOf(page: string): string | undefined {
  return (analysisOf(page)?.labels.en as CommonLabels | undefined)?.title;
}
