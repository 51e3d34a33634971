import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleModel } from '../../test/support/golden-model.ts';
import { listColumns, type ListColumnId } from '../analyses/customer-columns.ts';
import { noFilters } from '../core/spec/filters.ts';
import {
  initialList,
  readCustomerLink,
  readListParams,
  writeCustomerLink,
  writeListParams,
} from './customer-params.ts';
import { readLocation, writeLocation } from './location.ts';

const known = listColumns(exampleModel).map(({ id }) => id);
const anyList = fc.record({
  sort: fc.constantFrom(...known),
  descending: fc.boolean(),
  columns: fc
    .subarray(known.filter((id) => id !== 'customer'))
    .map((chosen): readonly ListColumnId[] => ['customer', ...chosen]),
});

describe('a list of customers in the address', () => {
  test('leaves out what is as usual', () => {
    expect(writeListParams(initialList)).toEqual({});
    expect(readListParams({}, known)).toEqual({ value: initialList, notices: [] });
  });

  test('comes back as it was', () => {
    fc.assert(
      fc.property(anyList, (list) => {
        const view = { page: 'customers', params: writeListParams(list), filters: noFilters };
        const { view: read } = readLocation(writeLocation(view, false));
        expect(readListParams(read.params, known)).toEqual({ value: list, notices: [] });
      }),
    );
  });

  test('is readable', () => {
    expect(
      writeListParams({ sort: 'overdue', descending: true, columns: ['customer', 'm', 'd.tier'] }),
    ).toEqual({ sort: '-overdue', columns: 'm~d.tier' });
  });

  test.each([
    [{ sort: 'constructor' }, 'view.badValue'],
    [{ sort: '--net' }, 'view.badValue'],
    [{ columns: 'orders~d.shoe-size' }, 'view.badValue'],
    [{ search: 'ann@secret.example' }, 'view.unknownKey'],
  ])('%j is said not to be understood', (params, code) => {
    const { value, notices } = readListParams(params, known);
    expect(notices.map((notice) => notice.code)).toEqual([code]);
    expect(value.sort).toBe(initialList.sort);
    expect(JSON.stringify(notices)).not.toContain('secret');
  });
});

describe('a customer in the address', () => {
  const model = { ...exampleModel, dataVersion: '1a2b3c4d5e6f' };

  test('is a number and the data that gave it, and comes back', () => {
    expect(writeCustomerLink(123, model)).toEqual({ k: '123', of: '1a2b3c4d' });
    expect(readCustomerLink(writeCustomerLink(123, model), model)).toEqual({
      kind: 'customer',
      key: 123,
    });
  });

  test('is not looked for in other data', () => {
    const link = writeCustomerLink(123, { ...model, dataVersion: 'ffffffff' });
    expect(readCustomerLink(link, model)).toEqual({ kind: 'otherData' });
    expect(readCustomerLink({ k: '123' }, model)).toEqual({ kind: 'otherData' });
  });

  test.each(['', '-1', '1.5', 'ann@secret.example', '4294967296', '12345678901'])(
    'can not be %j',
    (k) => {
      expect(readCustomerLink({ ...writeCustomerLink(0, model), k }, model)).toEqual({
        kind: 'broken',
      });
    },
  );
});
