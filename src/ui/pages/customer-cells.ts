import {
  customerDimensions,
  segmentName,
  type ListColumn,
  type ListColumnId,
} from '../../analyses/customer-columns.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import type { CellValue, TableColumn as DataColumn } from '../../core/spec/screen.ts';
import { formatsOf } from '../../i18n/cells.ts';
import type { ListedCustomer } from '../../state/customer-data.ts';
import type { I18n } from '../i18n.ts';
import type { TableColumn } from '../table/types.ts';

/** The header of a column. */
export function columnLabel(id: ListColumnId, model: ModelInfo, { t }: I18n): string {
  const words: Readonly<Record<string, string | undefined>> = t.customers.columns;
  const dimension = customerDimensions(model).find((info) => `d.${info.id}` === id);
  return dimension ? dimension.label : (words[id] ?? id);
}

/** The columns of the list, ready to draw. */
export function drawnListColumns(
  columns: readonly ListColumn[],
  model: ModelInfo,
  i18n: I18n,
): readonly TableColumn<CellValue>[] {
  const formats = formatsOf(i18n.format, i18n.locale, model);
  const hints: Readonly<Record<string, string | undefined>> = i18n.t.customers.columnHints;
  return columns.map(({ id, kind }) => {
    const hint = hints[id] ?? '';
    return {
      id,
      label: columnLabel(id, model, i18n),
      align: kind === 'text' ? 'start' : 'end',
      masked: id === 'customer',
      width: id === 'customer' ? 150 : kind === 'integer' ? 116 : 136,
      format: (value) =>
        id === 'segment'
          ? segmentName(Number(value), i18n.locale)
          : formats.value(
              kind,
              typeof value === 'bigint' && kind !== 'money' ? Number(value) : value,
            ),
      ...(hint === '' ? {} : { description: hint }),
    };
  });
}

/** The same columns for a file; the customer's name stands in it as it does in the data. */
export function fileColumns(
  columns: readonly ListColumn[],
  model: ModelInfo,
  i18n: I18n,
): readonly DataColumn[] {
  return columns.map(({ id, kind }) => ({ id, label: columnLabel(id, model, i18n), kind }));
}

/** A customer as a row of a file. */
export function fileRow(
  { cells }: ListedCustomer,
  columns: readonly ListColumn[],
  { locale }: I18n,
): readonly CellValue[] {
  return columns.map(({ id }) => {
    const value = cells[id] ?? null;
    return id === 'segment' && value !== null ? segmentName(Number(value), locale) : value;
  });
}
