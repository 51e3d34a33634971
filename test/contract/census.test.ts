import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { RejectReason } from '../../src/core/model/info.ts';
import type { SourcePlan } from '../../src/core/model/plan.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { betterPlan } from '../../src/ingest/census/better.ts';
import { takeCensus } from '../../src/ingest/census/census.ts';
import type { Census, CellRule, ColumnCensus } from '../../src/core/model/census.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import type { Inspection } from '../../src/ingest/types.ts';
import { useEngine } from '../support/node-engine.ts';
import { withLoaded } from '../support/oracle-engine.ts';

const engine = useEngine();
const fixtures = new URL('../fixtures/ingest/', import.meta.url);

/** What becomes of a file's rows: loaded ones, their amount in millionths, left out ones by reason. */
interface Outcome {
  readonly loaded: number;
  readonly micros: bigint | null;
  readonly leftOut: Readonly<Partial<Record<RejectReason, number>>>;
  /** Row and text of the first rows left out, in file order. */
  readonly examples: readonly (readonly [number, string])[];
}

/** The census of a table, as the review takes it: once more where its cells show a better recipe. */
async function census({ plan, data }: Inspection): Promise<{ plan: SourcePlan; census: Census }> {
  if (!data) throw new Error('the inspection saw the head only');
  const columns = plan.columns.map(({ index }) => index);
  const first = await takeCensus({ plan, data, columns });
  const better = betterPlan(plan, first);
  if (!better) return { plan, census: first };
  return { plan: better, census: await takeCensus({ plan: better, data, columns }) };
}

function foretold({ records }: Census): Outcome {
  if (!records) throw new Error('the table holds no sales');
  const { loaded, micros, leftOut } = records;
  const examples = leftOut.flatMap((reason) => reason.examples);
  return {
    ...{ loaded, micros },
    leftOut: Object.fromEntries(leftOut.map(({ reason, rows }) => [reason, rows])),
    examples: examples.map(({ row, text }) => [row, text] as const).sort((a, b) => a[0] - b[0]),
  };
}

/** What the engine makes of the plan as it was before the census. */
async function happened(found: Inspection): Promise<Outcome> {
  return withLoaded(
    engine(),
    sourcesOf([found]),
    ({ model: { control, scale }, rejectCounts, rejects }) =>
      Promise.resolve({
        loaded: control.rowsLoaded,
        micros: control.amount * 10n ** BigInt(6 - scale),
        leftOut: Object.fromEntries(rejectCounts.map(({ reason, rows }) => [reason, rows])),
        examples: rejects.map(({ row, text }) => [row, text] as const),
      }),
  );
}

async function expectAgreement(file: File): Promise<Census> {
  const found = await inspectFile(file);
  const counted = (await census(found)).census;
  const [before, after] = [foretold(counted), await happened(found)];
  expect(before.loaded, 'rows loaded').toBe(after.loaded);
  expect(before.leftOut, 'rows left out').toEqual(after.leftOut);
  if (before.micros !== null) expect(before.micros, 'the sum').toBe(after.micros);
  return counted;
}

const csv = (lines: readonly string[]): File => new File([`${lines.join('\n')}\n`], 'x.csv');
const column = ({ columns }: Census, index: number): ColumnCensus => {
  const found = columns.find((one) => one.index === index);
  if (!found) throw new Error('the column was not counted');
  return found;
};
const rulesOf = (counted: ColumnCensus): Partial<Record<CellRule, number>> =>
  Object.fromEntries(counted.rules.map(({ rule, cells }) => [rule, cells]));

const header = 'Order ID,Customer ID,Order Date,Amount';
/** Clean rows, so that a column's recipe is beyond doubt. */
const clean = Array.from(
  { length: 30 },
  (_, i) => `A${i},M${i % 7},2024-01-${String((i % 28) + 1).padStart(2, '0')},10.50`,
);

