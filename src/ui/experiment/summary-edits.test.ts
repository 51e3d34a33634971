import { describe, expect, test } from 'vitest';
import { emptySummary } from '../../core/experiment/summary-params.ts';
import {
  freeName,
  withCell,
  withGroup,
  withMetric,
  withNewGroup,
  withNewMetric,
  withoutMetric,
} from './summary-edits.ts';

const start = { ...emptySummary(['Control', 'B'], 'Visit'), control: 'Control' };

describe('editing a table of sums', () => {
  test('a group that is renamed stays the control', () => {
    expect(withGroup(start, 0, { name: 'No mail' }).control).toBe('No mail');
    expect(withGroup(start, 1, { name: 'Mail' }).control).toBe('Control');
  });

  test('a metric that gets more cells keeps the numbers of those it had', () => {
    const typed = withCell(withNewMetric(start, 'Spend'), [1, 1, 0], 12.5);
    const wider = withMetric(typed, 1, { hasBefore: true });
    expect(wider.groups[1]?.values[1]).toEqual([12.5, null, null, null, null]);
    const ratio = withMetric(typed, 1, { form: 'ratio' });
    expect(ratio.groups[1]?.values[1]).toEqual([12.5, null, null, null, null]);
    // A mean is no sum.
    expect(withMetric(typed, 1, { form: 'spread' }).groups[1]?.values[1]).toEqual([null, null]);
  });

  test('groups and metrics come empty and go with their cells', () => {
    const wide = withNewGroup(withNewMetric(start, 'Spend'), 'C');
    expect(wide.groups.map(({ values }) => values.map((cells) => cells.length))).toEqual([
      ...[
        [1, 2],
        [1, 2],
        [1, 2],
      ],
    ]);
    expect(withoutMetric(wide, 0).groups[2]?.values).toEqual([[null, null]]);
  });

  test('new names are free', () => {
    expect(freeName(['Metric 1', 'Metric 3'], (place) => `Metric ${place}`)).toBe('Metric 4');
  });
});
