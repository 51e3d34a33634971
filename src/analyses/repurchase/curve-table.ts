import type { TableData } from '../../core/spec/screen.ts';
import type { RepurchaseLabels } from './labels/en.ts';
import { sum } from './summary.ts';
import type { RepurchaseView } from './view.ts';

/** Rows on whole weeks can be opened; the chart opens every day. */
const week = 7;

/** The Kaplan–Meier estimate, day by day; a row stands for the customers who are away longer. */
export function curveTable(view: RepurchaseView, labels: RepurchaseLabels): TableData {
  let waiting = sum(view.spells.map(({ censored }) => censored));
  const [first] = view.spells;
  if (first?.time === 0) waiting -= first.censored;
  const rows = view.all.estimate.steps.map((step) => {
    waiting -= step.censored;
    return [
      step.time,
      step.atRisk,
      step.events,
      step.censored,
      1 - step.survival,
      step.upper === null ? null : 1 - step.upper,
      step.lower === null ? null : 1 - step.lower,
      waiting,
    ] as const;
  });
  return {
    id: 'curve',
    title: labels.curveTitle,
    columns: [
      { id: 'day', label: labels.day, kind: 'integer' },
      { id: 'atRisk', label: labels.atRisk, kind: 'integer' },
      { id: 'events', label: labels.closedAt, kind: 'integer' },
      { id: 'censored', label: labels.openAt, kind: 'integer' },
      { id: 'back', label: labels.back, kind: 'share' },
      { id: 'low', label: labels.low, kind: 'share' },
      { id: 'high', label: labels.high, kind: 'share' },
      { id: 'customers', label: labels.waiting, kind: 'integer' },
    ],
    rows,
    marks: rows.map(([day, , , , , , , away]) =>
      away > 0 && day % week === 0 ? `away:${day}` : null,
    ),
    footer: [],
  };
}
