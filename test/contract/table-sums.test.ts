import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TableRequest } from '../../src/core/experiment/table-request.ts';
import { columnsOfRequest, tableParams } from '../../src/core/experiment/table-request.ts';
import type { TableSums } from '../../src/core/experiment/table-sums.ts';
import { initialParams } from '../../src/core/spec/params.ts';
import { LocalEngine } from '../../src/engine/local.ts';
import { openNodeHost } from '../../src/engine/node-host.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';

let engine: LocalEngine;
beforeAll(async () => {
  engine = await LocalEngine.open(openNodeHost);
});
afterAll(() => engine.close());

/** Sums a text as the page and the command line do. */
async function sums(text: string, wanted: Partial<TableRequest>): Promise<TableSums> {
  const { plan, data, facts } = await inspectFile(new File([text], 'people.csv'), {}, {});
  if (!data) throw new Error('the file was not read');
  const request = { ...initialParams(tableParams), weights: [], ...wanted };
  return engine.sumTable({
    columns: columnsOfRequest(request, plan),
    control: request.control,
    source: {
      ...{ plan, data, records: facts.records ?? 0 },
      ...{ longestRecordBytes: facts.longestRecordBytes ?? 0, contentHash: '', marks: [] },
    },
  });
}

const people = `id,arm,came,spent,before
1,A,yes,10,4
2,A,no,0,2
3,A,yes,2.5,0
4,B,no,0,1
5,B,yes,10,3
6,B,no,"1,000.5",7
`;

describe('a table with one row per person', () => {
  test('comes to people, sums, squares and cross-products per group', async () => {
    const { arms, kinds, records, leftOut } = await sums(people, {
      ...{ arm: 'arm', metrics: ['came', 'spent'], covariate: 'before' },
    });
    expect(records).toBe(6);
    expect(leftOut).toEqual([]);
    expect(kinds).toEqual(['share', 'mean']);
    expect(arms.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(arms[0]?.metrics[0]).toMatchObject({ n: 3, y: 2, yy: 2, x: 6, xx: 20, yx: 4 });
    expect(arms[0]?.metrics[1]).toMatchObject({ n: 3, y: 12.5, yy: 106.25, x: 6, xx: 20, yx: 40 });
    // By hand: 0·1 + 10·3 + 1000.5·7 = 7033.5, and 10² + 1000.5² = 1001100.25.
    expect(arms[1]?.metrics[1]).toMatchObject({
      n: 3,
      y: 1010.5,
      yy: 1001100.25,
      x: 11,
      yx: 7033.5,
    });
  });

  test('counts pairs in which a group has more than the control, halves for ties', async () => {
    const { ranks } = await sums(people, { arm: 'arm', control: 'B', metrics: ['spent'] });
    // A: 10, 0, 2.5 against B: 0, 10, 1000.5. 10 wins 1 and ties 1, 0 ties 1, 2.5 wins 1.
    // Twice two equal numbers: 2·(2³ − 2).
    expect(ranks).toEqual([{ arm: 'A', metric: 0, u: 3, ties: 12 }]);
  });

  test('leaves rows out by reason and says where the first of them stands', async () => {
    const { arms, leftOut } = await sums(
      'arm,came,spent\nA,1,5\n,1,5\nB,0,many\nB,,1\nB,1,2\nA,0,3\nB,x,\n',
      { arm: 'arm', metrics: ['came', 'spent'] },
    );
    expect(leftOut).toEqual([
      { reason: 'noGroup', column: 'arm', rows: 1, first: 2 },
      { reason: 'blank', column: 'came', rows: 1, first: 4 },
      { reason: 'unreadable', column: 'came', rows: 1, first: 7 },
      { reason: 'unreadable', column: 'spent', rows: 1, first: 3 },
    ]);
    expect(arms.map(({ metrics }) => metrics[0]?.n)).toEqual([2, 1]);
  });

  test('takes None for the group that got nothing', async () => {
    const { arms, leftOut } = await sums('g,x\nNone,1\nMail,2\nNone,3\nn/a,4\n', {
      ...{ arm: 'g', metrics: ['x'] },
    });
    expect(arms.map(({ name, metrics }) => [name, metrics[0]?.y])).toEqual([
      ['Mail', 2],
      ['None', 4],
    ]);
    expect(leftOut).toEqual([{ reason: 'noGroup', column: 'g', rows: 1, first: 4 }]);
  });

  test('refuses columns that say no groups, and columns that are not there', async () => {
    const many = `id,x\n${Array.from({ length: 12 }, (_, n) => `c${n},1`).join('\n')}\n`;
    await expect(sums(many, { arm: 'id', metrics: ['x'] })).rejects.toMatchObject({
      error: { code: 'summary.manyGroups', detail: { column: 'id', groups: 12 } },
    });
    await expect(sums('g,x\nA,1\nA,2\n', { arm: 'g', metrics: ['x'] })).rejects.toMatchObject({
      error: { code: 'summary.oneGroup' },
    });
    await expect(sums(people, { arm: 'arm', metrics: ['gone'] })).rejects.toMatchObject({
      error: { code: 'summary.noColumn', detail: { column: 'gone' } },
    });
  });

  test('leaves nothing behind, also where it refuses', async () => {
    await sums(people, { arm: 'arm', metrics: ['spent'] });
    await expect(sums(people, { arm: 'arm', metrics: ['spent'] })).resolves.toMatchObject({
      uncut: 0,
    });
  });
});
