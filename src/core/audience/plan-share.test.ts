import { expect, test } from 'vitest';
import { noFilters, type CustomerSet } from '../spec/filters.ts';
import { shareable } from '../spec/shareable.ts';
import { audiencePage, initialPlan, readPlan, writePlan } from './plan-params.ts';

const setBy = (dimension: string, value: string): CustomerSet => ({
  mark: 'segment:champions',
  view: {
    ...{ page: 'rfm', params: {} },
    filters: { ...noFilters, dimensions: [{ dimension, exclude: false, values: [value] }] },
  },
});

test('A shared export leaves out no set that is made of values that name people', () => {
  const plan = {
    ...initialPlan,
    platforms: ['meta'],
    without: [setBy('email', 'ann@shop.example'), setBy('city', '台北市')],
  };
  const view = { page: audiencePage, params: writePlan(plan), filters: noFilters };
  const shared = shareable(view, ['email']);
  expect(JSON.stringify(shared)).not.toContain('ann@shop');
  expect(shared.leftOut).toEqual(['email']);
  expect(readPlan(shared.view.params).value).toEqual({ ...plan, without: [plan.without[1]] });
  expect(shareable(view, [])).toEqual({ view, leftOut: [] });
});
