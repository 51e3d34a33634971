import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeView, encodeView } from '../spec/codec.ts';
import { noFilters } from '../spec/filters.ts';
import { corrections, readingModes, sideKinds } from './design.ts';
import { emptySummary, readSummary, summariesPage, writeSummary } from './summary-params.ts';
import { cellsOf, summaryForms, type Summary, type SummaryMetric } from './summary.ts';

/** Names with the signs that lists and addresses give a meaning. */
const name = fc
  .array(
    fc.oneof(
      fc.constantFrom('~', '!', ':', '/', '_', '*', '+', '-', '=', '&', '%', '組別', ' '),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) =>
    parts
      .join('')
      .replace(/[\u0000-\u001f\u007f-\u009f]/g, '')
      .trim(),
  )
  .filter((text) => text.isWellFormed() && text.length <= 60);
const cell = fc.option(
  fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  ),
);
const metric: fc.Arbitrary<SummaryMetric> = fc.record({
  ...{ name, form: fc.constantFrom(...summaryForms), isGuardrail: fc.boolean() },
  ...{ goodWhen: fc.constantFrom('up', 'down'), hasBefore: fc.boolean() },
});
const summary: fc.Arbitrary<Summary> = fc.array(metric, { maxLength: 4 }).chain((metrics) =>
  fc.record({
    ...{ question: name, control: name, metrics: fc.constant(metrics) },
    groups: fc.array(
      fc.record({
        name,
        weight: fc.integer({ min: 1, max: 9999 }).map((weight) => weight / 100),
        n: fc.option(fc.integer({ min: 0, max: 1e12 })),
        values: fc.tuple(...metrics.map((one) => fc.tuple(...cellsOf(one).map(() => cell)))),
      }),
      { maxLength: 10 },
    ),
    ...{ alpha: fc.constantFrom(0.1, 1, 5, 20), sides: fc.constantFrom(...sideKinds) },
    ...{ correction: fc.constantFrom(...corrections), mode: fc.constantFrom(...readingModes) },
    ...{ planned: fc.nat({ max: 1e9 }), adjust: fc.boolean(), drawn: fc.boolean() },
  }),
);

describe('the address of typed sums', () => {
  test('gives back every table and every setting', () => {
    fc.assert(
      fc.property(summary, (typed) => {
        const text = encodeView({
          ...{ page: summariesPage, params: writeSummary(typed), filters: noFilters },
        });
        const { value, notices } = readSummary(decodeView(text).value.params);
        expect(notices).toEqual([]);
        // -0 and 0 are one number.
        expect(value).toEqual(JSON.parse(JSON.stringify(typed)));
      }),
    );
  });

  test('is short and can be read', () => {
    const typed = emptySummary(['No E-Mail', 'Mens E-Mail'], 'Visit');
    const groups = typed.groups.map((group, place) => ({
      ...group,
      n: place === 0 ? 21306 : 21307,
      values: [[place === 0 ? 2262 : 3894]],
    }));
    const params = writeSummary({ ...typed, groups });
    expect(params).toEqual({
      groups: '21306:No E-Mail~21307:Mens E-Mail',
      metrics: 'share:Visit',
      values: '2262~3894',
    });
  });

  test('says which part cannot be read, and keeps the rest', () => {
    const { value, notices } = readSummary({
      ...{ groups: '10:A~20:B', metrics: 'share:Visit', values: '1~many', alpha: '99', odd: '1' },
    });
    expect(notices.map(({ detail }) => detail['key'])).toEqual(['values', 'alpha', 'odd']);
    expect(value.groups.map(({ name: own, n }) => [own, n])).toEqual([
      ['A', 10],
      ['B', 20],
    ]);
    expect(value.alpha).toBe(5);
  });
});
