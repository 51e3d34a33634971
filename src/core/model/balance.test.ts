import { describe, expect, test } from 'vitest';
import { expectGolden } from '../../../test/support/golden.ts';
import { everyFilter, exampleData, exampleModel } from '../../../test/support/golden-model.ts';
import { duckdb, render, type Sql } from '../sql/index.ts';
import { rowConditions } from './scope-conditions.ts';
import {
  beforeQuery,
  leftOutQuery,
  periodQuery,
  readAmounts,
  readBalance,
  balanceQuery,
} from './balance.ts';

const reviewed = (query: Sql, name: string): void =>
  expectGolden(render(query, duckdb), new URL(`golden/${name}.sql`, import.meta.url));

describe('the queries of a reconciliation', () => {
  const data = exampleData('history');

  test('are the reviewed texts', () => {
    reviewed(balanceQuery(data), 'balance');
    reviewed(periodQuery(data, data.period), 'period');
    reviewed(beforeQuery(data, '2023-04-01'), 'before');
  });

  test('put a line under the first condition that it fails, a null among them', () => {
    const conditions = rowConditions(exampleModel, everyFilter, null, '2024-01-31');
    reviewed(leftOutQuery('shop', conditions), 'left-out');
  });
});

describe('the answers', () => {
  test('of no row at all are zero', () => {
    expect(readBalance({}).all).toEqual({ rows: 0, orders: 0, customers: 0, revenue: 0n });
    expect(readAmounts({})).toEqual({ rows: null, orders: null, customers: null, revenue: 0n });
  });
});
