import type { Table } from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gibberishIn } from '../../../test/support/every-text.ts';
import { exampleData } from '../../../test/support/golden-model.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { everyone } from '../../core/segment/rule.ts';
import { writeNamedRule } from '../../core/segment/named-rule.ts';
import { initialParams } from '../../core/spec/params.ts';
import type { Block, Screen } from '../../core/spec/screen.ts';
import { formatsOf } from '../../i18n/cells.ts';
import { createFormats } from '../../i18n/format.ts';
import { experiment } from './index.ts';
import { experimentParams, type ExperimentParams } from './params.ts';
import type { ExperimentView } from './view.ts';

const example = exampleData('period');
const info = {
  ...{ id: 0, name: 'Spring', fileName: 'spring.csv', assigned: 2000, matched: 2000, several: 0 },
  ...{ rejected: 0, firstDay: '2023-06-01', lastDay: '2023-06-01', undated: 0 },
  variants: ['A', 'control'].map((variant) => ({ variant, customers: 1000, matched: 1000 })),
};
const data: Dataset = { ...example, model: { ...example.model, experiments: [info] } };
const initial: ExperimentParams = initialParams(experimentParams);

type Cells = Readonly<Record<string, string | number | bigint>>;
const none = { label: '', slot: -1, metric: -1, n: 0n };
const sums = { y: 0, yy: 0, d: 0, dd: 0, yd: 0, x: 0, xx: 0, yx: 0, dx: 0 };
const row = (part: string, arm: number, cells: Cells): Cells => ({
  ...{ ...none, ...sums, part, arm },
  ...cells,
});
/** A row of a share of n customers of whom y did it. */
const didIt = (part: string, arm: number, n: number, y: number, cells: Cells = {}): Cells =>
  row(part, arm, { metric: 0, n: BigInt(n), y, yy: y, ...cells });

function viewOf(
  rows: readonly Cells[],
  own: Partial<ExperimentParams> = {},
  dataset = data,
): ExperimentView {
  const table = { toArray: () => rows.map((one) => ({ toJSON: () => one })) };
  const params = { ...initial, metrics: ['conversion'], ...own };
  return experiment.view(table as unknown as Table, params, dataset);
}

const contextOf = (locale: 'en' | 'zh-Hant') => ({
  labels: experiment.labels[locale],
  formats: formatsOf(createFormats(locale), locale, data.model),
  data,
});
const screenOf = (view: ExperimentView, locale: 'en' | 'zh-Hant' = 'en'): Screen =>
  experiment.screen(view, contextOf(locale));

function blockOf(screen: Screen, id: string): Block & { readonly kind: 'chart' | 'table' } {
  const block = screen.blocks.find((one) => one.id === id);
  if (block?.kind !== 'chart' && block?.kind !== 'table') throw new Error(`there is no ${id}`);
  return block;
}

/** A cell by the heads of its column and the first cell of its row. */
function cellOf(screen: Screen, id: string, name: string, column: string): unknown {
  const { table } = blockOf(screen, id);
  const place = table.columns.findIndex((one) => one.id === column);
  return table.rows.find(([first]) => first === name)?.[place];
}

// Arms by name: 0 is A, 1 is the control.
const result = [didIt('sum', 0, 1000, 150), didIt('sum', 1, 1000, 100)];

