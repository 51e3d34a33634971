import { tableFromIPC } from 'apache-arrow';
import { openView } from '../analyses/open-view.ts';
import { linesPage } from '../analyses/lines-page.ts';
import { reconcilePage } from '../analyses/reconcile.ts';
import { analysisOf } from '../analyses/registry.ts';
import type { AppError } from '../core/error.ts';
import { summariesPage } from '../core/experiment/summary-params.ts';
import { plainRows } from '../core/export/csv.ts';
import type { ControlTotals, LoadReport, ModelInfo } from '../core/model/info.ts';
import { decimalText } from '../core/money.ts';
import { boardPage } from '../core/spec/board.ts';
import type { ViewState } from '../core/spec/filters.ts';
import { LocalEngine } from '../engine/local.ts';
import { openNodeHost } from '../engine/node-host.ts';
import { aboutView } from '../i18n/about.ts';
import { formatsOf } from '../i18n/cells.ts';
import { nameOfSet } from '../i18n/filter-names.ts';
import { readLocation, writeLocation } from '../url/location.ts';
import type { Arguments } from './arguments.ts';
import { printedBoard } from './board.ts';
import { english } from './english.ts';
import { printedLines } from './lines.ts';
import { loadFiles } from './load.ts';
import { printedQuery } from './query.ts';
import { printedReconciliation, type Printed } from './reconcile.ts';
import { savedTables } from './save.ts';
import { printedSummaries } from './summaries.ts';

/** Opens a view on files, without a browser, and writes what its tables show as text. */
export async function printView(args: Arguments): Promise<string> {
  // A byte order mark is part of a CSV.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return decoder.decode(await (await viewFile(args)).arrayBuffer());
}

/** The same as a file: JSON of everything, or tables in a format of their own. */
export async function viewFile(args: Arguments): Promise<Blob> {
  const { view, notices } = readLocation(args.view.slice(args.view.indexOf('#') + 1));
  const engine = await LocalEngine.open(openNodeHost);
  try {
    const report = view.page === summariesPage ? null : await loadFiles(engine, args);
    const model = report?.model ?? null;
    const printed = report
      ? await print(engine, view, report)
      : await printedSummaries(engine, view, args.data);
    const money = model ?? { scale: 0, currency: null };
    if (args.format !== 'json') return await savedTables(args.format, args.table, printed, money);
    const { answer, asOf, tables, notes } = printed;
    const json = JSON.stringify(
      {
        view: args.view,
        answer,
        ...(model ? { asOf } : {}),
        tables: Object.fromEntries(
          tables.map((table) => [table.id, plainRows(table, money.scale)]),
        ),
        notes: [...notes, ...notices.map(written)],
        ...(model ? { controlTotals: totalsOf(model) } : {}),
      },
      null,
      2,
    );
    return new Blob([`${json}\n`], { type: 'application/json' });
  } finally {
    await engine.close();
  }
}

function print(engine: LocalEngine, view: ViewState, report: LoadReport): Promise<Printed> {
  if (view.page === boardPage) return printedBoard(engine, view, report);
  if (view.page === reconcilePage) return printedReconciliation(engine, view, report);
  if (view.page === 'sql') return printedQuery(engine, view, report);
  if (view.page === linesPage) return printedLines(engine, view, report);
  return printedAnalysis(engine, view, report.model);
}

async function printedAnalysis(
  engine: LocalEngine,
  view: ViewState,
  model: ModelInfo,
): Promise<Printed> {
  const { query, analysis, params, data, notices } = openView(view, model);
  const result: unknown = analysis.view(
    tableFromIPC((await engine.run(query)).bytes),
    params,
    data,
  );
  const labels: unknown = analysis.labels.en;
  const formats = formatsOf(english.format, 'en', model);
  const context = { labels, formats, data };
  const { answer, notes } = analysis.screen(result, context);
  const said = [...notes, ...notices.map(written)];
  return {
    ...{ answer, asOf: data.asOf, tables: analysis.tables(result, labels, context), notes: said },
    about: aboutView(
      {
        ...{ analysis, params, data, view, answer, notes: said, link: writeLocation(view, false) },
        nameOfSet: (set) => nameOfSet(set, analysisOf(set.view.page), english),
      },
      english,
    ),
  };
}

function written({ code, detail }: AppError): string {
  return `${code} ${JSON.stringify(detail)}`;
}

/** The control totals with amounts as exact decimal texts. */
function totalsOf(model: ModelInfo): Record<string, string | number> {
  const { margin, service, ...sums }: ControlTotals = model.control;
  const totals: readonly (readonly [string, number | bigint])[] = [
    ...Object.entries(sums),
    ...(margin
      ? [['margin', margin.loaded] as const, ['marginUnknownRows', margin.unknownRows] as const]
      : []),
    ...(service ? [['serviceCost', service.loaded] as const] : []),
  ];
  return Object.fromEntries(
    totals.map(([name, value]) => [
      name,
      typeof value === 'bigint' ? decimalText(value, model.scale) : value,
    ]),
  );
}
