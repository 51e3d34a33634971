import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  resultScreen,
  resultTables,
  type ExperimentLabels,
} from '../analyses/experiment-result.ts';
import { analysisOf } from '../analyses/registry.ts';
import { summaryView } from '../analyses/summary-view.ts';
import { fail, type AppError } from '../core/error.ts';
import { readSummary } from '../core/experiment/summary-params.ts';
import type { Summary } from '../core/experiment/summary.ts';
import { rankComparisons, summaryOfTable } from '../core/experiment/table-summary.ts';
import {
  columnsOfRequest,
  readTableRequest,
  type TableRequest,
} from '../core/experiment/table-request.ts';
import type { TableSums } from '../core/experiment/table-sums.ts';
import type { ViewState } from '../core/spec/filters.ts';
import type { Engine } from '../engine/engine.ts';
import { formatsOf } from '../i18n/cells.ts';
import { experimentWords } from '../i18n/experiment-words.ts';
import { leftOutTable, ranksTable, sumsTable } from '../i18n/summary-tables.ts';
import { inspectFile } from '../ingest/inspect.ts';
import { writeLocation } from '../url/location.ts';
import { english } from './english.ts';
import type { Printed } from './reconcile.ts';

/**
 * A test from sums: those of the address, or those of a file with one row per person, whose columns the
 * address names (`arm`, `metrics`, `covariate`).
 */
export async function printedSummaries(
  engine: Engine,
  view: ViewState,
  files: readonly string[],
): Promise<Printed> {
  const words = experimentWords.en;
  const { summary, sums, notices } = await summaryOf(engine, view, files);
  const result = summaryView(summary) ?? fail('summary.incomplete');
  const labels = analysisOf('experiment')?.labels.en as ExperimentLabels;
  const context = {
    labels,
    formats: formatsOf(english.format, 'en', { scale: 0, currency: null }),
  };
  const { answer, notes } = resultScreen(result, context);
  const said = [
    ...notes,
    ...notices.map(({ code, detail }) => `${code} ${JSON.stringify(detail)}`),
  ];
  return {
    ...{ answer, asOf: '', notes: said },
    tables: [
      ...resultTables(result, context),
      sumsTable(summary, words),
      ...(sums ? [ranksTable(rankComparisons(sums, summary), words)] : []),
      ...(sums ? [leftOutTable(sums.leftOut, words)] : []),
    ],
    about: [
      { label: english.t.export.answer, value: answer },
      { label: english.t.export.link, value: writeLocation(view, false) },
    ],
  };
}

interface Read {
  readonly summary: Summary;
  /** What a file came to; null where sums were typed. */
  readonly sums: TableSums | null;
  readonly notices: readonly AppError[];
}

async function summaryOf(
  engine: Engine,
  { params }: ViewState,
  [path]: readonly string[],
): Promise<Read> {
  if (params['arm'] === undefined) {
    const { value, notices } = readSummary(params);
    return { summary: value, sums: null, notices };
  }
  if (path === undefined) fail('view.needsData');
  const { value: request, notices } = readTableRequest(params);
  const sums = await sumsOfFile(engine, path, request);
  return { summary: summaryOfTable(sums, request), sums, notices };
}

async function sumsOfFile(engine: Engine, path: string, request: TableRequest): Promise<TableSums> {
  const name = basename(path);
  const bytes = await readFile(path).catch(() => fail('file.unreadable', { name }));
  const { plan, data, facts } = await inspectFile(new File([bytes], name), {}, {});
  if (!data) fail('file.unreadable', { name });
  return engine.sumTable({
    columns: columnsOfRequest(request, plan),
    control: request.control,
    source: {
      ...{ plan, data, records: facts.records ?? 0, marks: facts.marks },
      longestRecordBytes: facts.longestRecordBytes ?? 0,
      contentHash: facts.contentHash ?? '',
    },
  });
}
