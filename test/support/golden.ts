import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

/** Environment that decides whether a golden may be written. */
export interface GoldenRules {
  readonly ci: boolean;
  readonly update: boolean;
}

const rules: GoldenRules = {
  ci: process.env['CI'] !== undefined && process.env['CI'] !== 'false',
  update: process.env['UPDATE_GOLDEN'] === '1',
};

/**
 * Compares a text with the file that was reviewed and committed. `UPDATE_GOLDEN=1` writes it, on a
 * developer's machine only: under CI a missing golden fails, and none is ever written.
 */
export function expectGolden(actual: string, file: URL, { ci, update }: GoldenRules = rules): void {
  const path = fileURLToPath(file);
  const text = `${actual}\n`;
  if (update && !ci) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return;
  }
  if (!existsSync(path))
    throw new Error(`No golden at ${path}. Run with UPDATE_GOLDEN=1 and review what it writes.`);
  expect(text).toBe(readFileSync(path, 'utf8').replaceAll('\r\n', '\n'));
}
