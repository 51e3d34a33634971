import { lineDimensions } from '../../analyses/customer-story.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import type { CellValue } from '../../core/spec/screen.ts';
import { formatsOf } from '../../i18n/cells.ts';
import type { I18n } from '../i18n.ts';
import type { TableColumn } from '../table/types.ts';

type Column = TableColumn<CellValue>;

/** The orders of a customer, one per row. */
export function orderColumns(model: ModelInfo, i18n: I18n): readonly Column[] {
  const formats = formatsOf(i18n.format, i18n.locale, model);
  const words = i18n.t.customer.orders;
  const money = (id: string, label: string): Column => ({
    id,
    label,
    align: 'end',
    width: 120,
    sortable: false,
    format: (value) => formats.value('money', value),
  });
  return [
    { id: 'day', label: words.day, format: (value) => formats.value('day', value), width: 120 },
    {
      id: 'lines',
      label: words.lines,
      align: 'end',
      width: 80,
      format: (value) => formats.value('integer', value),
    },
    money('sales', words.sales),
    money('refunded', words.refunded),
    money('amount', words.net),
  ];
}

/** The lines of a customer: what was bought, how much of it, for how much. */
export function lineColumns(model: ModelInfo, i18n: I18n): readonly Column[] {
  const formats = formatsOf(i18n.format, i18n.locale, model);
  const words = i18n.t.customer.lines;
  const { quantityScale } = model;
  return [
    {
      id: 'day',
      label: i18n.t.customer.orders.day,
      width: 120,
      format: (value) => formats.value('day', value),
    },
    ...(model.products > 0 ? [{ id: 'name', label: words.product, width: 200 }] : []),
    {
      id: 'quantity',
      label: words.quantity,
      align: 'end',
      width: 90,
      format: (value) => i18n.format.decimal(Number(value) / 10 ** quantityScale, quantityScale),
    },
    {
      id: 'amount',
      label: words.amount,
      align: 'end',
      width: 120,
      format: (value) => formats.value('money', value),
    },
    {
      id: 'refund',
      label: words.refund,
      width: 90,
      format: (value) => (value ? words.isRefund : ''),
    },
    ...(model.products > 0 ? [{ id: 'code', label: words.code, width: 120 }] : []),
    ...lineDimensions(model)
      .filter(({ label }) => label !== '')
      .map(({ column, label }): Column => ({ id: column, label, width: 140 })),
  ];
}