describe('the result', () => {
  test('is of the first experiment, against the group that says it is the control', () => {
    expect(screenOf(viewOf(result)).answer).toMatch(
      /^A did better than control\. Share who bought:/,
    );
    expect(screenOf(viewOf(result), 'zh-Hant').answer).toMatch(
      /^「A」的表現優於「control」。購買占比：高/,
    );
  });

  test('shows who is left out or doubtful, each with its customers', () => {
    const screen = screenOf(
      viewOf([
        ...result,
        row('health', 0, { label: 'assigned', n: 1010n }),
        row('health', 1, { label: 'assigned', n: 1005n }),
        row('health', -1, { label: 'several', n: 15n }),
        row('health', 0, { label: 'open', n: 3n }),
        row('health', 1, { label: 'open', n: 4n }),
      ]),
    );
    const { checks } = experiment.labels.en;
    expect(cellOf(screen, 'health', checks.several, 'status')).toBe('Watch');
    expect(cellOf(screen, 'health', checks.several, 'customers')).toBe(15);
    expect(cellOf(screen, 'health', checks.open, 'found')).toBe(
      '7 are left out until their window is over.',
    );
    expect(cellOf(screen, 'health', checks.shared, 'found')).toBe('Nobody.');
    const { table } = blockOf(screen, 'health');
    expect(table.marks).toContain('several');
    expect(table.marks).toContain('health:open');
    expect(cellOf(screen, 'arms', 'A', 'assigned')).toBe(1010);
    expect(blockOf(screen, 'arms').table.marks).toEqual(['arm:0', 'arm:1']);
  });

  test('warns of groups that differed before, and of a first week unlike the others', () => {
    const before = (arm: number, y: number, x: number): Cells =>
      didIt('sum', arm, 1000, y, { x, xx: x, yx: 0 });
    const week = (slot: number, arm: number, y: number): Cells =>
      didIt('week', arm, 1000, y, { slot });
    const screen = screenOf(
      viewOf([
        ...[before(0, 150, 300), before(1, 100, 200)],
        ...[week(0, 0, 200), week(0, 1, 50)],
        ...[week(1, 0, 51), week(1, 1, 50), week(2, 0, 50), week(2, 1, 50)],
      ]),
    );
    const { checks } = experiment.labels.en;
    expect(cellOf(screen, 'health', checks.imbalance, 'status')).toBe('Watch');
    expect(cellOf(screen, 'health', checks.imbalance, 'found')).toContain('30.00% against 20.00%');
    expect(cellOf(screen, 'health', checks.novelty, 'found')).toContain(
      'A: 15.0 points higher in the first week',
    );
    expect(cellOf(screen, 'weeks', 'Week 1', 'value')).toBe(0.2);
  });

  test('tells of a harmed guardrail', () => {
    const screen = screenOf(
      viewOf(
        [
          ...result,
          row('sum', 0, { metric: 1, n: 1000n, y: 300_000, yy: 200_000_000 }),
          row('sum', 1, { metric: 1, n: 1000n, y: 100_000, yy: 50_000_000 }),
        ],
        { guardrails: ['refunds'] },
      ),
    );
    expect(screen.answer).toContain(
      'a guardrail of A got worse. Refunds per customer: £2.00 higher',
    );
    expect(blockOf(screen, 'guardrails').table.rows).toHaveLength(1);
  });

  test('counts quantities in pieces', () => {
    const tenths = { ...data, model: { ...data.model, quantityScale: 1 } };
    const view = viewOf(
      [
        row('sum', 0, { metric: 0, n: 10n, y: 500, yy: 26_000 }),
        row('sum', 1, { metric: 0, n: 10n, y: 400, yy: 17_000 }),
      ],
      { metrics: ['quantity'] },
      tenths,
    );
    expect(view.result.readout.comparisons[0]?.raw.treatment).toBe(5);
  });
});

