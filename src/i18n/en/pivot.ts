import { createCounted } from '../plural.ts';

const counted = createCounted('en');
const forms = { one: '# number', other: '# numbers' };

/** Words around a pivot. */
export const pivotEn = {
  tools: 'How the table is shown',
  display: 'In the cells',
  displays: { plain: 'Numbers', heat: 'Heat', bars: 'Bars' },
  levels: 'Levels',
  openAll: 'Expand all',
  closeTo: (field: string) => `Collapse to ${field}`,
  open: (group: string) => `Expand ${group}`,
  close: (group: string) => `Collapse ${group}`,
  trend: 'Trend',
  noTrend: 'No trend',
  trendOf: (measure: string) => `Trend of ${measure}`,
  width: (column: string) => `Width of ${column}`,
  rowLabels: 'row labels',
  copyAll: 'Copy all as text for a spreadsheet',
  copied: (numbers: number) => `Copied: ${counted(numbers, forms)}`,
  tooMany: (numbers: number, most: number) =>
    `Not copied: ${counted(numbers, forms)} are too many; ${counted(most, forms)} are the most. Export a file instead.`,
  refused: 'Not copied: the browser refuses access to the clipboard. Export a file instead.',
  empty: 'No lines match',
  emptyHint: 'Widen the dates or take a filter away.',
  hint: 'Arrow keys move. Enter on a number opens its customers (Shift adds, Alt takes away), on a row opens or closes it, on a column sorts by it. Shift with arrow keys selects, Ctrl C copies. Tab leads to the width of the column.',
};
