import { describe, expect, test } from 'vitest';
import { tierIds } from '../../core/model/tiers.ts';
import { initialParams } from '../../core/spec/params.ts';
import { duckdb, render } from '../../core/sql/index.ts';
import { expectGolden } from '../../../test/support/golden.ts';
import { everyFilter, exampleData, exampleModel } from '../../../test/support/golden-model.ts';
import { readParams } from '../open-view.ts';
import { pyramid } from './index.ts';
import { fates, origins } from './moves.ts';
import { datesOf, pyramidParams } from './params.ts';
import { compilePyramid, customersOfMark } from './query.ts';

const initial = initialParams(pyramidParams);
const data = exampleData('history');
const golden = (name: string): URL => new URL(`golden/${name}.sql`, import.meta.url);

describe('the query of a pyramid', () => {
  test('by default is the reviewed text', () => {
    expectGolden(render(compilePyramid(initial, data), duckdb), golden('default'));
  });

  test('without lines on another day than their order is the reviewed text', () => {
    const prompt = { ...data, model: { ...exampleModel, hasLaterLines: false } };
    expectGolden(render(compilePyramid(initial, prompt), duckdb), golden('prompt'));
  });

  test('with every filter and parameter is the reviewed text', () => {
    const params = { ...initial, months: 6, before: '2023-10-31', top: 20 };
    const query = compilePyramid(params, exampleData('history', everyFilter));
    expectGolden(render(query, duckdb), golden('filtered'));
  });
});

describe('the query of a pyramid by margin', () => {
  const withMargin = {
    ...data,
    model: { ...exampleModel, hasMargin: true, hasServiceCost: true },
  };

  test('after the cost to serve is the reviewed text', () => {
    const query = compilePyramid({ ...initial, value: 'served' }, withMargin);
    expectGolden(render(query, duckdb), golden('served'));
  });

  test('is offered only where the data have margins; a link that asks for it without them says so', () => {
    const noticesOf = (has: object, value: string): readonly string[] =>
      readParams(pyramid, { value }, { ...exampleModel, ...has }).notices.map(({ code }) => code);
    expect(noticesOf({}, 'margin')).toEqual(['view.badValue']);
    expect(noticesOf({ hasMargin: true }, 'margin')).toEqual([]);
    expect(noticesOf({ hasMargin: true }, 'served')).toEqual(['view.badValue']);
    expect(noticesOf({ hasMargin: true, hasServiceCost: true }, 'served')).toEqual([]);
    expect(readParams(pyramid, { value: 'margin' }, exampleModel).params['value']).toBe('revenue');
  });
});

describe('the windows', () => {
  test('are the months up to the as-of day and up to one year before it', () => {
    expect(datesOf(initial, { asOf: '2024-02-29' })).toEqual({
      then: { from: '2022-03-01', to: '2023-02-28' },
      now: { from: '2023-03-01', to: '2024-02-29' },
    });
  });

  test('are whole months where the last one is over', () => {
    const params = { ...initial, months: 6, before: '2025-12-31', top: 5 };
    expect(datesOf(params, { asOf: '2026-06-30' })).toEqual({
      then: { from: '2025-07-01', to: '2025-12-31' },
      now: { from: '2026-01-01', to: '2026-06-30' },
    });
  });

  test('end at the chosen day, which is never later than the as-of day', () => {
    const params = { ...initial, months: 1 };
    const end = (before: string): string =>
      datesOf({ ...params, before }, { asOf: '2024-03-31' }).then.to;
    expect(end('2024-01-31')).toBe('2024-01-31');
    expect(end('2025-01-31')).toBe('2024-03-31');
    expect(datesOf({ ...params, before: '2024-01-31' }, { asOf: '2024-03-31' }).then.from).toBe(
      '2024-01-01',
    );
  });
});

describe('the customers of a mark', () => {
  test('of a move is the reviewed text', () => {
    const query = customersOfMark('move:big-lost', initial, data);
    if (!query) throw new Error('the mark is known');
    expectGolden(render(query, duckdb), golden('customers-of-move'));
  });

  test.each([
    'active',
    'tier:inactive',
    'tier:prospects',
    'top:then',
    'top:stayed',
    'top:fell',
    'top:gone',
    ...tierIds.flatMap((tier) => [`tier:${tier}`, `top:fell-${tier}`]),
    ...origins.flatMap((from) => fates.map((to) => `move:${from}-${to}`)),
  ])('%s is a query and has a name of its own', (mark) => {
    expect(customersOfMark(mark, initial, data)).not.toBeNull();
    const name = pyramid.nameMark(mark, pyramid.labels.en);
    expect(name).not.toBe('');
    if (mark !== 'active') expect(name).not.toBe(pyramid.labels.en.active);
  });

  test('knows prospects only where the data have a customers file', () => {
    const without = { ...data, prospects: null };
    expect(customersOfMark('tier:prospects', initial, without)).toBeNull();
    expect(render(compilePyramid(initial, without), duckdb)).not.toContain('prospect');
  });

  test.each([
    '',
    'tier:',
    'tier:never',
    'tier:top ',
    'top:',
    'top:fell-',
    'move:top',
    'move:lost-top',
    'move:new-new',
    "tier:top'",
  ])('refuses %j, which no view shows', (mark) => {
    expect(customersOfMark(mark, initial, data)).toBeNull();
  });
});