describe('where there is nothing to read', () => {
  const { lacks } = experiment.labels.en;
  const empty = { ...data, model: { ...data.model, experiments: [] } };
  const named = (name: string): string => writeNamedRule({ name, rule: everyone });
  const noDay = [row('health', 0, { label: 'noExposure', n: 9n })];
  test.each([
    ['no experiment', lacks.noExperiment, [], {}, empty],
    ['an unknown one', lacks.unknownExperiment, [], { experiment: 'Autumn' }, data],
    ['no column', lacks.noColumn, [], { from: 'column' }, data],
    ['one value', lacks.oneArm, [], { from: 'column', column: 'dimension:tier' }, data],
    ['one segment', lacks.fewSegments, [], { from: 'segments', groups: [named('S')] }, data],
    ['no metric', lacks.noMetrics, result, { metrics: [], guardrails: ['refunds'] }, data],
    ['no day of exposure', lacks.noExposure, noDay, {}, data],
    ['nobody', lacks.nobody, [], {}, data],
    ['open windows', lacks.open, [row('health', 1, { label: 'open', n: 9n })], {}, data],
    ['a later start', lacks.later, [row('health', 1, { label: 'later', n: 9n })], {}, data],
  ] as const)('%s: says what to do', (_, lack, rows, own, dataset) => {
    for (const show of ['result', 'time', 'breakdown', 'spread', 'report'] as const) {
      const view = viewOf(rows, { ...own, show }, dataset);
      expect(screenOf(view).answer).toBe(lack);
      expect(gibberishIn(screenOf(view, 'zh-Hant'))).toEqual([]);
    }
  });
});

describe('segments', () => {
  const named = ['', 'Loyal'].map((name) => writeNamedRule({ name, rule: everyone }));
  test('are compared without a word of causes, and an unnamed one gets a name', () => {
    const screen = screenOf(viewOf(result, { from: 'segments', groups: named, control: 'Loyal' }));
    expect(screen.answer).toContain('Group 1 differs from Loyal.');
    expect(screen.notes[0]).toBe(experiment.labels.en.notDrawnByChance);
  });
});

describe('a column', () => {
  test('is read as a test, with a note that chance must have made it', () => {
    const values = ['x', 'y'].map((value) => ({ value, rows: 9 }));
    const tier = { id: 't', label: 'T', source: 'customer', column: 'd_t', values } as const;
    const own = { ...data, model: { ...data.model, dimensions: [tier] } };
    const screen = screenOf(viewOf(result, { from: 'column', column: 'dimension:t' }, own));
    expect(screen.answer).toContain('y did worse than x.');
    expect(screen.notes[0]).toBe(experiment.labels.en.columnNote);
  });
});

/** Three days of the course. */
const looks = [1, 2, 3].flatMap((slot) => [
  didIt('look', 0, 300 * slot, 45 * slot, { slot, label: `2023-07-0${slot}` }),
  didIt('look', 1, 300 * slot, 30 * slot, { slot, label: `2023-07-0${slot}` }),
]);

describe('the course', () => {
  test('shows the difference by each day, and that looking is peeking', () => {
    const screen = screenOf(viewOf([...result, ...looks], { show: 'time' }));
    expect(screen.notes).toContain(experiment.labels.en.peekingNote);
    const course = blockOf(screen, 'course');
    expect(course.kind).toBe('chart');
    expect(course.table.rows.map(([day, customers]) => [day, customers])).toEqual([
      ['2023-07-01', 300],
      ['2023-07-02', 600],
      ['2023-07-03', 900],
    ]);
    expect(course.table.columns.map(({ id }) => id)).not.toContain('alwaysLow');
  });

  test('read at any time has the wider interval around the usual one', () => {
    const screen = screenOf(viewOf([...result, ...looks], { show: 'time', mode: 'sequential' }));
    const { table } = blockOf(screen, 'course');
    const at = (id: string): number =>
      Number(table.rows[2]?.[table.columns.findIndex((column) => column.id === id)]);
    expect(at('alwaysLow')).toBeLessThan(at('low'));
    expect(at('alwaysHigh')).toBeGreaterThan(at('high'));
    expect(screen.notes).toContain(experiment.labels.en.sequentialNote);
  });
});

