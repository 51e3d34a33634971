import { describe, expect, test } from 'vitest';
import { expectGolden } from '../../test/support/golden.ts';
import { everyFilter, exampleData, exampleModel } from '../../test/support/golden-model.ts';
import { noFilters, type ViewState } from '../core/spec/filters.ts';
import { duckdb, render } from '../core/sql/index.ts';
import { listColumns, type ListColumn, type ListColumnId } from './customer-columns.ts';
import {
  listScope,
  orderQuery,
  rowsQuery,
  scopeOfKeys,
  yardsticksQuery,
  type Yardsticks,
} from './customer-list.ts';
import { linesQuery, monthsQuery, ordersQuery, peersQuery } from './customer-story.ts';

const golden = (name: string): URL =>
  new URL(`../../test/fixtures/golden/customers/${name}.sql`, import.meta.url);
const columns = listColumns(exampleModel);
const everyone = { text: '', whole: true };
const against: Yardsticks = {
  recency: ['2023-05-01', '2023-09-01', '2023-12-01', '2024-02-01'],
  frequency: [1, 1, 2, 5],
  monetary: [1000n, 2500n, 7000n, 20_000n],
  medianGapDays: 28,
};
const view: ViewState = { page: 'customers', params: {}, filters: noFilters };

function column(id: ListColumnId): ListColumn {
  const found = columns.find((one) => one.id === id);
  if (!found) throw new Error(`no column ${id}`);
  return found;
}

const textOf = (sort: ListColumnId, search = everyone, descending = true): string =>
  render(
    orderQuery(view, listScope(view, exampleModel), against, {
      sort: column(sort),
      descending,
      search,
    }),
    duckdb,
  );

describe('the order of a list', () => {
  test('by net revenue is the reviewed text', () => {
    expectGolden(textOf('net'), golden('order-net'));
  });

  test('of a search by days overdue, within every filter, is the reviewed text', () => {
    const query = orderQuery(
      { ...view, filters: everyFilter },
      exampleData('history', everyFilter),
      against,
      {
        sort: column('overdue'),
        descending: true,
        search: { text: " O'Neill ", whole: false },
      },
    );
    expectGolden(render(query, duckdb), golden('order-filtered'));
  });

  test('joins only what the column needs', () => {
    expect(textOf('net')).not.toMatch(/first_purchase|purchase_day|attribute|customer_key/);
    expect(textOf('firstDay')).toContain('first_purchase');
    expect(textOf('overdue')).toContain('purchase_day');
    expect(textOf('d.tier')).toContain('attribute');
    expect(textOf('net', { text: 'x', whole: false })).toContain('customer_key');
  });

  test.each(columns.map(({ id }) => id))('by %s ends with the key and puts no value last', (id) => {
    expect(textOf(id)).toMatch(/ desc nulls last, customer$/);
    expect(textOf(id, everyone, false)).toMatch(/ asc nulls last, customer$/);
  });

  test('of a search writes what was typed as a value', () => {
    const text = textOf('net', { text: "x'; drop table line --", whole: true });
    expect(text).toContain("lower('x''; drop table line --')");
    expect(textOf('net', { text: 'a\0b', whole: false })).toContain("lower('ab')");
  });
});

test('The rows of a page, with every column, are the reviewed text', () => {
  const data = scopeOfKeys(view, exampleModel, [7, 3]);
  expectGolden(render(rowsQuery(data, against, columns), duckdb), golden('rows'));
});

test('The yardsticks are the reviewed text', () => {
  const data = exampleData('history', everyFilter);
  expectGolden(render(yardsticksQuery(data), duckdb), golden('yardsticks'));
});

describe('one customer', () => {
  const own = scopeOfKeys(view, exampleModel, [7]);
  const page = { start: 0, end: 200 };

  test.each([
    ['months', monthsQuery(own)],
    ['orders', ordersQuery(own, page)],
    ['lines', linesQuery(own, 12, page)],
    ['peers', peersQuery(listScope(view, exampleModel), against, 'fifth', 4)],
  ])('the %s are the reviewed text', (name, query) => {
    expectGolden(render(query, duckdb), golden(name));
  });
});
