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
import { nameOfFilter, nameOfSet } from '../i18n/filter-names.ts';
import { reconcileTables } from '../i18n/reconcile.ts';
import { sourceOf, type Fact } from '../i18n/view-settings.ts';
import { writeLocation } from '../url/location.ts';
import { english } from './english.ts';

/** What a page says, as far as it can be printed. */
export interface Printed {
  readonly answer: string;
  readonly asOf: string;
  readonly tables: readonly TableData[];
  readonly notes: readonly string[];
  /** What a saved file says about the view. */
  readonly about: readonly Fact[];
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
  const { t, format } = english;
  const tables = reconcileTables(result, {
    t,
    formats: formatsOf(format, 'en', model),
    money: (minor, scale, currency) => format.money(minor, scale, currency),
    page: (id) => titleOf(id) ?? t.app.pages.customers,
    dimension: (filter) => nameOfFilter(filter, model.dimensions, english),
    set: (set) => nameOfSet(set, analysisOf(set.view.page), english),
  });
  const gaps = openGaps(result);
  const answer = gaps === 0 ? t.reconcile.good(result.ties.length) : t.reconcile.bad(gaps);
  const { asOf } = listScope(view, model);
  return {
    ...{ answer, asOf, tables, notes: t.reconcile.notes },
    about: [
      { label: t.export.answer, value: answer },
      { label: t.app.asOfFact, value: format.day(asOf) },
      ...sourceOf(model, english),
      { label: t.export.link, value: writeLocation(view, false) },
    ],
  };
}

function titleOf(page: string): string | undefined {
  return (analysisOf(page)?.labels.en as CommonLabels | undefined)?.title;
}