describe('parts', () => {
  const group = (slot: number, label: string, ofA: number, ofControl: number, n = 200): Cells[] => [
    didIt('group', 0, n, ofA, { slot, label }),
    didIt('group', 1, n, ofControl, { slot, label }),
  ];
  const screen = screenOf(
    viewOf(
      [
        ...result,
        ...group(0, 'champions', 80, 20),
        ...group(1, 'loyal', 30, 30),
        ...group(2, 'new', 6, 6, 20),
        ...group(-1, '', 20, 20),
      ],
      { show: 'breakdown' },
    ),
  );

  test('are adjusted for how many there are, and say what chance does to so many', () => {
    expect(screen.notes[0]).toContain('3 parts are tested: about 0.2 of them');
    // (0.95 to the power of 3 is 0.857.)
    expect(screen.notes[0]).toContain('with a chance of 14%');
    expect(screen.notes[1]).toMatch(
      /the difference is not the same in all parts.*2 df, p < 0\.001/,
    );
    const p = cellOf(screen, 'parts', 'Champions', 'p');
    expect(cellOf(screen, 'parts', 'Champions', 'adjustedP')).toBeCloseTo(3 * Number(p), 15);
    expect(cellOf(screen, 'parts', 'In no group before', 'adjustedP')).toBeNull();
  });

  test('of fewer than thirty customers are in the table, not in the picture', () => {
    const parts = blockOf(screen, 'parts');
    expect(parts.table.rows).toHaveLength(4);
    expect(parts.kind === 'chart' && JSON.stringify(parts.spec)).toContain('Loyal');
    expect(parts.kind === 'chart' && JSON.stringify(parts.spec)).not.toContain('"New"');
    expect(parts.table.marks[0]).toBe('group:0:champions');
  });
});

describe('the spread', () => {
  const bins = [
    ...[
      didIt('bin', 0, 850, 0, { slot: 0, label: '0' }),
      didIt('bin', 1, 900, 0, { slot: 0, label: '0' }),
    ],
    ...[
      didIt('bin', 0, 150, 150, { slot: 1, label: '1' }),
      didIt('bin', 1, 100, 100, { slot: 1, label: '1' }),
    ],
    // Of the pairs A has more in 150 · 900, and the same in 150 · 100 + 850 · 900.
    row('rank', 0, {
      ...{ metric: 0, n: 1000n, x: 1000, y: 150 * 900 + (150 * 100 + 850 * 900) / 2 },
      d: 1750 ** 3 - 1750 + 250 ** 3 - 250,
    }),
  ];
  const screen = screenOf(viewOf([...result, ...bins], { show: 'spread' }));

  test('says who responded, as sets of customers', () => {
    const { table } = blockOf(screen, 'responders');
    expect(table.rows).toEqual([
      ['A', 150, 0.15, 850],
      ['control', 100, 0.1, 900],
    ]);
    expect(table.marks).toEqual(['bought:0', 'bought:1']);
    expect(table.cellMarks?.['notResponded']).toEqual(['not:0', 'not:1']);
  });

  test('adds up to the customers of each group, and tests ranks', () => {
    const { table } = blockOf(screen, 'spread');
    expect(table.footer[0]?.filter((_, place) => place % 2 === 1)).toEqual([1000, 1000]);
    expect(table.cellMarks?.['customers1']).toEqual(['bin:0:0', 'bin:0:1']);
    // (0.15 − 0.1) / 2 more than one half of the pairs.
    expect(cellOf(screen, 'quantiles', 'A', 'rankShare')).toBeCloseTo(0.525, 12);
    // scipy.stats.mannwhitneyu, asymptotic, with continuity.
    expect(cellOf(screen, 'quantiles', 'A', 'rankP')).toBeCloseTo(0.0007256389041691598, 9);
  });
});

