import { ratio } from '../../core/ratio.ts';
import type { TableData } from '../../core/spec/screen.ts';
import type { RepurchaseLabels } from './labels/en.ts';
import type { RepurchaseView } from './view.ts';

/** From each purchase to the next in time; a row stands for the customers who came back. */
export function stepTable(view: RepurchaseView, labels: RepurchaseLabels): TableData {
  return {
    id: 'steps',
    title: labels.stepsTitle,
    columns: [
      { id: 'step', label: labels.step, kind: 'text' },
      { id: 'within', label: labels.within, kind: 'integer' },
      { id: 'reached', label: labels.reached, kind: 'integer' },
      { id: 'customers', label: labels.cameBack, kind: 'integer' },
      { id: 'missed', label: labels.missed, kind: 'integer' },
      { id: 'share', label: labels.share, kind: 'share' },
      { id: 'low', label: labels.low, kind: 'share' },
      { id: 'high', label: labels.high, kind: 'share' },
      { id: 'estimate', label: labels.estimated, kind: 'share' },
    ],
    rows: view.steps.map(({ nth, reached, back, interval, estimate }) => [
      labels.stepName(nth),
      view.within,
      reached,
      back,
      reached - back,
      ratio(back, reached),
      interval?.low ?? null,
      interval?.high ?? null,
      estimate,
    ]),
    marks: view.steps.map(({ nth, back }) => (back > 0 ? `step:${nth}` : null)),
    cellMarks: {
      missed: view.steps.map(({ nth, reached, back }) => (reached > back ? `missed:${nth}` : null)),
    },
    footer: [],
  };
}
