import { fail } from '../error.ts';
import type { ColumnPlan, SourcePlan } from '../model/plan.ts';
import type { Decoded } from '../spec/codec.ts';
import type { ViewState } from '../spec/filters.ts';
import type { ListParam, Params } from '../spec/params.ts';
import { mostGroups, mostSummaryMetrics, readParams, settingParams } from './summary-params.ts';
import type { SummarySettings } from './summary.ts';

/** What is read of a table with one row per person, by the headers of its columns. */
export interface TableRequest extends SummarySettings {
  readonly question: string;
  /** The column that says the group of each row. */
  readonly arm: string;
  /** The value of it that others are compared with; empty: the first by its text. */
  readonly control: string;
  /** Columns of outcomes: of 0 and 1 or yes and no a share, of numbers a mean. */
  readonly metrics: readonly string[];
  /** Those among further columns that must not get worse. */
  readonly guardrails: readonly string[];
  /** Columns of which less is better. */
  readonly down: readonly string[];
  /** A column of what was known before; empty: none. */
  readonly covariate: string;
  /** Planned shares of the groups in the order of their texts; empty: all alike. */
  readonly weights: readonly number[];
}

type Texts = Omit<TableRequest, 'weights'> & { readonly weights: readonly string[] };

const header = { kind: 'text', most: 200, initial: '' } as const;
const headers: ListParam = {
  ...{ kind: 'list', most: mostSummaryMetrics, initial: [] },
  accepts: (text) => text.length <= 200,
};

/** The parameters of such a table in an address: names of columns, and no cell but that of the control. */
export const tableParams: Params<Texts> = {
  ...{ question: header, arm: header, control: header },
  ...{ metrics: headers, guardrails: headers, down: headers, covariate: header },
  weights: {
    ...{ kind: 'list', most: mostGroups, initial: [] },
    accepts: (text) => /^\d{1,7}(?:\.\d{1,6})?$/.test(text) && Number(text) > 0,
  },
  ...settingParams,
};

/** The request of an address. */
export function readTableRequest(texts: ViewState['params']): Decoded<TableRequest> {
  const { value, notices } = readParams(tableParams, texts);
  return { value: { ...value, weights: value.weights.map(Number) }, notices };
}

/** Where the columns of a request stand in a table. */
export interface TableColumns {
  readonly arm: ColumnPlan;
  /** Metrics, then guardrails. */
  readonly metrics: readonly ColumnPlan[];
  readonly covariate: ColumnPlan | null;
}

/** Finds the columns by their headers; fails with `summary.noColumn` where one is not in the table. */
export function columnsOfRequest(request: TableRequest, { columns }: SourcePlan): TableColumns {
  const found = (wanted: string): ColumnPlan =>
    columns.find((one) => one.header.trim() === wanted.trim()) ??
    columns.find((one) => one.id === wanted) ??
    fail('summary.noColumn', {
      column: wanted,
      columns: columns
        .map((one) => one.header)
        .join(', ')
        .slice(0, 300),
    });
  const metrics = [...request.metrics, ...request.guardrails];
  if (metrics.length === 0) fail('summary.noMetric');
  return {
    arm: found(request.arm),
    metrics: metrics.map(found),
    covariate: request.covariate === '' ? null : found(request.covariate),
  };
}
