import { expect, test } from 'vitest';
import { exampleModel } from '../../../test/support/golden-model.ts';
import { otherCountings } from '../../analyses/other-countings.ts';
import { overview } from '../../analyses/overview/index.ts';
import type { Headline } from '../../core/spec/analysis.ts';
import { noFilters } from '../../core/spec/filters.ts';
import { formatsOf } from '../../i18n/cells.ts';
import { en } from '../../i18n/en.ts';
import { createFormats } from '../../i18n/format.ts';
import { countingRows } from './counting-props.ts';

const format = createFormats('en');
const formats = formatsOf(format, 'en', exampleModel);
const [other] = otherCountings({ page: 'overview', params: {}, filters: noFilters }, exampleModel);

/** A headline beside itself under the first other definition of the overview. */
function rowsOf(usual: Headline, value: Headline['value']) {
  const rows = [{ other: other!, headlines: [{ ...usual, value }] }];
  const i18n = { locale: 'en', t: en, format } as const;
  return countingRows(usual, rows, overview.labels.en, formats, i18n).map((row) => [
    row.way,
    row.value,
    row.difference,
  ]);
}

test('a share differs by percentage points, and shows what a whole per cent hides', () => {
  expect(rowsOf({ id: 'repeatRate', kind: 'share', value: 0.214 }, 0.2)).toEqual([
    ['As shown', '21.4%', ''],
    ['Repeat purchases by: Orders', '20.0%', '▼ −1.4 pp'],
  ]);
});

test('a count differs by a share of itself', () => {
  expect(rowsOf({ id: 'orders', kind: 'integer', value: 200 }, 210)[1]).toEqual([
    'Repeat purchases by: Orders',
    '210',
    '+5.0%',
  ]);
});

test('a number that is the same says so, and one that cannot be compared says nothing', () => {
  expect(rowsOf({ id: 'orders', kind: 'integer', value: 200 }, 200)[1]?.[2]).toBe('the same');
  expect(rowsOf({ id: 'orders', kind: 'integer', value: 0 }, 200)[1]?.[2]).toBe('');
  expect(rowsOf({ id: 'repeatRate', kind: 'share', value: null }, 0.2)[1]?.[2]).toBe('');
});
