import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { printView } from '../../src/cli/view.ts';

const sample = (name: string): string =>
  fileURLToPath(new URL(`../../public/sample/${name}.csv.gz`, import.meta.url));
const shop = ['--data', sample('orders'), '--data', sample('customers')];

interface Answer {
  readonly answer: string;
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly notes: readonly string[];
}
const printed = async (view: string, data: readonly string[]): Promise<Answer> =>
  JSON.parse(await printView(readArguments([view, ...data]))) as Answer;

const folder = mkdtempSync(join(tmpdir(), 'boards-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file of nothing but who, when and how much: 40 customers, six times 20 days apart, five of them before April. */
function bareFile(): string {
  const lines = Array.from({ length: 240 }, (_, n) => {
    const day = new Date(Date.UTC(2024, 0, 1 + Math.floor(n / 40) * 20 + (n % 7)));
    return `c${n % 40},${day.toISOString().slice(0, 10)},${10 + (n % 9)}.50`;
  });
  const path = join(folder, 'bare.csv');
  writeFileSync(path, ['customer_id,date,amount', ...lines].join('\n'));
  return path;
}

describe('The Monday meeting', () => {
  test('says what the full views say, under one filter for all', { timeout: 180_000 }, async () => {
    const filters = '&dates=2025-01-01..2025-03-31&is.縣市=台北市';
    const board = await printed(`#/board?v=1&ready=monday${filters}`, shop);
    expect(board.notes).toEqual([]);
    const tables = Object.entries(board.tables);
    expect(tables.map(([id]) => id.replace(/^t\d+-/, ''))).toEqual(
      expect.arrayContaining([
        'figures',
        'months',
        'pivot',
        'late',
        'lifecycle',
        'segments',
        'grid',
      ]),
    );
    for (const [page, blocks] of [
      ['overview', ['figures', 'months']],
      ['rfm', ['segments']],
      ['repurchase', ['late']],
    ] as const) {
      const full = await printed(`#/${page}?v=1${filters}`, shop);
      for (const block of blocks)
        expect(tables.find(([id]) => id.endsWith(`-${block}`))?.[1]).toEqual(full.tables[block]);
    }
  });

  test('does without what the data lack, and says so', { timeout: 60_000 }, async () => {
    const board = await printed('#/board?v=1&ready=monday', ['--data', bareFile()]);
    expect(board.notes).toEqual([
      'What sells is left out: no column of these data groups what is sold.',
    ]);
    expect(Object.keys(board.tables).filter((id) => id.endsWith('pivot'))).toEqual([]);
    expect(board.tables['t1-figures']?.[0]).toMatchObject({ orders: 200, customers: 40 });
  });
});

test('A tile that cannot be answered leaves the others alone', { timeout: 60_000 }, async () => {
  const tiles = [
    'overview?v=1&tile.block=figures',
    'overview?v=1&tile.block=gone',
    'nowhere?v=1&tile.block=figures',
    'overview?v=1&tile.block=months&tile.title=Income',
  ].map((tile, at) => `&t${at + 1}=${encodeURIComponent(tile)}`);
  const board = await printed(`#/board?v=1&name=Mine${tiles.join('')}`, shop);
  expect(board.answer).toBe('Mine: 4 tiles');
  expect(Object.keys(board.tables)).toEqual(['t1-figures', 't4-months']);
  expect(board.notes).toEqual([
    'overview: board.noPart {"part":"gone"}',
    'nowhere: view.unknownPage {"page":"nowhere"}',
  ]);
});
