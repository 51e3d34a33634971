import type { DateUse } from '../../src/core/model/scope-period.ts';
import { scope } from '../../src/core/model/scope.ts';
import type { Dataset } from '../../src/core/model/dataset.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { noFilters, type Filters } from '../../src/core/spec/filters.ts';
import { id, sql } from '../../src/core/sql/index.ts';

/** What an import could have said about a small shop: queries are compiled against it, never run. */
export const exampleModel: ModelInfo = {
  schema: 'shop',
  fileNames: ['orders.csv'],
  dataVersion: 'v1',
  schemaFingerprint: 's1',
  currency: 'GBP',
  scale: 2,
  quantityScale: 0,
  firstDay: '2023-01-15',
  lastDay: '2024-03-20',
  medianGapDays: 28,
  lines: 1000,
  orders: 400,
  customers: 150,
  prospects: 12,
  products: 20,
  keys: { customers: 150, orders: 410, products: 20 },
  hasLaterLines: true,
  everyLineSells: false,
  hasMargin: false,
  hasServiceCost: false,
  hasHours: false,
  contacts: [],
  experiments: [],
  dimensions: [
    {
      id: 'country',
      label: 'Country',
      source: 'line',
      column: 'd_country',
      values: [
        { value: 'France', rows: 700 },
        { value: null, rows: 300 },
      ],
    },
    {
      id: 'tier',
      label: 'Tier',
      source: 'customer',
      column: 'd_tier',
      values: [{ value: 'gold', rows: 150 }],
    },
  ],
  control: {
    rowsInFile: 1001,
    rowsLoaded: 1000,
    rowsRejected: 1,
    linesMade: 0,
    rowsSummed: 0,
    amount: 123_456n,
    factAmount: 123_456n,
    refundRows: 10,
    refundAmount: -1_000n,
    guestRows: 5,
    guestAmount: 500n,
    margin: null,
    service: null,
  },
};

/** One filter of every kind. */
export const everyFilter: Filters = {
  ...noFilters,
  dates: { from: '2023-07-01', to: '2023-12-31' },
  asOf: '2024-01-31',
  dimensions: [
    { dimension: 'country', exclude: false, values: ["Côte d'Ivoire", null] },
    { dimension: 'tier', exclude: true, values: ['gold'] },
  ],
};

/** The data as a view with these filters sees them. */
export function exampleData(
  dates: DateUse,
  filters: Filters = noFilters,
  compares = dates === 'period',
): Dataset {
  const sets = filters === noFilters ? [] : [sql`select customer from ${id('chosen')}`];
  return scope(exampleModel, { filters, dates, compares, sets });
}
