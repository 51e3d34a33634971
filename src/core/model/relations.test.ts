import { describe, expect, test } from 'vitest';
import { duckdb, id, op, render, sql, type Sql } from '../sql/index.ts';
import { ctesOf, neededCtes } from './relations.ts';

const relation = (name: string, query: Sql): { readonly name: Sql; readonly query: Sql } => ({
  ...{ name: id(name), query },
});
const line = relation('scope_line', sql`select * from ${id('shop', 'line')}`);
const order = relation('scope_order', sql`select ord from ${line.name}`);
const month = relation(
  'scope_month',
  sql`select ${op({ name: 'countIf', condition: sql`ord in (select ord from ${order.name})` })}`,
);
const relations = [line, order, month];
const ctes = (query: Sql): string => render(neededCtes(relations, query), duckdb);

describe('the relations of a query', () => {
  test('are those that it names, and those that these name', () => {
    expect(ctes(sql`select * from ${line.name}`)).toBe(render(ctesOf([line]), duckdb));
    expect(ctes(sql`select * from ${order.name}`)).toBe(render(ctesOf([line, order]), duckdb));
  });

  test('are found inside of operations too', () => {
    expect(ctes(sql`select * from ${month.name}`)).toBe(render(ctesOf(relations), duckdb));
  });

  test('are none where it reads tables alone, even of the same name', () => {
    expect(ctes(sql`select * from ${id('shop', 'scope_line')}`)).toBe('');
  });
});
