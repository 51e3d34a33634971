import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { armsOf, controlOf, lookDays } from '../../src/analyses/experiment/arms.ts';
import { customersOfExperimentMark } from '../../src/analyses/experiment/customers.ts';
import { experimentParams, type ExperimentParams } from '../../src/analyses/experiment/params.ts';
import { compileExperiment } from '../../src/analyses/experiment/query.ts';
import { customersOfSet } from '../../src/analyses/open-view.ts';
import type { Dataset } from '../../src/core/model/dataset.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { scope } from '../../src/core/model/scope.ts';
import { starTables } from '../../src/core/model/tables.ts';
import { noFilters, type DimensionFilter } from '../../src/core/spec/filters.ts';
import { initialParams } from '../../src/core/spec/params.ts';
import { sql } from '../../src/core/sql/index.ts';
import {
  anyExperimentShop,
  experimentSources,
  type ExperimentShop,
} from '../support/experiment-shop.ts';
import { rows, useEngine } from '../support/node-engine.ts';
import { withLoaded } from '../support/oracle-engine.ts';
import { OracleExperiment, type Reading } from '../support/oracle-experiment.ts';
import { bare, ExpectedRows, kindOf, type Expected } from '../support/oracle-experiment-rows.ts';
import { soldLines } from '../support/oracle-segments.ts';

const engine = useEngine();

const ofOrders = [
  ...['conversion', 'revenue', 'orders', 'orderValue', 'again:20', 'refundShare', 'perCustomer'],
  ...['=1 - refunds / sales', 'refunds'],
];
const ofLines = [
  ...['quantity', 'lines', 'meanLine', 'again:5', 'piecesPerOrder', 'ordersPerCustomer'],
  ...['=net_revenue / (2 * customers)', 'less=quantity - 2 * lines + orders / 4', 'sales'],
];

interface Drawn extends Omit<Reading, 'asOf'> {
  readonly metrics: readonly string[];
  readonly about: number;
  /** How far through the days of the shop the as-of day lies. */
  readonly until: number;
}

const anyReading: fc.Arbitrary<Drawn> = fc.record({
  from: fc.constantFrom('assignments', 'assignments', 'assignments', 'column'),
  since: fc.constantFrom('', '2023-12-01', '2023-12-10', '2024-01-05'),
  window: fc.constantFrom(0, 0, 14, 30),
  whole: fc.boolean(),
  adjust: fc.boolean(),
  before: fc.constantFrom(10, 40),
  cut: fc.constantFrom(99.9, 95, 90, 100),
  by: fc.constantFrom('segment', 'tier', 'dimension:town'),
  channel: fc.constantFrom(null, null, 'web'),
  town: fc.constantFrom(null, null, null, 'Tainan'),
  metrics: fc.constantFrom(ofOrders, ofLines),
  about: fc.integer({ min: 0, max: 8 }),
  until: fc.constantFrom(1, 1, 0.7),
});

/** A test that is loaded, opened as its page opens it, and evaluated by hand. */
interface Case {
  readonly model: ModelInfo;
  readonly data: Dataset;
  readonly params: ExperimentParams;
  readonly oracle: OracleExperiment;
  readonly expected: ExpectedRows;
  readonly about: number;
  readonly metric: string;
}

