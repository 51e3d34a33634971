import { ratio } from '../../core/ratio.ts';
import type { TableData } from '../../core/spec/screen.ts';
import type { SegmentLabels } from './labels/en.ts';
import { writeMark } from './marks.ts';
import type { NextView } from './next-view.ts';
import { column } from './profile-tables.ts';

/** Every item, the most expected first. */
export function nextTable(view: NextView, labels: SegmentLabels): TableData {
  return {
    id: 'next',
    title: labels.nextTable,
    columns: [
      { id: 'item', label: view.dimension ?? labels.columns.item, kind: 'text' },
      column('expected', 'shareFine', labels),
      column('usual', 'shareFine', labels),
      column('lift', 'number', labels),
      column('bought', 'integer', labels),
      column('boughtShare', 'share', labels),
      column('lacking', 'integer', labels),
      column('seen', 'integer', labels),
    ],
    rows: view.items.map((item) => [
      item.name,
      item.expected,
      item.usual,
      item.lift,
      item.bought,
      ratio(item.bought, view.buyers),
      item.lacking,
      item.seen,
    ]),
    marks: view.items.map(() => null),
    cellMarks: {
      bought: view.items.map(({ code, bought }) =>
        bought > 0 ? writeMark({ kind: 'bought', code }) : null,
      ),
      lacking: view.items.map(({ code, lacking }) =>
        lacking > 0 ? writeMark({ kind: 'lacks', code }) : null,
      ),
    },
    footer: [],
  };
}
