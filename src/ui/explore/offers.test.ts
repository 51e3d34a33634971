import { describe, expect, test } from 'vitest';
import type { ModelInfo } from '../../core/model/info.ts';
import type { Shelved } from './edits.ts';
import {
  asksYearStart,
  comparingsOf,
  canFilter,
  filterOf,
  hasTop,
  isKnown,
  offersOf,
  type OfferGroup,
} from './offers.ts';

const dimension = (id: string, source: 'line' | 'customer') => ({
  ...{ id, label: id, source, column: id, values: [] },
});
const model = {
  ...{ hasMargin: false, hasServiceCost: false, hasHours: false, products: 3 },
  dimensions: [dimension('category', 'line'), dimension('city', 'customer')],
} as unknown as ModelInfo;
const none: Shelved = { rows: [], columns: [], measures: [] };

function offered(group: OfferGroup, of: ModelInfo = model, shelved: Shelved = none): unknown {
  return offersOf(of, shelved).find((one) => one.group === group)?.texts;
}

describe('Offered are', () => {
  test('columns of the lines beside the product, those of customers beside what is known of them', () => {
    expect(offered('products')).toEqual(['product', 'dimension:category']);
    expect(offered('customers')).toContain('dimension:city');
    expect(offered('customers')).toContain('tier');
  });

  test('no products of data that name none', () => {
    const without = { ...model, products: 0 };
    expect(offered('products', without)).toEqual(['dimension:category']);
    expect(offered('measures', without)).not.toContain('products');
  });

  test('margins only of data that have them', () => {
    expect(offered('measures')).not.toContain('margin');
    expect(offered('measures')).not.toContain('marginShare');
    expect(offered('measures', { ...model, hasMargin: true })).toContain('marginShare');
    expect(offered('measures', { ...model, hasMargin: true })).not.toContain('served');
  });

  test('calculated measures that are on the shelf, once and as they are', () => {
    const measures = ['=orders * 2', '=orders * 2.rank', '=margin * 2'];
    expect(offered('measures', model, { ...none, measures })).toEqual(
      expect.arrayContaining(['revenue', '=orders * 2']),
    );
    expect(offered('measures', model, { ...none, measures })).not.toContain('=margin * 2');
  });

  test('steps of the width that was asked for', () => {
    const [steps] = offersOf(model, none, { amount: 12.5, quantity: 2 }).filter(
      ({ group }) => group === 'steps',
    );
    expect(steps?.texts).toEqual(['bin:amount:12.5', 'bin:quantity:2']);
  });
});

test('What other data have is not known here', () => {
  expect(isKnown('dimension:category', model)).toBe(true);
  expect(isKnown('dimension:colour', model)).toBe(false);
  expect(isKnown('margin', model)).toBe(false);
  expect(isKnown('=margin / orders', model)).toBe(false);
});

test('Only columns and products have a top, and only columns a filter', () => {
  expect(['product', 'dimension:city^5', 'month', 'bin:amount:5'].map(hasTop)).toEqual([
    ...[true, true, false, false],
  ]);
  expect(['dimension:city^5', 'product', 'tier'].map(filterOf)).toEqual(['city', null, null]);
});

describe('A measure may be compared', () => {
  const first = { shelf: 'measures', at: 0 } as const;
  const ways = (shelved: Partial<Shelved>, compares = false) =>
    comparingsOf({ ...none, ...shelved }, first, compares);

  test('in no way but as it is where nothing is beside it', () => {
    expect(ways({ measures: ['revenue'] })).toEqual(['plain']);
  });

  test('as a running total only if values add up', () => {
    expect(ways({ rows: ['month'], measures: ['revenue'] })).toContain('running');
    expect(ways({ rows: ['month'], measures: ['customers'] })).not.toContain('running');
  });

  test('as a share of its column, and of its group only under a field around it', () => {
    expect(ways({ rows: ['tier'], measures: ['orders'] })).toContain('shareOfColumn');
    expect(ways({ rows: ['tier'], measures: ['orders'] })).not.toContain('shareOfParent');
    expect(ways({ rows: ['tier', 'visit'], measures: ['orders'] })).toContain('shareOfParent');
    expect(ways({ rows: ['tier'], measures: ['orders'] })).not.toContain('shareOfRow');
    expect(ways({ columns: ['tier'], measures: ['orders'] })).toContain('shareOfRow');
    expect(ways({ rows: ['tier'], measures: ['medianLine'] })).not.toContain('shareOfColumn');
  });

  test('with other dates only where the view compares, with earlier periods only where some are shown', () => {
    expect(ways({ rows: ['tier'], measures: ['revenue'] })).not.toContain('growth');
    expect(ways({ rows: ['tier'], measures: ['revenue'] }, true)).toContain('growth');
    expect(ways({ rows: ['tier'], measures: ['revenue'] })).not.toContain('yearGrowth');
    expect(ways({ columns: ['quarter'], measures: ['revenue'] })).toContain('yearGrowth');
    expect(ways({ columns: ['weekday'], measures: ['revenue'] })).not.toContain('yearGrowth');
  });

  test('in the way it is compared already, even where that no longer says anything', () => {
    expect(ways({ measures: ['customers.running'] })).toEqual(['plain', 'running']);
  });

  test('not in a way that stands on the shelf already', () => {
    expect(ways({ rows: ['month'], measures: ['revenue', 'revenue.rank'] })).not.toContain('rank');
  });
});

test('The month that years begin with is asked for where years, quarters or months of a year are shown', () => {
  expect(asksYearStart({ ...none, columns: ['quarter'] })).toBe(true);
  expect(asksYearStart({ ...none, rows: ['monthOfYear'] })).toBe(true);
  expect(asksYearStart({ ...none, rows: ['month', 'product'] })).toBe(false);
});

test('Lines are chosen by every field, but for those that set sides apart', () => {
  const texts = ['dimension:city', 'product^5', 'tier', 'hour', 'month', 'bin:amount:50'];
  expect(texts.every(canFilter)).toBe(true);
  expect(['comparedDates', 'comparedSets', 'revenue', 'nothing'].some(canFilter)).toBe(false);
});
