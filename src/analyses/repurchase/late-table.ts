import type { TableData } from '../../core/spec/screen.ts';
import type { RepurchaseLabels } from './labels/en.ts';
import { keyOfRange } from './marks.ts';
import type { RepurchaseView } from './view.ts';
import { nameOfRange } from './words.ts';

/** The overdue customers, all of them and by how long they have been. */
export function lateTable(view: RepurchaseView, labels: RepurchaseLabels): TableData {
  const { overdue } = view.all;
  return {
    id: 'late',
    title: labels.lateTitle,
    columns: [
      { id: 'late', label: labels.late, kind: 'text' },
      { id: 'expectedFrom', label: labels.expectedFrom, kind: 'day' },
      { id: 'expectedTo', label: labels.expectedTo, kind: 'day' },
      { id: 'customers', label: labels.customers, kind: 'integer' },
      { id: 'revenue', label: labels.revenue, kind: 'money' },
    ],
    rows: [
      [labels.all, null, null, overdue.customers, overdue.amount],
      ...view.late.map((row) => [
        nameOfRange(row, labels),
        row.expectedFrom,
        row.expectedTo,
        row.customers,
        row.amount,
      ]),
    ],
    marks: [
      overdue.customers > 0 ? 'overdue' : null,
      ...view.late.map((row) => (row.customers > 0 ? `late:${keyOfRange(row)}` : null)),
    ],
    footer: [],
  };
}
