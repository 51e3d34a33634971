import { describe, expect, test } from 'vitest';
import { expectGolden } from '../../../test/support/golden.ts';
import { everyFilter, exampleModel } from '../../../test/support/golden-model.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import { scope } from '../../core/model/scope.ts';
import { noFilters, type Filters } from '../../core/spec/filters.ts';
import { initialParams } from '../../core/spec/params.ts';
import { duckdb, id, render, sql } from '../../core/sql/index.ts';
import { armsOf, controlOf, designOf, firstExposure, lookDays } from './arms.ts';
import { customersOfExperimentMark } from './customers.ts';
import { readMark, writeMark, type ExperimentMark } from './marks.ts';
import { experimentParams, type ExperimentParams } from './params.ts';
import { compileExperiment } from './query.ts';

const arm = (variant: string, customers: number) => ({ variant, customers, matched: customers });
const model: ModelInfo = {
  ...exampleModel,
  hasLaterLines: false,
  contacts: [
    { use: 'email', id: 'mail', label: 'Mail', fileName: 'p.csv', column: 'p_email', filled: 9 },
  ],
  experiments: [
    {
      ...{ id: 0, name: 'spring', fileName: 'spring.csv', assigned: 60, matched: 50, several: 2 },
      ...{ rejected: 0, firstDay: '2024-03-01', undated: 0 },
      variants: [arm('A', 31), arm('No e-mail', 31)],
    },
    {
      ...{ id: 1, name: 'autumn', fileName: 'autumn.csv', assigned: 4, matched: 4, several: 0 },
      ...{ rejected: 0, firstDay: null, undated: 4 },
      variants: [arm('x', 2), arm('y', 2)],
    },
  ],
};
const params: ExperimentParams = { ...initialParams(experimentParams), window: 14 };

function dataOf(of = model, filters: Filters = noFilters): Dataset {
  const sets = filters === noFilters ? [] : [sql`select customer from ${id('chosen')}`];
  return scope(of, { filters, dates: 'first', compares: false, sets });
}
const golden = (name: string): URL => new URL(`golden/${name}.sql`, import.meta.url);
const textOf = (settings: Partial<ExperimentParams>, data = dataOf()): string =>
  render(compileExperiment({ ...params, ...settings }, data), duckdb);

describe('the query of an experiment', () => {
  test.each(['result', 'time', 'breakdown', 'spread'] as const)(
    'for %s is the reviewed text',
    (show) => {
      expectGolden(textOf({ show, about: 2 }), golden(show));
    },
  );

  test('over lines that came later, with every filter, is the reviewed text', () => {
    const later = { ...model, hasLaterLines: true };
    const metrics = ['revenue', 'quantity', 'again:30'];
    expectGolden(textOf({ metrics }, dataOf(later, everyFilter)), golden('lines-filtered'));
  });

  test('of two segments by a column is the reviewed text', () => {
    const groups = ['often:days(2..)', ':days(..1)'];
    expectGolden(
      textOf({
        ...{
          from: 'segments',
          groups,
          since: '2024-02-01',
          adjust: false,
          metrics: ['conversion'],
        },
        ...{ show: 'breakdown', by: 'dimension:tier' },
      }),
      golden('segments'),
    );
  });

  test('of an experiment that the data do not have yields no row', () => {
    expectGolden(textOf({ experiment: 'gone' }), golden('nothing'));
  });
});

