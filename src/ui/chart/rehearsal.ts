import { nextTask } from '../../core/next-task.ts';
import { draw } from './draw.ts';
import type { ChartSpec } from './types.ts';

const data = { values: [{ month: 1, value: 1, series: '1' }] };
const x = { field: 'month', type: 'ordinal', axis: { formatType: 'month' } } as const;
const y = { field: 'value', type: 'quantitative', stack: true } as const;
const color = { field: 'series', type: 'nominal', scale: { domain: ['1'] } } as const;
const stroke = { condition: { test: 'datum.open', value: 'red' }, value: null };

/** From less to more, so that no step meets all of the code at once. */
const charts: readonly ChartSpec[] = [
  { data, mark: 'rect', encoding: { x } },
  {
    data,
    encoding: { x },
    layer: [{ mark: 'rect' }, { mark: 'bar', encoding: { y, color, stroke } }],
  },
];

/**
 * Draws charts that nobody sees, so that the browser has made the drawing code ready, step by step,
 * before the first chart is asked for: the first pass through it takes several times as long.
 */
export async function rehearse(): Promise<void> {
  for (const spec of charts) {
    await nextTask();
    const drawing = await draw(
      document.createElement('div'),
      {
        spec,
        height: 100,
        theme: 'light',
        language: 'en',
        labels: { month: String },
        scope: 'rehearsal',
        onhover: () => undefined,
        onclick: () => undefined,
      },
      () => false,
    );
    drawing?.finalize();
  }
}
