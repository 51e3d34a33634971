import { markName, type ExploreView } from '../analyses/explore-acts.ts';
import type { ExploreLabels } from '../analyses/explore-shelves.ts';
import type { LoadReport } from '../core/model/info.ts';
import type { ViewState } from '../core/spec/filters.ts';
import type { Engine } from '../engine/engine.ts';
import { formatsOf } from '../i18n/cells.ts';
import { linesTable, totalsText } from '../i18n/lines.ts';
import { sourceOf } from '../i18n/view-settings.ts';
import { LinesData, sameTotals } from '../state/lines-data.ts';
import { writeLocation } from '../url/location.ts';
import { english } from './english.ts';
import type { Printed } from './reconcile.ts';

/** All lines behind the mark of an address, and what they come to beside what the cell says. */
export async function printedLines(
  engine: Engine,
  view: ViewState,
  { model }: LoadReport,
): Promise<Printed> {
  const { t, format } = english;
  const data = new LinesData(engine, model, view);
  const { mark, counted, notices } = data.open;
  const totals = await data.totals();
  const cell = await data.cell();
  const formats = formatsOf(format, 'en', model);
  const context = {
    labels: counted.analysis.labels.en as ExploreLabels,
    formats,
    data: counted.data,
  };
  const title = markName(mark, cell.view as ExploreView, context);
  const answer = totalsText(totals, formats, t);
  const said = cell.said
    ? t.drill.cellSays(totalsText(cell.said, formats, t), sameTotals(totals, cell.said))
    : t.drill.noCell;
  return {
    ...{ answer, asOf: counted.data.asOf },
    tables: [linesTable(data.columns, await data.lines(null), title, model, t)],
    notes: [said, ...notices.map(({ code, detail }) => `${code} ${JSON.stringify(detail)}`)],
    about: [
      { label: t.drill.page, value: title },
      { label: t.export.answer, value: answer },
      ...sourceOf(model, english),
      { label: t.export.link, value: writeLocation(view, false) },
    ],
  };
}
