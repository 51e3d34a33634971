import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectGolden } from '../../../test/support/golden.ts';
import { everyFilter, exampleData } from '../../../test/support/golden-model.ts';
import { decodeParam, encodeParam, initialParams } from '../../core/spec/params.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import { duckdb, render } from '../../core/sql/index.ts';
import { fieldText, readField } from './field.ts';
import { explore } from './index.ts';
import { customersOfMark, readMark } from './marks.ts';
import { measureText, readMeasure } from './measure.ts';
import { exploreParams, type ExploreParams } from './params.ts';
import { compileExplore } from './query.ts';

const params = initialParams(exploreParams);
const data = exampleData('period');
const golden = (name: string): URL => new URL(`golden/${name}.sql`, import.meta.url);
const compiled = (chosen: Partial<ExploreParams>, of = data): string =>
  render(compileExplore({ ...params, ...chosen }, of), duckdb);

describe('the query of a pivot', () => {
  test('by default is the reviewed text', () => {
    expectGolden(compiled({}), golden('default'));
  });

  test('with every kind of field and a comparison is the reviewed text', () => {
    const rows = ['dimension:country^5', 'quarter', 'segment', 'visit'];
    const columns = ['weekday', 'bin:amount:50', 'recency', 'product^3'];
    const measures = ['revenue.growth', 'medianLine', '=net_revenue / customers', 'orderValue'];
    expectGolden(compiled({ rows, columns, measures, yearStart: 4 }), golden('everything'));
  });

  test('with every filter is the reviewed text', () => {
    expectGolden(
      compiled({ rows: ['dimension:country'] }, exampleData('period', everyFilter)),
      golden('filtered'),
    );
  });

  test('counts the dates compared with only where a measure is compared', () => {
    expect(compiled({ measures: ['revenue'] })).not.toContain('is_now');
    expect(compiled({ measures: ['revenue', 'orders.growth'] })).toContain('is_now');
  });

  describe('counts each level from the finest groups', () => {
    const byCountry = { rows: ['dimension:country'], columns: ['quarter'] };
    const finest = 'finest as (';
    const of = (model: Partial<ModelInfo>): Dataset => ({
      ...data,
      model: { ...data.model, ...model },
    });
    const keys = { customers: 150, orders: 1e7, products: 20 };

    test('unless a median needs the lines of each', () => {
      expect(compiled({ ...byCountry, measures: ['revenue', 'customers'] })).toContain(finest);
      expect(compiled({ ...byCountry, measures: ['revenue', 'medianLine'] })).not.toContain(finest);
    });

    test('unless sets of keys would be larger than the lines', () => {
      const measures = ['orders'];
      expect(compiled({ ...byCountry, measures })).toContain('bitstring_agg(bought, 0, 409)');
      const many = compiled({ ...byCountry, measures }, of({ keys }));
      expect(many).not.toContain(finest);
      expect(many).toContain('count(DISTINCT bought) as "orders"');
    });

    test('by adding orders up where each has one day, and fields tell only days apart', () => {
      const measures = ['orders'];
      const model = { keys, hasLaterLines: false, firstDay: '2023-01-02' };
      const whole = compiled({ rows: ['week'], measures }, of(model));
      expect(whole).toContain('count(DISTINCT bought) as "orders_part"');
      expect(whole).toContain('coalesce(cast(sum("orders_part") AS BIGINT), 0) as "orders"');
      expect(compiled({ rows: ['dimension:country'], measures }, of(model))).not.toContain(finest);
    });
  });

  describe('reads months instead of lines', () => {
    const perMonth = { rows: ['month'], measures: ['revenue'] };
    const months = '"shop"."cohort_month" as line';
    const without = (more: Partial<Dataset>, model: Partial<ModelInfo> = {}): Dataset => ({
      ...data,
      ...more,
      model: { ...data.model, ...model },
    });

    test('where dates are whole months and fields tell months apart', () => {
      expect(compiled(perMonth)).toContain(months);
      expect(compiled({ ...perMonth, rows: ['year', 'monthOfYear'] })).toContain(months);
      expect(compiled({ ...perMonth, rows: ['week'] })).not.toContain(months);
      const cut = { from: '2023-12-02', to: '2024-02-29' };
      expect(compiled(perMonth, without({ period: cut }))).not.toContain(months);
    });

    test('of all data too, whatever day they begin or end on', () => {
      const { firstDay: from, lastDay: to } = data.model;
      expect(compiled(perMonth, without({ period: { from, to } }))).toContain(months);
    });

    test('but customer by customer where customers are counted or told apart', () => {
      const later = without({}, { hasLaterLines: false });
      const each = '"shop"."customer_month" as line';
      expect(compiled({ ...perMonth, measures: ['customers'] }, later)).toContain(each);
      expect(compiled({ ...perMonth, columns: ['recency'] }, later)).toContain(each);
    });

    test('but never where a filter would have to make them, nor orders that have later lines', () => {
      expect(compiled(perMonth, exampleData('period', everyFilter))).not.toContain('_month"');
      expect(compiled({ ...perMonth, measures: ['orders'] })).not.toContain('_month"');
      expect(compiled({ ...perMonth, measures: ['sales'] })).not.toContain('_month"');
    });
  });

  test('leaves out what the data do not have, and what comes twice', () => {
    const chosen = {
      rows: ['month', 'dimension:nowhere', 'month'],
      measures: ['revenue', 'revenue'],
    };
    expect(compiled(chosen)).toBe(compiled({ rows: ['month'], measures: ['revenue'] }));
  });
});

