import { describe, expect, it } from 'vitest';
import { isReconciled } from './cost-total.ts';

describe('totals of margins', () => {
  it('are the same to the last unit where no line was rounded', () => {
    expect(isReconciled({ file: 7n, loaded: 7n, rounded: 0 })).toBe(true);
    expect(isReconciled({ file: 7n, loaded: 8n, rounded: 0 })).toBe(false);
    expect(isReconciled({ file: 8n, loaded: 7n, rounded: 0 })).toBe(false);
  });

  it('may differ by half a unit per rounded line, and by no more', () => {
    // Three lines of 0.5 are 1.5, and come to 3 line by line; the file's own 1.5 is rounded to 2.
    expect(isReconciled({ file: 2n, loaded: 3n, rounded: 3 })).toBe(true);
    // Four lines of 0.4 are 1.6, and come to 0 line by line.
    expect(isReconciled({ file: 2n, loaded: 0n, rounded: 4 })).toBe(true);
    expect(isReconciled({ file: 3n, loaded: 0n, rounded: 4 })).toBe(false);
    expect(isReconciled({ file: -3n, loaded: 0n, rounded: 4 })).toBe(false);
  });
});
