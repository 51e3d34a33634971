import { ratio } from '../../core/ratio.ts';
import type { TableData } from '../../core/spec/screen.ts';
import type { RepurchaseLabels } from './labels/en.ts';
import { keyOfRange } from './marks.ts';
import { sum } from './summary.ts';
import type { RepurchaseView } from './view.ts';

/** The histogram of closed gaps; a row stands for the customers with a gap of that length. */
export function gapTable(view: RepurchaseView, labels: RepurchaseLabels): TableData {
  const { count } = view.all.gaps;
  return {
    id: 'gaps',
    title: labels.gapsTitle,
    columns: [
      { id: 'from', label: labels.from, kind: 'integer' },
      { id: 'to', label: labels.to, kind: 'integer' },
      { id: 'gaps', label: labels.gapCount, kind: 'integer' },
      { id: 'share', label: labels.share, kind: 'share' },
      { id: 'customers', label: labels.customers, kind: 'integer' },
    ],
    rows: view.bins.map(({ from, to, gaps, customers }) => [
      from,
      to,
      gaps,
      ratio(gaps, count),
      customers,
    ]),
    marks: view.bins.map((bin) => (bin.customers > 0 ? `gap:${keyOfRange(bin)}` : null)),
    footer: [[null, null, sum(view.bins.map(({ gaps }) => gaps)), ratio(count, count), null]],
  };
}