describe('the arms of an experiment', () => {
  test('are the variants in order of name, with the shares that were planned', () => {
    const weights = ['80:No e-mail', '20:A'];
    expect(armsOf({ ...params, weights }, model)).toEqual([
      { name: 'A', weight: 20 },
      { name: 'No e-mail', weight: 80 },
    ]);
    expect(armsOf({ ...params, weights: ['3:A'] }, model).map(({ weight }) => weight)).toEqual([
      3, 3,
    ]);
    expect(armsOf(params, model).map(({ weight }) => weight)).toEqual([1, 1]);
  });

  test.each([
    [['A', 'Control'], 1],
    [['Mens E-Mail', 'No E-Mail', 'Womens E-Mail'], 1],
    [['A', 'B', '對照組'], 2],
    [['A', 'hold-out'], 1],
    [['A', 'B'], 0],
    [['A', 'nonesuch'], 0],
  ] as const)('of %j are compared with number %i', (names, place) => {
    expect(
      controlOf(
        names.map((name) => ({ name })),
        { control: '' },
      ),
    ).toBe(place);
  });

  test('are compared with the one that is named, if there is one', () => {
    const arms = [{ name: 'A' }, { name: 'control' }];
    expect(controlOf(arms, { control: 'A' })).toBe(0);
    expect(controlOf(arms, { control: 'gone' })).toBe(1);
  });

  test('make a design with metrics and then guardrails', () => {
    const design = designOf(
      { ...params, metrics: ['revenue'], guardrails: ['refundShare', 'revenue'] },
      model,
    );
    expect(design).toMatchObject({
      control: 1,
      hasShares: false,
      alpha: 0.05,
      planned: null,
      isObservational: false,
    });
    expect(design.metrics).toEqual([
      { id: 'revenue', kind: 'mean', goodWhen: 'up', isGuardrail: false },
      { id: 'refundShare', kind: 'ratio', goodWhen: 'down', isGuardrail: true },
    ]);
    expect(designOf({ ...params, from: 'segments' }, model).isObservational).toBe(true);
  });

  test('are exposed from the first day of the file on, or the one that stands in for none', () => {
    expect(firstExposure({ ...params, since: '2024-02-01' }, model)).toBe('2024-03-01');
    expect(firstExposure({ ...params, experiment: 'autumn' }, model)).toBeNull();
    expect(firstExposure({ ...params, experiment: 'autumn', since: '2024-02-01' }, model)).toBe(
      '2024-02-01',
    );
  });
});

describe('the days of a course', () => {
  test('are every day of a short one', () => {
    const { days, step } = lookDays(params, dataOf());
    expect(step).toBe(1);
    expect([days.length, days[0], days.at(-1)]).toEqual([20, '2024-03-01', '2024-03-20']);
  });

  test('are sixty at most, evenly spaced, and end on the as-of day', () => {
    const long = { ...params, experiment: 'autumn', since: '2023-06-01' };
    const { days, step } = lookDays(long, dataOf());
    // 294 days: every fifth one.
    expect(step).toBe(5);
    expect([days.length, days[0], days.at(-2), days.at(-1)]).toEqual([
      ...[59, '2023-06-04', '2024-03-15', '2024-03-20'],
    ]);
  });
});

describe('the customers of a mark', () => {
  const marks: readonly (readonly [string, ExperimentMark])[] = [
    ['arm:1', { kind: 'arm', arm: 1 }],
    ['bought:0', { kind: 'bought', arm: 0 }],
    ['not:1', { kind: 'not', arm: 1 }],
    ['several', { kind: 'several' }],
    ['health:noExposure', { kind: 'health', code: 'noExposure', arm: null }],
    ['health:elsewhere:1', { kind: 'health', code: 'elsewhere', arm: 1 }],
    ['health:shared', { kind: 'health', code: 'shared', arm: null }],
    ['group:0:champions', { kind: 'group', arm: 0, value: 'champions' }],
    ['group:0:', { kind: 'group', arm: 0, value: '' }],
    ['group:1:a!sb!p!-!ec: d', { kind: 'group', arm: 1, value: 'a/b|~=c: d' }],
    ['bin:1:24', { kind: 'bin', arm: 1, slot: 24 }],
  ];
  test.each(marks)('%s is a query, and reads as it is written', (text, mark) => {
    expect(readMark(text)).toEqual(mark);
    expect(writeMark(mark)).toBe(text);
    expect(customersOfExperimentMark(text, params, dataOf())).not.toBeNull();
  });

  test.each([
    '',
    'arm',
    'arm:',
    'arm:x',
    'arm:10',
    'arm:2',
    'arm:01',
    'health:assigned',
    'health:open:x',
    'group:1',
    'bin:0',
    'bin:0:25',
    'bin:0:1:2',
    'several:1',
    'group:0:\0',
  ])('refuses %j, which this view does not show', (text) => {
    expect(customersOfExperimentMark(text, params, dataOf())).toBeNull();
  });
});
