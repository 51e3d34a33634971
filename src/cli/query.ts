import { tableFromIPC } from 'apache-arrow';
import { answerTable, mostRows } from '../core/query/answer.ts';
import { documentedViews } from '../core/query/views.ts';
import type { LoadReport } from '../core/model/info.ts';
import type { ViewState } from '../core/spec/filters.ts';
import { sql } from '../core/sql/index.ts';
import type { Engine } from '../engine/engine.ts';
import { sourceOf } from '../i18n/view-settings.ts';
import { writeLocation } from '../url/location.ts';
import { english } from './english.ts';
import type { Printed } from './reconcile.ts';

/**
 * The answer to the query of an address, as its page shows it. Before that the engine is forbidden to
 * open any file: here, unlike in a page, it could.
 */
export async function printedQuery(
  engine: Engine,
  view: ViewState,
  { model }: LoadReport,
): Promise<Printed> {
  await engine.run(sql`set enable_external_access = false`);
  const text = view.params['q'] ?? '';
  const question = { text, views: documentedViews(model), most: mostRows + 1 };
  const { bytes, columns } = await engine.ask(question);
  const rows = tableFromIPC(bytes);
  const shown = rows.slice(0, mostRows);
  const { t, format } = english;
  const answer = t.query.rows(shown.numRows);
  return {
    ...{ answer, asOf: model.lastDay },
    tables: [answerTable(shown, columns, t.query.result, model.scale)],
    notes: rows.numRows > mostRows ? [t.query.cut(format.integer(mostRows))] : [],
    about: [
      { label: t.query.editor, value: text },
      ...sourceOf(model, english),
      { label: t.export.link, value: writeLocation(view, false) },
    ],
  };
}