describe('the customers of a cell', () => {
  const chosen: ExploreParams = {
    ...params,
    rows: ['dimension:country^5', 'month'],
    columns: ['weekday'],
  };
  const marked = (mark: string): string | null => {
    const query = customersOfMark(mark, chosen, data);
    return query && render(query, duckdb);
  };

  test('are the reviewed text', () => {
    expectGolden(
      marked('cell:dimension:country=UK~month=291/weekday=0') ?? '',
      golden('customers'),
    );
  });

  test.each(['cell:/', 'cell:dimension:country=!b/', 'cell:dimension:country=!o~month=1/', 'all'])(
    '%s is a set with a name',
    (mark) => {
      expect(marked(mark)).not.toBeNull();
      expect(explore.nameMark(mark, explore.labels['zh-Hant'])).not.toBe('');
    },
  );

  test.each([
    ...['', 'cell', 'cell:', 'cell:month=291/', 'cell:dimension:country=UK~month=x/'],
    ...['cell:dimension:country=UK~month=1~weekday=1/', 'cell:dimension:country^5=UK/', 'row:1'],
    'cell:dimension:country=UK/dimension:country=UK',
  ])('"%s" is none', (mark) => {
    expect(marked(mark)).toBeNull();
  });

  test('are told by their mark, whatever signs their values hold', () => {
    expect(explore.nameMark('cell:dimension:x=a!pb!s!!c!e!a!-~weekday=6/', explore.labels.en)).toBe(
      'bought in a|b/!c=@~ · Sun',
    );
    expect(readMark('cell:quarter@4=97/')?.rows).toMatchObject([{ yearStart: 4, key: 97 }]);
  });
});

describe('what stands on a shelf', () => {
  test.each([
    'month',
    'product^10',
    'dimension:country^3',
    'dimension:a^b',
    'bin:amount:2.5',
    'tier',
  ])('is read back from the link: %s', (text) => {
    const field = readField(text);
    expect(field && fieldText(field)).toBe(text);
  });

  test.each(['', 'planet', 'bin:amount:0', 'bin:price:5', 'month^0', 'month^1001', 'dimension:'])(
    'is no field: "%s"',
    (text) => {
      expect(readField(text)).toBeNull();
    },
  );

  test.each(['revenue', 'orders.growth', 'orderValue.shareOfRow', '=net_revenue / customers.rank'])(
    'is read back from the link as a measure: %s',
    (text) => {
      const measure = readMeasure(text);
      expect(measure && measureText(measure)).toBe(text);
    },
  );

  test.each(['', 'profit', 'toString', '=visitors', '=', 'revenue.plain', 'revenue.median'])(
    'is no measure: "%s"',
    (text) => {
      expect(readMeasure(text)).toBeNull();
    },
  );

  test('survives a link, whatever signs it holds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { maxLength: 6 }),
        (texts) => {
          const list = { kind: 'list', most: 6, accepts: () => true, initial: [] } as const;
          expect(decodeParam(list, encodeParam(texts))).toEqual(texts);
        },
      ),
    );
  });
});
