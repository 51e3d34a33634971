import type { PivotColumn, PivotData } from '../../src/core/spec/pivot.ts';

const [groups, leaves] = [1000, 99];
const perGroup = leaves + 1;
const [years, months] = [15, 12];

const column = (heads: readonly string[], totalOver: number): PivotColumn => ({
  ...{ id: heads.join(), heads, measure: 0, totalOver, isOpen: false },
  sortTexts: ['0', 'desc', ...heads],
});
/** Months under their years, each year with its total: 195 of them, and the grand total. */
const columns = [
  ...Array.from({ length: years }, (_, year) => [
    ...Array.from({ length: months }, (__, month) => column([`${2010 + year}`, `${month + 1}`], 0)),
    column([`${2010 + year}`, ''], 1),
  ]).flat(),
  column(['', ''], 2),
];
const written = new Intl.NumberFormat('en');

/** A number that looks like any, the same each time. */
function numberOf(row: number, at: number): number {
  return (Math.imul(row + 1, 2_654_435_761) ^ Math.imul(at + 1, 40_503)) >>> 12;
}

/** An invented pivot of 100,000 rows and 196 columns. Cells are made when they are asked for. */
export const widePivot: PivotData = {
  rowHeads: ['Category', 'Product'],
  columnHeads: ['Year', 'Month'],
  measures: [{ label: 'Net revenue', kind: 'integer', goodWhen: 'up' }],
  columns,
  rowCount: groups * perGroup + 1,
  row: (place) => {
    const [group, leaf] = [Math.floor(place / perGroup), place % perGroup];
    const [isTotal, isGroup] = [group === groups, leaf === 0];
    return {
      id: `${group}/${leaf}`,
      label: isTotal ? 'Total' : isGroup ? `Category ${group + 1}` : `Product ${group + 1}-${leaf}`,
      depth: isTotal ? 0 : isGroup ? 1 : 2,
      hasChildren: isGroup && !isTotal,
      ...{ isOther: false, isOpen: false },
    };
  },
  cell: (row, at) => {
    const value = numberOf(row, at);
    return { text: written.format(value), value, standsOut: null, mark: `${row}/${at}` };
  },
  endOf: (row) => (row % perGroup === 0 && row < groups * perGroup ? row + perGroup : row + 1),
  rangeOf: () => ({ least: 0, most: 2 ** 20 }),
  courseOf: (row) =>
    columns.flatMap(({ totalOver }, at) => (totalOver === 0 ? [numberOf(row, at)] : [])),
};
