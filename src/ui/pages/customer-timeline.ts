import type { TopLevelSpec } from 'vega-lite';
import { monthNumber, monthStart } from '../../core/calendar.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import type { Block } from '../../core/spec/screen.ts';
import { formatsOf } from '../../i18n/cells.ts';
import type { AnswerRow } from '../../state/customer-data.ts';
import type { I18n } from '../i18n.ts';

/** More months than this are drawn as years. */
const mostMonths = 72;

/** What a customer ordered in a month or a year, without gaps. */
export interface TimelineStep {
  /** Month number; of a year its January. */
  readonly month: number;
  readonly orders: number;
  readonly amount: bigint;
  readonly refunded: bigint;
}

export interface Timeline {
  readonly unit: 'month' | 'year';
  readonly steps: readonly TimelineStep[];
}

/** The months from the first order to the as-of day, or their years where they are many. */
export function timelineOf(rows: readonly AnswerRow[], asOf: string): Timeline {
  const months = rows.map((row) => Number(row['month']));
  const first = Math.min(...months, monthNumber(asOf));
  const last = Math.max(...months, monthNumber(asOf));
  const unit = last - first < mostMonths ? 'month' : 'year';
  const startOf = (month: number): number => (unit === 'month' ? month : month - yearPlace(month));
  const steps = new Map<number, TimelineStep>();
  for (let month = startOf(first); month <= last; month += unit === 'month' ? 1 : 12)
    steps.set(month, { month, orders: 0, amount: 0n, refunded: 0n });
  for (const row of rows) {
    const month = startOf(Number(row['month']));
    const step = steps.get(month);
    if (step)
      steps.set(month, {
        month,
        orders: step.orders + Number(row['orders']),
        amount: step.amount + BigInt(row['amount'] ?? 0),
        refunded: step.refunded + BigInt(row['refunded'] ?? 0),
      });
  }
  return { unit, steps: [...steps.values()] };
}

/** January is 0. */
function yearPlace(month: number): number {
  return ((month % 12) + 12) % 12;
}

/** The orders over time as a chart with its table. */
export function timelineBlock(
  { unit, steps }: Timeline,
  model: ModelInfo,
  i18n: I18n,
): Extract<Block, { kind: 'chart' }> {
  const { t, format } = i18n;
  const words = t.customer.timeline;
  const formats = formatsOf(format, i18n.locale, model);
  const nameOf = (month: number): string =>
    unit === 'month' ? format.month(monthStart(month)) : format.year(monthStart(month));
  const total = steps.reduce((sum, { amount }) => sum + amount, 0n);
  const orders = steps.reduce((sum, step) => sum + step.orders, 0);
  const refunded = steps.reduce((sum, step) => sum + step.refunded, 0n);
  const columns = t.customers.columns;
  return {
    kind: 'chart',
    id: 'timeline',
    title: words.title,
    subtitle: unit === 'month' ? words.months : words.years,
    width: 'full',
    alternative: words.sentence(
      formats.value('money', total),
      t.kit.orders(orders),
      nameOf(steps[0]?.month ?? 0),
      nameOf(steps.at(-1)?.month ?? 0),
    ),
    legend: [],
    height: 200,
    spec: specOf({ unit, steps }, model, i18n, nameOf),
    table: {
      id: 'timeline',
      title: words.title,
      columns: [
        { id: 'time', label: unit === 'month' ? words.month : words.year, kind: 'text' },
        { id: 'orders', label: columns.orders, kind: 'integer' },
        { id: 'refunded', label: columns.refunded, kind: 'money' },
        { id: 'net', label: columns.net, kind: 'money' },
      ],
      rows: steps.map((step) => [nameOf(step.month), step.orders, step.refunded, step.amount]),
      footer: [[t.kit.total, orders, refunded, total]],
      marks: steps.map(() => null),
    },
  };
}

function specOf(
  { unit, steps }: Timeline,
  model: ModelInfo,
  { t, format, locale }: I18n,
  nameOf: (month: number) => string,
): TopLevelSpec {
  const formats = formatsOf(format, locale, model);
  const columns = t.customers.columns;
  const values = steps.map((step) => ({
    month: step.month,
    year: format.year(monthStart(step.month)),
    amount: Number(step.amount) / 10 ** model.scale,
    tip: {
      title: nameOf(step.month),
      rows: [
        { label: columns.net, value: formats.value('money', step.amount), color: 'cat-1' },
        { label: columns.orders, value: formats.value('integer', step.orders) },
        ...(step.refunded === 0n
          ? []
          : [{ label: columns.refunded, value: formats.value('money', step.refunded) }]),
      ],
    },
  }));
  const every = [1, 2, 3, 6, 12].find((count) => steps.length / count <= 14) ?? 12;
  const labelled = steps
    .map(({ month }) => month)
    .filter((month) => yearPlace(month) % every === 0);
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    data: { values },
    width: 'container',
    mark: { type: 'bar' },
    encoding: {
      x:
        unit === 'month'
          ? {
              field: 'month',
              type: 'ordinal',
              title: null,
              scale: { paddingInner: 0.3, paddingOuter: 0.15 },
              axis: { formatType: 'month', values: labelled },
            }
          : { field: 'year', type: 'ordinal', title: null, sort: null },
      y: {
        field: 'amount',
        type: 'quantitative',
        title: null,
        axis: { formatType: 'money', tickCount: 4 },
      },
    },
  };
}
