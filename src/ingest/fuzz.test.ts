import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppFailure } from '../core/error.ts';
import { inspectFile } from './inspect.ts';
import { fuzzCase, inspectDamaged, smallFiles } from '../../test/support/mutate.ts';
import type { Inspection, NamedBlob } from './types.ts';

const named = (bytes: Uint8Array<ArrayBuffer>): NamedBlob =>
  Object.assign(new Blob([bytes]), { name: 'fuzz.csv' });

/** Damaged files of the 10,000 that the contract tests look at. */
const share = 1_000;

/** Facts of an inspection that say the same thing twice. */
function expectToAgree({ facts, plan, preview, columns }: Inspection): void {
  expect(facts.records).toBeGreaterThanOrEqual(0);
  expect(plan.columns.length).toBe(columns.length);
  expect(new Set(plan.columns.map(({ id }) => id)).size).toBe(plan.columns.length);
  expect(preview.rows.length).toBeLessThanOrEqual(50);
  for (const { confidence } of plan.columns) expect(confidence).toBeGreaterThanOrEqual(0);
}

/** An inspection either succeeds with facts that agree with each other, or fails with a code. */
async function survives(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  try {
    expectToAgree(await inspectFile(named(bytes), { early: () => undefined }));
  } catch (cause) {
    if (!(cause instanceof AppFailure)) throw cause;
    expect(cause.error.code).toMatch(/^file\./);
  }
}

describe('damaged and hostile input', () => {
  const seed = Number(process.env['FUZZ_SEED'] ?? 20_240_105);

  it(
    `ends with facts or an error of our own (damaged files, seed ${seed})`,
    { timeout: 120_000 },
    async () => {
      const files = await smallFiles();
      for (let nth = 0; nth < share; nth++) {
        const inspections = await inspectDamaged(fuzzCase(files, seed, nth));
        inspections.forEach(expectToAgree);
      }
    },
  );

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
