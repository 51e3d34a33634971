import { rampOf } from '../../core/chart/ramp.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { GridCell, GridData } from '../../core/spec/screen.ts';
import type { ProductsLabels } from './labels/en.ts';
import { markOf } from './marks.ts';
import { fewObservations, type Item } from './rules.ts';
import type { ProductsView, Shared } from './view.ts';

/** Characters of a name that stand beside a row; a Chinese one is as wide as two. */
const nameWidth = 20;

/**
 * The products in most baskets against each other: the share of the row's baskets that also hold the
 * column. Columns carry the numbers of the rows, so that every name is written once.
 */
export function matrixOf(
  view: ProductsView,
  { labels, formats }: ScreenContext<ProductsLabels>,
): GridData {
  const { matrix, shared, baskets } = view;
  const both = (row: Item, column: Item): Shared =>
    shared.get(row.code)?.get(column.code) ?? { baskets: 0, customers: 0 };
  const others = matrix.flatMap((row) =>
    matrix.filter((column) => column !== row).map((column) => ({ row, column })),
  );
  const share = (row: Item, column: Item): number => both(row, column).baskets / row.baskets;
  const ramp = rampOf(others.map(({ row, column }) => share(row, column)));
  return {
    rowTitle: labels.matrixRows,
    columnTitle: labels.matrixColumns,
    rows: matrix.map(({ code, name }, index) => ({
      id: code,
      label: `${index + 1}  ${clipped(name)}`,
    })),
    columns: matrix.map(({ code }, index) => ({ id: code, label: String(index + 1) })),
    cells: others.map(({ row, column }): GridCell => {
      const { baskets: count, customers } = both(row, column);
      const text = formats.value('share', share(row, column));
      const lift = (count * baskets) / (row.baskets * column.baskets);
      return {
        row: row.code,
        column: column.code,
        text,
        detail: [
          labels.cellDescription(row.name, column.name, text),
          ...labels.cellDetail(
            formats.value('integer', count),
            formats.value('number', lift),
            formats.value('integer', customers),
          ),
        ],
        step: ramp.step(share(row, column)),
        description: labels.cellDescription(row.name, column.name, text),
        mark: customers > 0 ? markOf('pair', row.code, column.code) : null,
        ...(row.baskets < fewObservations ? { thin: true } : {}),
      };
    }),
    scale: {
      title: labels.matrixScale,
      low: formats.value('share', ramp.low),
      high: formats.value('share', ramp.high),
    },
  };
}

function clipped(name: string): string {
  let width = 0;
  let text = '';
  for (const character of name) {
    width += /[\u1100-\uffef]/.test(character) ? 2 : 1;
    if (width > nameWidth) return `${text.trimEnd()}…`;
    text += character;
  }
  return text;
}
