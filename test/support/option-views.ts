import { analyses } from '../../src/analyses/registry.ts';
import { noFilters, type ViewState } from '../../src/core/spec/filters.ts';

/** Rules of RFM segments of one's own: recent ones, spenders who stay away, and the rest. */
const ownSegments = 'champions:35.15~atRisk:12.15.35~lost:12.15.12';

/** Options that count otherwise than a page does by default. */
const options: readonly Pick<ViewState, 'page' | 'params'>[] = [
  { page: 'abc', params: { of: 'products' } },
  {
    page: 'explore',
    params: {
      rows: 'segment^3~month',
      columns: 'visit',
      measures: 'customers~revenue.growth~orderValue~revenue.stepGrowth',
    },
  },
  { page: 'experiment', params: { show: 'breakdown', by: 'tier' } },
  { page: 'experiment', params: { show: 'spread', about: '2' } },
  { page: 'experiment', params: { show: 'report', window: '30' } },
  { page: 'campaign', params: { rule: 'days(2..)', since: '2024-01-05' } },
  { page: 'campaign', params: { rule: 'net(10..)', show: 'who', item: 'dimension:channel' } },
  { page: 'plan', params: { metric: 'orderValue', adjust: 'yes' } },
  { page: 'overview', params: { repeats: 'orders' } },
  { page: 'cohorts', params: { periods: 'rolling' } },
  { page: 'cohorts', params: { by: 'tier' } },
  { page: 'cohorts', params: { by: 'segment', unit: 'quarter', show: 'cumulative' } },
  { page: 'repurchase', params: { by: 'tier' } },
  { page: 'rfm', params: { segments: ownSegments } },
  { page: 'rfm', params: { segments: ownSegments, show: 'change' } },
  { page: 'sample', params: { by: 'tier', size: '7' } },
  { page: 'sample', params: { by: 'segment', size: '7' } },
  { page: 'segment', params: { name: 'Often', rule: 'any(days(2..)~group(segment:champions))' } },
  {
    page: 'segment',
    params: { rule: 'days(2..)', others: 'Old:age(90..)~Big:net(20..)', show: 'overlap' },
  },
  { page: 'segment', params: { rule: 'days(2..)', show: 'compare' } },
  { page: 'segment', params: { rule: 'f(3..)', others: 'Old:age(90..)', show: 'compare' } },
  { page: 'segment', params: { rule: 'all()', show: 'next', item: 'dimension:channel' } },
];

/** Every page as it opens, and with each of these options, by a name for tests. */
export const viewsOfPages: readonly (readonly [string, ViewState])[] = [
  ...analyses.map(({ id }) => ({ page: id, params: {} })),
  ...options,
].map(({ page, params }) => [
  [page, ...Object.entries(params).map((pair) => pair.join('='))].join(' '),
  { page, params, filters: noFilters },
]);
