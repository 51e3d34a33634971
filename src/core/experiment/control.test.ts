import { describe, expect, test } from 'vitest';
import { controlAmong } from './control.ts';

describe('the group that others are compared with', () => {
  test('is the one that is named, though another calls itself a control', () => {
    expect(controlAmong(['A', 'Control'], 'A')).toBe(0);
  });

  test.each([
    [['A', 'Control'], 1],
    [['Mail', 'None'], 1],
    [['Mens E-Mail', 'No E-Mail'], 1],
    [['A', 'B', '對照組'], 2],
    [['A', 'holdout'], 1],
    [['寄送', '不寄'], 1],
    [['Nonesuch', 'A'], 0],
    [['B', 'A'], 0],
    [[], 0],
  ] as const)('of %j is that to which nothing was done, or else the first', (names, place) => {
    expect(controlAmong(names, '')).toBe(place);
    expect(controlAmong(names, 'gone')).toBe(place);
  });
});
