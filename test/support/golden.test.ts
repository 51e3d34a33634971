import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expectGolden } from './golden.ts';

const fresh = (): URL => pathToFileURL(join(mkdtempSync(join(tmpdir(), 'golden-')), 'a.sql'));

test('a missing golden fails, and is not written unless asked', () => {
  const file = fresh();
  expect(() => expectGolden('select 1', file, { ci: false, update: false })).toThrow(/No golden/);
  expect(existsSync(file)).toBe(false);
});

test('under CI a golden is never written, even when asked', () => {
  const file = fresh();
  expect(() => expectGolden('select 1', file, { ci: true, update: true })).toThrow(/No golden/);
  expect(existsSync(file)).toBe(false);
});

test('an updated golden is what is compared with from then on', () => {
  const file = fresh();
  expectGolden('select 1', file, { ci: false, update: true });
  expect(readFileSync(file, 'utf8')).toBe('select 1\n');
  expectGolden('select 1', file, { ci: true, update: false });
  expect(() => expectGolden('select 2', file, { ci: true, update: false })).toThrow();
});