describe('the census foretells what the load does', () => {
  test('with a row of every kind that is left out, and says which amounts are missing', async () => {
    const odd = [
      'B1,M1,,100',
      'B2,M1,2024-02-31,200.25',
      'B3,M1,2024-02-03,',
      'B4,M1,2024-02-03,many',
      'B5,M1,2024-02-03,99999999999',
      'B6,M1,2024-02-03',
      'B7,M1,2024-02-03,1,x,y',
      'B8,M1,soon,-50',
      'Total,,,365.25',
    ];
    const counted = await expectAgreement(csv([header, ...clean, ...odd]));
    const { leftOut, loaded, micros } = counted.records!;
    expect(loaded).toBe(30);
    expect(micros).toBe(315_000_000n);
    // Worked out by hand from the rows above.
    expect(Object.fromEntries(leftOut.map((one) => [one.reason, one.micros]))).toEqual({
      dateMissing: 100_000_000n,
      dateUnreadable: 150_250_000n,
      amountMissing: 0n,
      amountUnreadable: 0n,
      tooLarge: 0n,
      tooFewFields: 0n,
      tooManyFields: 0n,
      totalRow: 365_250_000n,
    });
    expect(leftOut.find(({ reason }) => reason === 'dateUnreadable')?.examples).toEqual([
      { row: 33, text: '2024-02-31' },
      { row: 39, text: 'soon' },
    ]);
    expect(leftOut.find(({ reason }) => reason === 'amountUnreadable')?.withoutAmount).toBe(1);
  });

  test('with quotes that close too early, quoted line ends, doubled quotes and one empty field too many', async () => {
    await expectAgreement(
      csv([
        `${header},Note`,
        ...clean.map((line) => `${line},"a ""b"", c"`),
        'B1,M1,2024-02-03,5,"two\nlines"',
        'B2,M1,2024-02-03,5,"closed" too early',
        'B3,M1,2024-02-03,5,fine,',
      ]),
    );
  });

  test('with amounts made of a quantity and a price', async () => {
    const lines = ['Order ID,Customer ID,Order Date,Quantity,Unit Price'];
    for (let i = 0; i < 30; i++)
      lines.push(`A${i},M${i % 7},2024-01-${10 + (i % 9)},${(i % 4) + 1},${i + 2}.25`);
    lines.push(
      'B1,M1,2024-02-03,,5',
      'B2,M1,2024-02-03,two,5',
      'B3,M1,2024-02-03,-2,$5',
      'B4,M1,2024-02-03,2,free',
    );
    const counted = await expectAgreement(csv(lines));
    expect(rulesOf(column(counted, 4))).toEqual({ currency: 1 });
  });

  test('with margins and costs, which leave no row out however they are written', async () => {
    const lines = [`${header},Gross Profit,Shipping Cost`];
    clean.forEach((line, i) => lines.push(`${line},${i}.5,${(i % 5) + 1}.25`));
    lines.push('B1,M1,2024-02-03,5,,', 'B2,M1,2024-02-03,5,unknown,free', 'B3,M1,soon,5,?,1');
    const counted = await expectAgreement(csv(lines));
    expect([column(counted, 4), column(counted, 5)]).toMatchObject([
      { missing: 1, unreadable: 2 },
      { missing: 1, unreadable: 1 },
    ]);
    const commas = clean.map((line, i) => `${line},"${i},${i % 10}5"`);
    await expectAgreement(csv([`${header},COGS`, ...commas]));
  });

  test('where the sample was wrong about the order of days and months', async () => {
    // The sample sees the head, some of the middle and the tail; the days beyond 12 stand elsewhere.
    const rows = Array.from({ length: 15_000 }, (_, i) => {
      const day = i > 4500 && i < 4600 ? 25 : (i % 12) + 1;
      return `A${i},M${i % 900},${day}/${(i % 3) + 1}/2024,7,${'x'.repeat(150)}`;
    });
    const found = await inspectFile(csv([`${header},Note`, ...rows]));
    const plan: SourcePlan = {
      ...found.plan,
      columns: found.plan.columns.map((one) =>
        one.use === 'date' ? { ...one, recipe: { kind: 'date', order: 'mdy' } } : one,
      ),
    };
    const counted = await census({ ...found, plan });
    expect(counted.plan.columns[2]?.recipe).toEqual({ kind: 'date', order: 'dmy' });
    expect(foretold(counted.census)).toEqual(await happened({ ...found, plan }));
  });

  test('with years of the republic among days of this era', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `A${i},M${i % 7},${i % 2 ? 25 : 3}/4/2023,7`);
    const odd = ['B1,M1,112/05/03,9', 'B2,M1,民國112年5月4日,9', 'B3,M1,112/02/30,9'];
    const counted = await expectAgreement(csv([header, ...rows, ...odd]));
    expect(rulesOf(column(counted, 2))).toEqual({ rocYear: 2 });
    expect(counted.records?.loaded).toBe(42);
  });

  test('where only some days, or one currency, are asked for', async () => {
    const found = await inspectFile(
      csv([header, ...clean, 'B1,M1,2024-01-05,US$3', 'B2,M1,2024-01-06,NT$4']),
    );
    const plan = {
      ...found.plan,
      days: { first: '2024-01-04', last: '2024-01-20' },
      onlyCurrency: 'TWD',
    };
    const counted = await census({ ...found, plan });
    const [before, after] = [foretold(counted.census), await happened({ ...found, plan })];
    expect(before).toMatchObject({ loaded: after.loaded, micros: after.micros });
    expect(before.leftOut).toEqual(after.leftOut);
    // 30 rows of the days 1 to 28, 1 and 2 twice: 17 of them are within the chosen ones.
    expect(before).toMatchObject({ loaded: 18, leftOut: { outsideDays: 13, otherCurrency: 1 } });
  });

  test.each(
    readdirSync(fixtures)
      .filter(
        (name) =>
          name.endsWith('.csv') && !name.includes('customers') && !name.includes('demographics'),
      )
      .map((name) => [name, new URL(name, fixtures)] as const),
  )('in %s', async (name, path) => {
    await expectAgreement(new File([readFileSync(path)], name));
  });

  const platforms = new URL('platforms/', fixtures);
  test.each(
    readdirSync(platforms)
      .filter((name) => /-(?:orders|payments|items|transactions)\.(?:csv|tsv)$/.test(name))
      .map((name) => [name, new URL(name, platforms)] as const),
  )('in the export %s', async (name, path) => {
    const file = new File([readFileSync(path)], name);
    const found = await inspectFile(file);
    if (found.plan.role === 'transactions' && found.problems.length === 0)
      await expectAgreement(file);
  });

  test('with any mixture of cells', async () => {
    const days = [
      '2024-03-05',
      '2024/3/5 14:00',
      '112/05/03',
      '民國112年5月3日',
      '05/03/2024',
      '',
      '—',
      '2024-13-01',
      '二月',
      '２０２４－０３－０５',
    ];
    const amounts = [
      '10',
      '1,234.50',
      'NT$300',
      '(45)',
      '▲7',
      '12-',
      '1.2萬',
      '5%',
      '',
      'N/A',
      'abc',
      ' 9 ',
      '１２',
      '1e3',
    ];
    const row = fc.record({
      day: fc.constantFrom(...days),
      amount: fc.constantFrom(...amounts),
      id: fc.nat(20),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), async (cells) => {
        const rows = cells.map(({ id, day, amount }) => `O${id},C${id % 5},${day},"${amount}"`);
        await expectAgreement(csv([header, ...clean, ...rows]));
      }),
      { numRuns: 25 },
    );
  });
});

