import { customerDimensions, segmentName } from '../../analyses/customer-columns.ts';
import { rhythmDays } from '../../core/model/own-gaps.ts';
import { daysBetween } from '../../core/calendar.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import type { Block, CellValue } from '../../core/spec/screen.ts';
import { formatsOf } from '../../i18n/cells.ts';
import type { AnswerRow, ListedCustomer } from '../../state/customer-data.ts';
import type { I18n } from '../i18n.ts';
import type { Fact } from '../kit/types.ts';
import type { Kpi } from '../kpi/types.ts';

type Cells = ListedCustomer['cells'];

const numberOf = (value: CellValue | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);

/** Whether someone has no order at all: only a customers file names them. */
export function isProspect(cells: Cells): boolean {
  return numberOf(cells.days) === null;
}

/** The customer in a sentence: how often they buy, beside the median customer, and when again. */
export function answerOf(
  cells: Cells,
  everyoneGap: number | null,
  data: Dataset,
  { t, format }: I18n,
): string {
  const words = t.customer;
  const days = numberOf(cells.days) ?? 0;
  const gap = numberOf(cells.medianGap);
  const first = String(cells.firstDay ?? '');
  if (isProspect(cells)) return words.rhythm.prospect;
  const sentences = [
    days === 0
      ? words.rhythm.never
      : gap === null
        ? words.rhythm.single(format.day(first), everyoneGap)
        : days < rhythmDays
          ? words.rhythm.once(gap, everyoneGap)
          : words.rhythm.own(gap, everyoneGap),
  ];
  const { expected, overdue } = cells;
  if (typeof expected === 'string') {
    const late = numberOf(overdue);
    sentences.push(
      late === null
        ? words.expected(format.day(expected))
        : words.overdue(format.day(expected), late),
    );
  }
  if (days > 0 && data.earlyUntil !== null && first <= data.earlyUntil)
    sentences.push(words.early(format.day(data.model.firstDay)));
  return sentences.join(t.customer.sentenceGap);
}

/** The headline numbers. */
export function kpisOfCustomer(cells: Cells, data: Dataset, i18n: I18n): readonly Kpi[] {
  const formats = formatsOf(i18n.format, i18n.locale, data.model);
  const { tiles, purchaseDays, refunded, gapNote } = i18n.t.customer;
  const net = cells.net ?? null;
  const average = cells.average ?? null;
  const gap = cells.medianGap ?? null;
  return [
    {
      id: 'net',
      label: tiles.net,
      value: formats.short('money', net),
      exact: formats.value('money', net),
      note:
        Number(cells.refunded) > 0
          ? refunded(formats.value('money', cells.refunded ?? null))
          : undefined,
    },
    {
      id: 'orders',
      label: tiles.orders,
      value: formats.value('integer', cells.orders ?? 0),
      note: purchaseDays(numberOf(cells.days) ?? 0),
    },
    {
      id: 'average',
      label: tiles.average,
      value: formats.short('moneyAverage', average),
      exact: formats.value('moneyAverage', average),
    },
    {
      id: 'gap',
      label: tiles.gap,
      value: formats.value('days', gap),
      note: gap === null ? undefined : gapNote,
    },
  ];
}

/** What else is known of the customer: days, scores, the customers' table, experiments. */
export function factsOfCustomer(
  cells: Cells,
  variants: readonly AnswerRow[],
  data: Dataset,
  { t, format, locale }: I18n,
): readonly Fact[] {
  const words = t.customer;
  const { model, asOf } = data;
  const dayText = (value: CellValue | undefined): string =>
    typeof value === 'string' ? format.day(value) : '–';
  const last = typeof cells.lastDay === 'string' ? cells.lastDay : null;
  const overdue = numberOf(cells.overdue);
  const segment = numberOf(cells.segment);
  const [r, f, m] = [numberOf(cells.r), numberOf(cells.f), numberOf(cells.m)];
  const withNote = (value: string, note: string | null): string =>
    note === null ? value : `${value} · ${note}`;
  return [
    { label: t.customers.columns.firstDay, value: dayText(cells.firstDay) },
    {
      label: words.tiles.last,
      value: withNote(dayText(last), last && words.daysAgo(daysBetween(last, asOf))),
    },
    {
      label: words.tiles.expected,
      value: withNote(dayText(cells.expected), overdue === null ? null : words.overdueBy(overdue)),
    },
    ...(r !== null && f !== null && m !== null
      ? [
          {
            label: t.customers.columns.segment,
            value: `${segment === null ? '' : segmentName(segment, locale)} · ${words.scores(r, f, m)}`,
          },
          { label: t.customers.columns.m, value: words.fifth(m) },
        ]
      : []),
    ...customerDimensions(model).map(({ id, label }) => ({
      label,
      value: String(cells[`d.${id}`] ?? t.app.blank),
    })),
    ...model.experiments.map(({ id, name }) => ({
      label: name,
      value: variantText(
        variants.filter((row) => Number(row['experiment']) === id),
        { t, format },
      ),
    })),
  ];
}

function variantText(
  rows: readonly AnswerRow[],
  { t, format }: Pick<I18n, 't' | 'format'>,
): string {
  const words = t.customer.experiments;
  if (rows.length === 0) return words.none;
  const names = rows.map(({ variant, day }) =>
    words.variant(String(variant), typeof day === 'string' ? format.day(day) : null),
  );
  return rows.length > 1 ? `${format.list(names)} (${words.several})` : names.join('');
}

/** The customer beside the median customer of each group. */
export function peersBlock(
  cells: Cells,
  groups: { readonly everyone: AnswerRow | null; readonly fifth: AnswerRow | null },
  data: Dataset,
  { t }: I18n,
): Extract<Block, { kind: 'table' }> {
  const words = t.customer.peers;
  const columns = t.customers.columns;
  const since = (last: CellValue | undefined): number | null =>
    typeof last === 'string' ? daysBetween(last, data.asOf) : null;
  const rowOf = (label: string, row: AnswerRow | null): readonly CellValue[] | null =>
    row && [
      label,
      row['customers'] ?? null,
      row['net'] ?? null,
      row['orders'] ?? null,
      row['average'] ?? null,
      numberOf(row['gap']),
      since(row['last_day']),
    ];
  const own: readonly CellValue[] = [
    words.own,
    1,
    cells.net ?? null,
    cells.orders ?? null,
    cells.average ?? null,
    numberOf(cells.medianGap),
    since(cells.lastDay),
  ];
  const rows = [
    own,
    rowOf(words.fifth, groups.fifth),
    rowOf(words.everyone, groups.everyone),
  ].filter((row) => row !== null);
  return {
    kind: 'table',
    id: 'peers',
    title: words.title,
    subtitle: words.subtitle,
    width: 'full',
    table: {
      id: 'peers',
      title: words.title,
      columns: [
        { id: 'group', label: words.group, kind: 'text' },
        { id: 'customers', label: t.customers.title, kind: 'integer' },
        { id: 'net', label: columns.net, kind: 'money' },
        { id: 'orders', label: columns.orders, kind: 'integer' },
        { id: 'average', label: columns.average, kind: 'moneyAverage' },
        { id: 'gap', label: words.gap, kind: 'days' },
        { id: 'since', label: words.since, kind: 'days' },
      ],
      rows,
      footer: [],
      marks: rows.map(() => null),
    },
  };
}
