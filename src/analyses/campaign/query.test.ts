import { describe, expect, test } from 'vitest';
import { expectGolden } from '../../../test/support/golden.ts';
import { everyFilter, exampleData } from '../../../test/support/golden-model.ts';
import type { Rule } from '../../core/segment/rule.ts';
import { initialParams } from '../../core/spec/params.ts';
import { duckdb, render } from '../../core/sql/index.ts';
import { campaign } from './index.ts';
import { customersOfMark, readMark, writeMark } from './marks.ts';
import { campaignParams, type CampaignParams } from './params.ts';
import { ruleOfReached } from './reached.ts';
import { spanOf } from './span.ts';
import { compileCampaign } from './view.ts';

const often: Rule = { kind: 'number', of: 'days', from: 2, to: null };
const params: CampaignParams = {
  ...initialParams(campaignParams),
  ...{ rule: often, since: '2024-02-01', window: 20 },
};
const data = exampleData('first');
const golden = (name: string): URL => new URL(`golden/${name}.sql`, import.meta.url);

describe('the query of a campaign', () => {
  test.each(['result', 'who'] as const)('for %s is the reviewed text', (show) => {
    expectGolden(render(compileCampaign({ ...params, show }, data), duckdb), golden(show));
  });

  test('of a column, with every filter, is the reviewed text', () => {
    const filtered = exampleData('first', everyFilter);
    const asked: CampaignParams = {
      ...params,
      ...{ from: 'column', column: 'dimension:tier', only: "d'or", since: '2024-01-01' },
    };
    expectGolden(render(compileCampaign(asked, filtered), duckdb), golden('column-filtered'));
  });

  test('asks a segment as it stood the day before, and nothing later', () => {
    const text = render(compileCampaign(params, data), duckdb);
    expect(text).toContain("DATE '2024-01-31'");
  });
});

describe('the days of a campaign', () => {
  const asOf = '2024-03-20';
  test('are its window, and as many before', () => {
    expect(spanOf(params, { asOf })).toEqual({
      ...{ since: '2024-02-01', days: 20, daysBefore: 20, isOpen: false },
      after: { from: '2024-02-01', to: '2024-02-20' },
      before: { from: '2024-01-12', to: '2024-01-31' },
    });
  });

  test('end with the as-of day, however long the window is', () => {
    expect(spanOf({ ...params, window: 100 }, { asOf })).toMatchObject({ days: 49, isOpen: true });
    expect(spanOf({ ...params, window: 0 }, { asOf })).toMatchObject({ days: 49, isOpen: false });
  });

  test('are the last thirty where none is chosen', () => {
    const { after } = spanOf({ ...params, since: '', window: 0 }, { asOf });
    expect(after).toEqual({ from: '2024-02-20', to: '2024-03-20' });
  });

  test('are none where the first lies after the as-of day', () => {
    expect(spanOf({ ...params, since: '2024-03-21' }, { asOf })).toMatchObject({
      ...{ after: null, days: 0, daysBefore: 1 },
    });
  });
});

describe('who was reached', () => {
  const spring = {
    ...{ id: 1, name: 'spring', fileName: 'spring.csv', assigned: 4, matched: 3, several: 0 },
    ...{ rejected: 0, firstDay: null, undated: 4 },
    variants: ['A', 'B'].map((variant) => ({ variant, customers: 2, matched: 1 })),
  };
  const known = { model: { ...data.model, experiments: [spring] } };
  const from = 'assignments' as const;

  test('are all variants of the first file, or one of a named one', () => {
    expect(ruleOfReached({ ...params, from }, known)).toEqual({
      ...{ kind: 'arm', experiment: 'spring', variants: ['A', 'B'] },
    });
    const one = { ...params, from, experiment: 'spring', variant: 'B' };
    expect(ruleOfReached(one, known)).toMatchObject({ variants: ['B'] });
  });

  test('are nobody where the data have no such file, variant or column', () => {
    const nobody = { kind: 'any', rules: [] };
    expect(ruleOfReached({ ...params, from, experiment: 'gone' }, known)).toEqual(nobody);
    expect(ruleOfReached({ ...params, from }, data)).toEqual(nobody);
    expect(ruleOfReached({ ...params, from: 'column' }, data)).toEqual(nobody);
    // A column of lines says nothing of people.
    const ofLines = { ...params, from: 'column', column: 'dimension:country' } as const;
    expect(ruleOfReached(ofLines, data)).toEqual(nobody);
    expect(ruleOfReached({ ...params, from, variant: 'Z' }, known)).toMatchObject({ variants: [] });
  });

  test('with an empty value are those whose cell is blank', () => {
    const blank = { ...params, from: 'column', column: 'dimension:tier' } as const;
    expect(ruleOfReached(blank, data)).toMatchObject({ column: 'tier', values: [null] });
  });
});

describe('the customers of a mark', () => {
  test.each([
    ['reached', 'Reached'],
    ['rest', 'Not reached'],
    ['reached:matched', 'Reached: compared'],
    ['rest:fresh', 'Not reached: had not bought before'],
    ['reached:stratum:champions-4', 'Reached: Champions, quarter 4'],
    ['rest:newness:new', 'Not reached: New'],
    ['reached:tier:top', 'Reached: Top 1%'],
    ['reached:tier:never', 'Reached: Had not bought'],
    ['rest:item:GB001', 'Not reached: GB001'],
  ])('%s is a query and has a name', (mark, name) => {
    expect(customersOfMark(mark, params, data)).not.toBeNull();
    expect(campaign.nameMark(mark, campaign.labels.en)).toBe(name);
  });

  test.each([
    ...['', 'all', 'reached:', 'reached:all', 'reached:stratum:', 'reached:stratum:heroes-1'],
    ...['reached:stratum:champions-5', 'rest:newness:old', 'rest:tier:huge', 'rest:tier:-1'],
    ...['reached:item:\0', 'reached:age:3'],
  ])('refuses %j', (mark) => {
    expect(customersOfMark(mark, params, data)).toBeNull();
  });

  test('finds a value that would end a literal or a mark', () => {
    const value = "Côte d'Ivoire; a=b|c/d~!";
    const mark = writeMark({ kind: 'who', side: 'rest', field: 'item', value });
    expect(mark).not.toMatch(/[|~].*[|~]|;=/u);
    expect(readMark(mark)).toEqual({ kind: 'who', side: 'rest', field: 'item', value });
    const query = customersOfMark(mark, params, data);
    expect(query && render(query, duckdb)).toContain("Côte d''Ivoire; a=b|c/d~!");
  });
});
