import type { AppError } from '../core/error.ts';
import type { ModelInfo } from '../core/model/info.ts';
import type { ViewState } from '../core/spec/filters.ts';
import { encodeParam } from '../core/spec/params.ts';
import { cellOfMark } from './explore/marks.ts';
import { lineColumnsOf, lineTotals, type LinesOrder } from './explore/lines.ts';
import { mostMeasures, type ExploreParams } from './explore/params.ts';
import type { Cell } from './explore/values.ts';
import type { ExploreView } from './explore/view.ts';
import { openView, type OpenView } from './open-view.ts';

/** The page of the lines behind a mark of an exploration. */
export const linesPage = 'lines';

/** The order that nobody has asked for otherwise: the newest first. */
export const usualOrder: LinesOrder = { by: 'day', descending: true };

/** The lines behind a mark: its page keeps everything that the exploration's address says. */
export function linesOf(
  { params, filters }: ViewState,
  mark: string,
  order: LinesOrder = usualOrder,
): ViewState {
  const { by, descending } = order;
  const isUsual = by === usualOrder.by && descending === usualOrder.descending;
  return {
    page: linesPage,
    params: { ...params, mark, ...(isUsual ? {} : { by: `${descending ? '-' : ''}${by}` }) },
    filters,
  };
}

/** A page of lines, resolved against a data set. */
export interface OpenLines {
  readonly mark: string;
  readonly order: LinesOrder;
  /** The exploration that it came from. */
  readonly from: ViewState;
  readonly params: ExploreParams;
  /** The same with every total counted beside what is ranked by: what its cells say. */
  readonly counted: OpenView;
  readonly notices: readonly AppError[];
}

/** Reads the address of such a page; what the data do not have becomes a notice. */
export function openLines({ params: texts, filters }: ViewState, model: ModelInfo): OpenLines {
  const { mark = 'all', by, ...rest } = texts;
  const from: ViewState = { page: 'explore', params: rest, filters };
  const open = openView(from, model);
  const params = open.params as unknown as ExploreParams;
  const measures = [...new Set([...params.measures.slice(0, 1), ...lineTotals])];
  const counted = openView(
    { ...from, params: { ...rest, measures: encodeParam(measures.slice(0, mostMeasures)) } },
    model,
  );
  const order = readOrder(by, model);
  const wrong = by !== undefined && order === null;
  return {
    ...{ mark, from, params, counted, order: order ?? usualOrder },
    notices: [
      ...open.notices,
      ...(wrong
        ? [{ code: 'view.badValue' as const, detail: { key: 'by', value: by.slice(0, 60) } }]
        : []),
    ],
  };
}

function readOrder(text: string | undefined, model: ModelInfo): LinesOrder | null {
  if (text === undefined) return usualOrder;
  const by = text.replace(/^-/, '');
  const isThere = lineColumnsOf(model).some(({ id }) => id === by);
  return isThere ? { by, descending: text.startsWith('-') } : null;
}

/** What the table says of the mark; null where it has no such group. */
export function cellOf({ mark }: Pick<OpenLines, 'mark'>, view: unknown): Cell | null {
  return cellOfMark(mark, view as ExploreView);
}

export {
  lineColumnsOf,
  linesQuery,
  lineTotalsOf,
  lineTotalsQuery,
  type LineColumn,
} from './explore/lines.ts';
