import type { PivotData } from '../../src/core/spec/pivot.ts';

const rows: readonly (readonly [id: string, label: string, end: number])[] = [
  ['n', 'North', 6],
  ['n/w', 'Web', 4],
  ['n/w/t', 'Tea', 3],
  ['n/w/c', 'Cups\tand saucers', 4],
  ['n/s', 'Store', 6],
  ['n/s/t', '=Tea', 6],
  ['s', 'South', 9],
  ['s/w', 'Web', 9],
  ['s/w/t', 'Tea', 9],
  ['', 'Total', 10],
];

const columns: readonly (readonly [heads: readonly string[], totalOver: number])[] = [
  [['2024', 'H1'], 0],
  [['2024', 'H2'], 0],
  [['2024', ''], 1],
  [['2025', 'H1'], 0],
  [['2025', ''], 1],
  [['', ''], 2],
];

/** A small invented pivot: three row fields, two column fields, one measure. Cells say where they are. */
export const shop: PivotData = {
  rowHeads: ['Region', 'Channel', 'Product'],
  columnHeads: ['Year', 'Half'],
  measures: [{ label: 'Revenue', kind: 'integer', goodWhen: 'up' }],
  columns: columns.map(([heads, totalOver], place) => ({
    ...{ id: String(place), heads, measure: 0, totalOver, isOpen: false },
    sortTexts: ['0', 'desc', ...heads.filter((head) => head !== '')],
  })),
  rowCount: rows.length,
  row: (place) => {
    const [id, label, end] = rows[place]!;
    const depth = id === '' ? 0 : id.split('/').length;
    return {
      ...{ id, label, depth, hasChildren: depth > 0 && end > place + 1 },
      ...{ isOther: false, isOpen: false },
    };
  },
  cell: (row, column) => ({
    text: column === 1 ? `\u2212${row},000` : `${row}${column}`,
    value: column === 1 ? -1000 * row : 10 * row + column,
    standsOut: null,
    mark: null,
  }),
  endOf: (place) => rows[place]![2],
  rangeOf: () => ({ least: -9000, most: 99 }),
  courseOf: (row) => [row, -1000 * row, row + 3],
};
