import { describe, expect, test } from 'vitest';
import { expectGolden } from '../../../test/support/golden.ts';
import { everyFilter, exampleData, exampleModel } from '../../../test/support/golden-model.ts';
import { duckdb, render } from '../sql/index.ts';
import { customersOfRule, sizeOfRule } from './rule-sql.ts';
import { readRule } from './rule-text.ts';
import type { Rule } from './rule.ts';

const golden = (name: string): URL => new URL(`golden/${name}.sql`, import.meta.url);

function rule(text: string): Rule {
  const read = readRule(text);
  if (!read) throw new Error(`no rule: ${text}`);
  return read;
}

describe('the query of a rule', () => {
  test.each([
    ['scores', 'all(r(4..5)~net(500..)~group(segment:champions:loyal))'],
    [
      'bought',
      'all(bought(is:dimension/country:France~last:90)~not(bought(not:product:P1~nth:1..1~net:20..)))',
    ],
    [
      'people',
      'any(column(has:tier:gold)~overdue(1..)~moved(tier~months:12~from:top~to:inactive))',
    ],
  ])('%s is the reviewed text', (name, text) => {
    const query = customersOfRule(rule(text), exampleData('history'));
    expectGolden(render(query, duckdb), golden(name));
  });

  test('with every filter, as a size, is the reviewed text', () => {
    const query = sizeOfRule(
      rule('all(late(1..)~group(tier:top:big))'),
      exampleData('history', everyFilter),
    );
    expectGolden(render(query, duckdb), golden('filtered-size'));
  });

  test('reads only what the rule asks about', () => {
    const text = (asked: string): string =>
      render(customersOfRule(rule(asked), exampleData('history')), duckdb);
    expect(text('net(5..)')).not.toMatch(/attribute" as attribute|first_purchase|fifths|line"/);
    expect(text('age(5..)')).toContain('"first_purchase"');
    expect(text('r(5..5)')).toContain('"customer_fifths"');
    expect(text('bought(is:dimension/country:France)')).toContain('"line"');
  });

  test('names a set by the query that resolves it, and fails where nothing does', () => {
    const data = exampleData('history');
    expect(() => customersOfRule(rule('set(x~rfm?v=1)'), data)).toThrow('view.badValue');
  });

  test('looks back no further than the data of its own day', () => {
    const data = exampleData('history');
    expect(data.at('2023-06-30').asOf).toBe('2023-06-30');
    expect(data.at('2030-01-01').asOf).toBe(exampleModel.lastDay);
  });
});
