import { expect, test } from 'vitest';
import type { LoadProgress } from '../engine/engine.ts';
import { importShare } from './import-share.ts';

const at = (step: LoadProgress['step'], bytes = 100): LoadProgress => ({
  ...{ step, bytes, totalBytes: 100, rows: 0, totalRows: 10 },
});

test('The bar follows the bytes while a file is read, and the time afterwards', () => {
  expect(importShare(at('read', 0), 0, 0)).toBe(0);
  expect(importShare(at('read', 50), 0, 900)).toBeCloseTo(0.225);
  const [early, late] = [500, 1500].map((ms) => importShare(at('lines'), 4000, ms));
  expect(late).toBeGreaterThan(early!);
});

test('The bar never goes back from step to step, however long a step takes', () => {
  const steps = ['read', 'orders', 'customers', 'lines', 'rollups', 'check'] as const;
  const shares = steps.flatMap((step) =>
    [0, 100, 10_000, 1_000_000].map((ms) => importShare(at(step), 4000, step === 'read' ? 0 : ms)),
  );
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBeLessThanOrEqual(1);
});