async function eachCase(runs: number, check: (one: Case) => Promise<void>): Promise<void> {
  const readings = fc.array(anyReading, { minLength: 6, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(anyExperimentShop, readings, async (shop, drawn) => {
      await withLoaded(engine(), experimentSources(shop), async ({ model }) => {
        for (const one of drawn) await check(caseOf(shop, model, one));
      });
    }),
    { numRuns: runs },
  );
}

function caseOf(shop: ExperimentShop, model: ModelInfo, drawn: Drawn): Case {
  const days = soldLines(shop.sales)
    .map(({ day }) => day)
    .sort();
  const asOf =
    drawn.until === 1 ? model.lastDay : (days[Math.floor(days.length * drawn.until)] ?? '');
  const { metrics, about, channel, town, ...settings } = drawn;
  const reading: Reading = { ...settings, channel, town, asOf };
  const params: ExperimentParams = {
    ...initialParams(experimentParams),
    ...{ from: drawn.from, since: drawn.since, window: drawn.window, whole: drawn.whole },
    ...{ adjust: drawn.adjust, before: drawn.before, cut: drawn.cut, by: drawn.by },
    ...{ metrics, about: about + 1, experiment: 'spring', column: 'dimension:town' },
  };
  const oracle = new OracleExperiment(shop, reading);
  return {
    ...{ model, params, oracle, about, metric: metrics[about] ?? '' },
    data: dataOf(model, asOf, { channel, town }),
    expected: new ExpectedRows(oracle, reading, metrics),
  };
}

function dataOf(
  model: ModelInfo,
  asOf: string,
  kept: Readonly<Record<string, string | null>> = {},
): Dataset {
  const dimensions = Object.entries(kept).flatMap(([dimension, value]): DimensionFilter[] =>
    value === null ? [] : [{ dimension, exclude: false, values: [value] }],
  );
  return scope(model, {
    ...{ filters: { ...noFilters, asOf, dimensions }, dates: 'first', compares: false, sets: [] },
    customersOf: (set) => customersOfSet(set, model),
  });
}

/** The rows of some parts, by their places. */
async function found(
  { params, data }: Pick<Case, 'params' | 'data'>,
  show: ExperimentParams['show'],
): Promise<(...parts: readonly string[]) => Expected> {
  const answer = await rows(engine(), compileExperiment({ ...params, show }, data));
  return (...parts) =>
    Object.fromEntries(
      answer.flatMap(({ part, arm, slot, label, metric, ...numbers }) => {
        if (!parts.includes(String(part))) return [];
        const values = Object.entries(numbers).map(([name, value]) => [name, Number(value)]);
        const key = [part, arm, slot, label, metric].map(String).join('|');
        return [[key, bare(Object.fromEntries(values) as Record<string, number>)]];
      }),
    );
}

const all = (rowsOf: Expected): Expected =>
  Object.fromEntries(Object.entries(rowsOf).map(([key, row]) => [key, bare(row)]));

async function people(mark: string, { params, data, model }: Case): Promise<readonly string[]> {
  const { customerKey } = starTables(model.schema);
  const set = customersOfExperimentMark(mark, params, data);
  if (!set) throw new Error(`no mark of this view: ${mark}`);
  const ids = await rows<{ id: string | null }>(
    engine(),
    sql`select k.id from (
        ${set}
      ) as chosen left join ${customerKey} as k on k.customer = chosen.customer`,
  );
  return ids.map(({ id }) => id ?? 'nobody known').sort();
}

const knownIds = (all_: readonly { readonly id: string; readonly isKnown: boolean }[]) =>
  [...new Set(all_.filter(({ isKnown }) => isKnown).map(({ id }) => id))].sort();

describe('the sums of an experiment', () => {
  test('are those of an evaluation person by person, on every kind of shop', async () => {
    await eachCase(8, async (one) => {
      const { expected, oracle } = one;
      const result = await found(one, 'result');
      if (oracle.arms.length < 2) {
        expect(result('sum', 'cut', 'week', 'health')).toEqual({});
        return;
      }
      expect(result('sum')).toEqual(all(expected.sums()));
      expect(result('cut')).toEqual(all(expected.cuts()));
      expect(result('week')).toEqual(all(expected.weeks()));
      expect(result('health')).toEqual(all(expected.health()));
    });
  }, 240_000);

  test('stand so at every look, in every group and in every class', async () => {
    await eachCase(8, async (one) => {
      const { expected, oracle, about, metric, params, data, model } = one;
      if (oracle.arms.length < 2) return;
      const { days } = lookDays(params, data);
      const time = await found(one, 'time');
      expect(time('look')).toEqual(all(expected.looks(about, days)));
      expect((await found(one, 'breakdown'))('group')).toEqual(all(expected.groups(about)));
      const spread = await found(one, 'spread');
      const control = controlOf(armsOf(params, model), params);
      expect(spread('point')).toEqual(all(expected.points(about)));
      expect(spread('rank')).toEqual(all(expected.ranks(about, control)));

      const bins = Object.entries(spread('bin')).map(([key, row]) => ({ at: key.split('|'), row }));
      const ofFirst = bins.filter(({ at }) => at[1] === '0');
      const edges = ofFirst.map(({ at }) => Number(at[3]));
      expect(ofFirst.map(({ at }) => Number(at[2]))).toEqual(edges.map((_, slot) => slot));
      expect(edges.length).toBeLessThanOrEqual(25);
      if (kindOf(metric) === 'share') expect(edges).toEqual([0, 1]);
      for (const { at, row } of bins) {
        const own = expected.binned(about, Number(at[1]), edges, Number(at[2]));
        const sum = own.reduce((total, [, value]) => total + value, 0);
        expect(row).toEqual(bare({ n: own.length, y: sum }));
      }
    });
  }, 240_000);

  test('are of the very customers whom its marks name', async () => {
    await eachCase(3, async (one) => {
      const { oracle, metric, params, expected, about } = one;
      if (oracle.arms.length < 2) return;
      expect(await people('several', one)).toEqual(
        knownIds(oracle.participants.filter(({ fate }) => fate === 'several')),
      );
      expect(await people('health:shared', one)).toEqual([...oracle.shared].sort());
      for (const code of ['noExposure', 'later', 'open'] as const)
        expect(await people(`health:${code}`, one)).toEqual(
          knownIds(oracle.participants.filter(({ fate }) => fate === code)),
        );
      const groups = oracle.groups();
      const classes = Object.keys((await found(one, 'spread'))('bin')).map((key) => key.split('|'));
      for (const arm of oracle.arms.keys()) {
        const own = oracle.counted.filter((other) => other.arm === arm);
        expect(await people(`arm:${arm}`, one)).toEqual(knownIds(own));
        const responded = own.filter((other) => oracle.after(other, metric).y > 0);
        expect(await people(`bought:${arm}`, one)).toEqual(knownIds(responded));
        expect(await people(`not:${arm}`, one)).toEqual(
          knownIds(own.filter((other) => !responded.includes(other))),
        );
        expect(await people(`health:before:${arm}`, one)).toEqual(
          knownIds(own.filter((other) => oracle.isEarly(other))),
        );
        expect(await people(`health:elsewhere:${arm}`, one)).toEqual(
          knownIds(own.filter(({ id }) => oracle.isElsewhere(id))),
        );
        for (const label of new Set(['', ...groups.values()]))
          expect(await people(`group:${arm}:${label}`, one)).toEqual(
            knownIds(own.filter(({ id }) => (groups.get(id) ?? '') === label)),
          );
        const edges = classes.filter((at) => at[1] === '0').map((at) => Number(at[3]));
        for (const slot of edges.keys()) {
          const inClass = expected.binned(about, arm, edges, slot).map(([id]) => id);
          expect(await people(`bin:${arm}:${slot}`, one)).toEqual(
            knownIds(own.filter(({ id }) => inClass.includes(id))),
          );
        }
      }
      expect(params.about).toBe(about + 1);
    });
  }, 240_000);
});

/** A shop in which every answer can be read off, with a guest's sale of one cent that sets the decimals. */
function shopOf(
  known: readonly (readonly [customer: string, order: string, day: string, amount: string])[],
  spring: ExperimentShop['spring'],
): ExperimentShop {
  const sales = [['', 'g1', '2023-11-01', '0.01'] as const, ...known];
  return {
    sales: {
      rows: sales.map(([customer, order, date, amount]) => ({
        ...{ customer, order, date, amount, channel: 'web', original: '' },
      })),
      products: sales.map(() => 'tea'),
      pieces: sales.map(() => '1'),
      ...{ members: [], assigned: [] },
    },
    people: [{ id: 'zoe', town: '', email: '', phone: '' }],
    ...{ spring, autumn: [{ customer: 'zoe', arm: 'A', day: '2024-01-01' }] },
  };
}

const params = { ...initialParams(experimentParams), experiment: 'spring' };

async function read(
  shop: ExperimentShop,
  settings: Partial<ExperimentParams>,
): Promise<Awaited<ReturnType<typeof found>>> {
  return withLoaded(engine(), experimentSources(shop), ({ model }) =>
    found(
      { params: { ...params, ...settings }, data: dataOf(model, model.lastDay) },
      settings.show ?? 'result',
    ),
  );
}

describe('an experiment', () => {
  test('is adjusted by what was known before exposure: a refund that came later is an outcome', async () => {
    const shop = shopOf(
      [
        ['zoe', 'o1', '2024-01-05', '30.00'],
        // Given back after exposure.
        ['zoe', 'Co1', '2024-01-15', '30.00'],
        ['zoe', 'o2', '2024-01-20', '8.00'],
        ['bob', 'o3', '2024-01-06', '20.00'],
        ['bob', 'Co3', '2024-01-08', '5.00'],
        ['bob', 'o4', '2024-02-20', '1.00'],
      ],
      [
        { customer: 'zoe', arm: 'A', day: '2024-01-10' },
        { customer: 'bob', arm: 'B', day: '2024-01-10' },
      ],
    );
    const result = await read(shop, { metrics: ['revenue'], before: 30, window: 30 });
    expect(result('sum')).toEqual({
      'sum|0|-1||0': { n: 1, y: 800, yy: 640_000, x: 3000, xx: 9_000_000, yx: 2_400_000 },
      'sum|1|-1||0': { n: 1, x: 1500, xx: 2_250_000 },
    });
  });

  test('counts revenue below zero, and an arm in which nobody counts', async () => {
    const shop = shopOf(
      [
        ['zoe', 'o1', '2024-01-05', '30.00'],
        ['zoe', 'o2', '2024-01-20', '-12.00'],
        ['bob', 'o3', '2024-01-20', '7.00'],
      ],
      [
        { customer: 'zoe', arm: 'A', day: '2024-01-10' },
        { customer: 'bob', arm: 'A', day: '2024-01-10' },
        { customer: 'amy', arm: 'B', day: '2024-03-10' },
      ],
    );
    const params = { metrics: ['revenue', 'conversion', 'orderValue'], adjust: false };
    const result = await read(shop, { ...params, show: 'report' });
    expect(result('sum')).toEqual({
      'sum|0|-1||0': { n: 2, y: -500, yy: 1_930_000 },
      'sum|0|-1||1': { n: 2, y: 1, yy: 1 },
      'sum|0|-1||2': { n: 2, y: -500, yy: 1_930_000, d: 1, dd: 1, yd: 700 },
      'sum|1|-1||0': { n: 0 },
      'sum|1|-1||1': { n: 0 },
      'sum|1|-1||2': { n: 0 },
    });
    expect(result('health')).toEqual({
      'health|0|-1|assigned|-1': { n: 2 },
      'health|0|-1|elsewhere|-1': { n: 1 },
      'health|1|-1|assigned|-1': { n: 1 },
      'health|1|-1|later|-1': { n: 1 },
    });
    const spread = await read(shop, { ...params, show: 'spread' });
    expect(spread('rank')).toEqual({ 'rank|1|-1||0': { n: 0, x: 2 } });
  });

  test('has ten arms at most, the largest, and leaves the people of others out', async () => {
    const names = Array.from({ length: 12 }, (_, place) => `arm ${String(place).padStart(2, '0')}`);
    const shop = shopOf(
      [['zoe', 'o1', '2024-01-20', '30.00']],
      names.flatMap((arm, place) => [
        { customer: `${place}`, arm, day: '2024-01-10' },
        ...(place < 2 ? [] : [{ customer: `other ${place}`, arm, day: '2024-01-10' }]),
      ]),
    );
    const result = await read(shop, { metrics: ['conversion'] });
    expect(result('sum')).toEqual(
      Object.fromEntries(names.slice(2).map((_, arm) => [`sum|${arm}|-1||0`, { n: 2 }])),
    );
  });

  test.each([
    ['an experiment that the data do not have', { experiment: 'gone' }],
    ['no column', { from: 'column' }],
    ['a column that tells nobody apart', { from: 'column', column: 'dimension:town' }],
    ['one segment', { from: 'segments', groups: ['one:all()'] }],
  ] as const)('has no rows of %s', async (_, settings) => {
    const shop = shopOf([['zoe', 'o1', '2024-01-20', '30.00']], []);
    const result = await read(shop, { ...settings, since: '2024-01-01' });
    expect(result('sum', 'health', 'cut', 'week')).toEqual({});
  });

  test('compares segments as they were the day before', async () => {
    const shop = shopOf(
      [
        ['zoe', 'o1', '2024-01-05', '30.00'],
        ['bob', 'o2', '2024-01-06', '10.00'],
        // Afterwards Bob would be among the great ones, and is not.
        ['bob', 'o3', '2024-01-20', '70.00'],
        ['zoe', 'o4', '2024-01-21', '2.00'],
      ],
      [],
    );
    const groups = ['great:net(20..)', 'small:net(..19.99)'];
    const result = await read(shop, {
      ...{ from: 'segments', groups, since: '2024-01-10', adjust: false, metrics: ['revenue'] },
    });
    expect(result('sum')).toEqual({
      'sum|0|-1||0': { n: 1, y: 200, yy: 40_000 },
      'sum|1|-1||0': { n: 1, y: 7000, yy: 49_000_000 },
    });
  });
});

/** How often a plan reads each table of the data. */
async function scans(settings: Partial<ExperimentParams>, hasRefunds = false) {
  const sold: readonly (readonly [string, string, string, string])[] = [
    ['zoe', 'o1', '2024-01-05', '30.00'],
    ['bob', 'o2', '2024-01-20', '10.00'],
    ...(hasRefunds ? [['bob', 'Co2', '2024-01-22', '10.00'] as const] : []),
  ];
  const shop = shopOf(sold, [
    { customer: 'zoe', arm: 'A', day: '2024-01-10' },
    { customer: 'bob', arm: 'B', day: '2024-01-10' },
  ]);
  return withLoaded(engine(), experimentSources({ ...shop, autumn: [] }), async ({ model }) => {
    const query = compileExperiment({ ...params, ...settings }, dataOf(model, model.lastDay));
    const plan = await rows(engine(), sql`explain (format json) ${query}`);
    const text = plan.map((row) => Object.values(row).join(' ')).join(' ');
    const read_ = [...text.matchAll(/"Table": "(?:[^"]*\.)?([a-z_]+)"/g)].map(([, table]) => table);
    // What reaches people is looked up beside them, to find those who stand in two arms.
    return read_.filter((table) => table !== 'attribute').sort();
  });
}

describe('a read-out', () => {
  const five = ['conversion', 'revenue', 'orders', 'orderValue', 'again:30'];

  test('of five metrics reads orders once and assignments once', async () => {
    expect(await scans({ metrics: five })).toEqual(['assignment', 'purchase_order']);
  });

  test('of a measure of lines reads lines once instead', async () => {
    const metrics = [...five.slice(0, 4), 'quantity'];
    expect(await scans({ metrics })).toEqual(['assignment', 'line']);
  });

  test('where something was refunded later reads lines once, which say when', async () => {
    expect(await scans({ metrics: five }, true)).toEqual(['assignment', 'line']);
  });
});
