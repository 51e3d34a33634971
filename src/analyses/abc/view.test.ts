import { describe, expect, test } from 'vitest';
import { arrowTable } from '../../../test/support/golden-arrow.ts';
import { exampleData } from '../../../test/support/golden-model.ts';
import { formatsOf } from '../../i18n/cells.ts';
import { createFormats } from '../../i18n/format.ts';
import { initialParams } from '../../core/spec/params.ts';
import { abc } from './index.ts';
import { abcParams, type AbcParams } from './params.ts';
import { viewAbc } from './view.ts';

const columns = {
  part: 'text',
  class: 'text',
  first_place: 'bigint',
  last_place: 'bigint',
  items: 'bigint',
  revenue: 'bigint',
  least: 'bigint',
  buyers: 'bigint',
  code: 'text',
  product_name: 'text',
} as const;

/** Five products, by hand: 80.00, 15.00, 3.00, 2.00 and −1.00. */
const answer = arrowTable(columns, [
  ['bar', 'A', 1n, 1n, 1n, 8_000n, 8_000n, 6n, null, null],
  ['bar', 'B', 2n, 2n, 1n, 1_500n, 1_500n, 3n, null, null],
  ['bar', 'C', 3n, 4n, 2n, 500n, 200n, 6n, null, null],
  ['bar', 'none', 5n, 5n, 1n, -100n, -100n, 0n, null, null],
  ['buyers', 'A', null, null, 0n, 0n, null, 6n, null, null],
  ['buyers', 'B', null, null, 0n, 0n, null, 3n, null, null],
  ['buyers', 'C', null, null, 0n, 0n, null, 0n, null, null],
  ['buyers', 'none', null, null, 0n, 0n, null, 1n, null, null],
  ['product', 'B', 2n, 2n, 1n, 1_500n, 1_500n, 0n, 'T2', null],
  ['product', 'A', 1n, 1n, 1n, 8_000n, 8_000n, 1n, 'T1', 'Oolong'],
  ['withoutProduct', null, null, null, 0n, 2_000n, null, null, null, null],
  ['withoutCustomer', null, null, null, 0n, 3_000n, null, null, null, null],
]);
const data = exampleData('history');
const params: AbcParams = { ...initialParams(abcParams), of: 'products' };
const view = viewAbc(answer, params);
const { en } = abc.labels;

describe('an ABC', () => {
  test('has every class, with shares of what is above zero', () => {
    expect(view.classes.map(({ class: name, items, buyers }) => [name, items, buyers])).toEqual([
      ['A', 1, 6],
      ['B', 1, 3],
      ['C', 2, 0],
      ['none', 1, 1],
    ]);
    expect(view.positive).toBe(10_000n);
    expect(view.bars.map(({ upTo }) => upTo)).toEqual([0.8, 0.95, 1, null]);
  });

  test('lists products in the order of their rank', () => {
    expect(view.products.map(({ place, upTo }) => [place, upTo])).toEqual([
      [1, 0.8],
      [2, 0.95],
    ]);
  });

  test('adds up to the control total: guests are in the products', () => {
    expect(view.total).toBe(9_900n + 2_000n);
  });
});

describe('its tables and screen', () => {
  const tables = abc.tables(view, en);
  const formats = formatsOf(createFormats('en'), 'en', data.model);
  const screen = abc.screen(view, { labels: en, formats, data });

  test('give every row a value per column, and a mark that the analysis can resolve', () => {
    for (const table of tables) {
      const ids = table.columns.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const row of [...table.rows, ...table.footer]) expect(row).toHaveLength(ids.length);
      expect(table.marks).toHaveLength(table.rows.length);
      for (const mark of table.marks)
        if (mark !== null) expect(abc.customers(mark, params, data), mark).not.toBeNull();
    }
  });

  test('flag what is at or below zero, and mark no class that nobody bought', () => {
    const [classes] = tables;
    expect(classes?.rows.map(([name]) => name)).toEqual(['A', 'B', 'C', en.classNames.none]);
    expect(classes?.rows.at(-1)?.[4]).toBeNull();
    expect(classes?.marks).toEqual(['buyers:A', 'buyers:B', null, 'buyers:none']);
  });

  test('mark no bar and no product whose buyers are all unknown', () => {
    const [, bars, products] = tables;
    expect(bars?.marks).toEqual(['buyers:1-1', 'buyers:2-2', 'buyers:3-4', null]);
    expect(products?.marks).toEqual(['buyers:1-1', null]);
  });

  test('name the buyers of products otherwise than customers of a class', () => {
    expect(abc.nameMark('buyers:A', en)).toBe('Bought class A products');
    expect(abc.nameMark('buyers:3-12', en)).toBe('Bought products of ranks 3–12');
    expect(abc.nameMark('class:A', en)).toBe('Class A');
  });

  test('answer with class A and class C, flagged ones included', () => {
    expect(screen.answer).toBe(
      '1 of 5 products (20.0%) are in class A and bring 80.0% of revenue; the 3 products in class C bring 5.0%.',
    );
  });

  test('say what is thin, below zero, without a product and without a buyer', () => {
    expect(screen.notes).toEqual([
      en.fewItems.products(5),
      en.noneNote.products('1', '−£1'),
      en.withoutProductNote('17%'),
      en.guests.products('25%'),
    ]);
  });

  test('say so where no item is in A, where nothing is above zero, and where nothing has a name', () => {
    const of = (rows: Parameters<typeof arrowTable>[1], products = 20): string =>
      abc.screen(viewAbc(arrowTable(columns, rows), params), {
        labels: en,
        formats,
        data: { ...data, model: { ...data.model, products } },
      }).answer;
    const bar = (group: string, revenue: bigint) =>
      ['bar', group, 1n, 1n, 1n, revenue, revenue, 6n, null, null] as const;
    expect(of([bar('C', 100n)])).toBe(en.answerNoA.products('80%'));
    expect(of([bar('none', -100n)])).toBe(en.empty.products);
    expect(of([], 0)).toBe(en.noProducts);
  });
});