describe('the census of a column', () => {
  test('counts its cells by the rule that they were read by, and shows the first of those it could not', async () => {
    const amounts = [
      '"1,234"',
      '"NT$2,000"',
      '(30)',
      '▲40',
      '50-',
      '1.2萬',
      '６０',
      "'70",
      ' 80',
      '5%',
      '—',
      'abc',
    ];
    const rows = amounts.map((amount, i) => `B${i},M1,2024-02-03,${amount}`);
    const counted = column(await expectAgreement(csv([header, ...clean, ...rows])), 3);
    expect(rulesOf(counted)).toEqual({
      ...{ thousands: 2, currency: 1, brackets: 1, triangle: 1, trailingMinus: 1 },
      ...{ tenThousands: 1, fullWidth: 1, apostrophe: 1, trimmed: 1 },
    });
    expect(counted).toMatchObject({ cells: 42, plain: 30, missing: 1, unreadable: 2 });
    expect(counted.examples).toEqual([
      { row: 41, text: '5%', problem: 'percent' },
      { row: 43, text: 'abc', problem: 'notANumber' },
    ]);
  });

  test('says how many cells each other choice could not read', async () => {
    const rows = ['25/1/2024', '3/4/2024', '12/25/2024', '112/5/3', ''].map(
      (day, i) => `A${i},M1,${day},5`,
    );
    const found = await inspectFile(csv([header, ...rows]), {}, {});
    const plan: SourcePlan = {
      ...found.plan,
      columns: found.plan.columns.map((one) =>
        one.index === 2
          ? { ...one, use: 'date', recipe: { kind: 'date', order: 'dmy' }, readingChosen: true }
          : one,
      ),
    };
    const { columns } = await takeCensus({ plan, data: found.data!, columns: [2] });
    expect(columns).toHaveLength(1);
    expect(columns[0]).toMatchObject({ cells: 5, missing: 1, unreadable: 2 });
    expect(columns[0]!.unreadableUnder).toMatchObject({
      ...{ 'order=dmy': 2, 'order=mdy': 2, 'order=ymd': 4, 'roc=off': 2, 'roc=on': 1 },
    });
  });
});
