import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppFailure } from '../core/error.ts';
import { inspectFile } from './inspect.ts';
import type { NamedBlob } from './types.ts';

const names = [
  'online_retail.csv',
  'tw_orders_big5.csv',
  'tw_customers.csv',
  'completejourney_transactions.csv.gz',
];
const seeds = names.map(
  (name) =>
    new Uint8Array(readFileSync(new URL(`../../test/fixtures/ingest/${name}`, import.meta.url))),
);
const named = (bytes: Uint8Array<ArrayBuffer>): NamedBlob =>
  Object.assign(new Blob([bytes]), { name: 'fuzz.csv' });

/** One change to a file: bytes overwritten, cut out, or put in twice. */
const mutation = fc.record({
  kind: fc.constantFrom('set', 'cut', 'repeat', 'insert'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 400 }),
  byte: fc.constantFrom(0, 10, 13, 34, 39, 44, 59, 0x80, 0xa4, 0xe3, 0xff, 0xfe, 0xef),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutate(
  bytes: Uint8Array<ArrayBuffer>,
  { kind, at, length, byte }: Mutation,
): Uint8Array<ArrayBuffer> {
  const start = Math.floor(at * bytes.length);
  const [before, piece, after] = [
    bytes.slice(0, start),
    bytes.slice(start, start + length),
    bytes.slice(start + length),
  ];
  if (kind === 'set') return join(before, piece.fill(byte), after);
  if (kind === 'cut') return join(before, after);
  if (kind === 'repeat') return join(before, piece, piece, after);
  return join(before, new Uint8Array(length % 5).fill(byte), piece, after);
}

function join(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts));
}

/** An inspection either succeeds with facts that agree with each other, or fails with a code. */
async function survives(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  try {
    const { facts, plan, preview, columns } = await inspectFile(named(bytes), {
      early: () => undefined,
    });
    expect(facts.records).toBeGreaterThanOrEqual(0);
    expect(plan.columns.length).toBe(columns.length);
    expect(new Set(plan.columns.map(({ id }) => id)).size).toBe(plan.columns.length);
    expect(preview.rows.length).toBeLessThanOrEqual(50);
    for (const { confidence } of plan.columns) expect(confidence).toBeGreaterThanOrEqual(0);
  } catch (cause) {
    if (!(cause instanceof AppFailure)) throw cause;
    expect(cause.error.code).toMatch(/^file\./);
  }
}

describe('damaged and hostile input', () => {
  const seed = Number(process.env['FUZZ_SEED'] ?? 20_240_105);

  it(`never makes an inspection crash or hang (mutated files, seed ${seed})`, async () => {
    const changes = fc.array(mutation, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.nat(seeds.length - 1), changes, async (file, list) => {
        await survives(list.reduce(mutate, seeds[file] ?? new Uint8Array()));
      }),
      { seed, numRuns: 150 },
    );
  });

  it(`never makes an inspection crash or hang (random bytes, seed ${seed})`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), (bytes) =>
        survives(new Uint8Array(bytes)),
      ),
      { seed, numRuns: 300 },
    );
  });

  it.each([
    ['only quotes', '"'.repeat(10_000)],
    ['only delimiters', ','.repeat(4000)],
    ['only line ends', '\r\n'.repeat(5000)],
    ['a cell of 10 MB', `id,note\n1,"${'x'.repeat(10_000_000)}"\n2,y\n`],
    [
      'a line of digits that a pattern could run wild on',
      `n,m\n${'1,'.repeat(1)}${'1'.repeat(100_000)}\n`,
    ],
    ['hostile names', '"; drop table x; --",__proto__,constructor,../x,🎉\n1,2,3,4,5\n'],
    [
      '4,000 columns',
      `${Array.from({ length: 4000 }, (_, i) => `c${i}`).join()}\n${'1,'.repeat(3999)}1\n`,
    ],
  ])('is survived: %s', async (_title, text) => {
    await survives(new TextEncoder().encode(text));
  });
});