describe('the report', () => {
  test('holds the question, the verdict and every setting', () => {
    const question = 'Does the catalogue pay?';
    const screen = screenOf(viewOf(result, { show: 'report', question, planned: 2000 }));
    expect(screen.answer.startsWith(`${question} A did better than control.`)).toBe(true);
    const names = blockOf(screen, 'design').table.rows.map(([name]) => name);
    const { params } = experiment.labels.en;
    for (const name of ['question', 'from', 'window', 'alpha', 'mode', 'planned', 'cut'] as const)
      expect(names).toContain(params[name].label);
    expect(cellOf(screen, 'design', params.planned.label, 'setTo')).toBe('2,000');
  });

  test('has a row for every metric and group beside the control, and a course only where that decides', () => {
    const reportOf = (mode: 'fixed' | 'sequential') =>
      screenOf(viewOf([...result, ...looks], { show: 'report', mode }));
    const fixed = reportOf('fixed');
    const { table } = blockOf(fixed, 'figures');
    const control = table.columns.findIndex(({ id }) => id === 'controlValue');
    expect(table.rows.length).toBeGreaterThan(0);
    for (const row of table.rows) expect(row[control]).not.toBe('–');
    const courses = ({ blocks }: typeof fixed) =>
      blocks.filter(({ id }) => id.startsWith('course'));
    expect(courses(fixed)).toEqual([]);
    expect(courses(reportOf('sequential')).length).toBeGreaterThan(0);
  });
});

describe('a mark', () => {
  test.each([
    ['arm:0', 'Group 1', '第 1 組'],
    ['bought:1', 'Group 2 · responded (Share who bought)', '第 2 組・有反應（購買占比）'],
    ['several', 'In several groups', '同時在多組'],
    ['health:open:0', 'Group 1 · Window not over', '第 1 組・觀察期未結束'],
    ['group:0:champions', 'Group 1 · Champions', '第 1 組・冠軍顧客'],
    ['bin:0:0', 'Group 1 · Share who bought: zero', '第 1 組・購買占比：零'],
  ])('%s is called %s', (mark, english, chinese) => {
    const params = { ...initial, metrics: ['conversion'] };
    expect(experiment.nameMark(mark, experiment.labels.en, { ...params })).toBe(english);
    expect(experiment.nameMark(mark, experiment.labels['zh-Hant'], { ...params })).toBe(chinese);
  });
});

describe('any rows', () => {
  const anyNumber = fc.oneof(
    fc.constantFrom(0, 1, -5, 1e308, Infinity, NaN),
    fc.integer({ min: -10_000, max: 1_000_000 }),
  );
  const anyRow = fc.record({
    part: fc.constantFrom('sum', 'cut', 'week', 'health', 'look', 'group', 'bin', 'point', 'rank'),
    arm: fc.integer({ min: -1, max: 2 }),
    slot: fc.integer({ min: -1, max: 4 }),
    label: fc.constantFrom('', '0', '100', '25', '2023-07-01', 'loyal', 'open', 'assigned'),
    metric: fc.integer({ min: -1, max: 4 }),
    n: fc.bigInt(0n, 100_000n),
    ...{ y: anyNumber, yy: anyNumber, d: anyNumber, dd: anyNumber, yd: anyNumber },
    ...{ x: anyNumber, xx: anyNumber, yx: anyNumber, dx: anyNumber },
  });
  const anyParams = fc.record({
    show: fc.constantFrom('result', 'time', 'breakdown', 'spread', 'report'),
    mode: fc.constantFrom('fixed', 'sequential'),
    sides: fc.constantFrom('two', 'one'),
    planned: fc.constantFrom(0, 500),
    about: fc.integer({ min: 1, max: 20 }),
    by: fc.constantFrom('segment', 'tier', 'dimension:gone'),
  });

  test('are put into words and numbers that people can read, in every language', () => {
    const metrics = ['conversion', 'revenue', 'orderValue', 'again:30'];
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 60 }), anyParams, (rows, own) => {
        const view = viewOf(rows, { ...own, metrics, guardrails: ['refunds'] });
        for (const locale of ['en', 'zh-Hant'] as const) {
          const context = contextOf(locale);
          expect(gibberishIn(screenOf(view, locale))).toEqual([]);
          for (const { columns, rows: cells, footer } of experiment.tables(
            view,
            context.labels,
            context,
          ))
            for (const row_ of [...cells, ...footer])
              expect(
                gibberishIn(
                  columns.map(({ kind }, at) => context.formats.value(kind, row_[at] ?? null)),
                ),
              ).toEqual([]);
        }
        expect(gibberishIn(experiment.headlines?.(view))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
