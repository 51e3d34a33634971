/** Sizes of arms that chance made are hardly ever called a mismatch, and those that it did not make are. */
import { describe, expect, test } from 'vitest';
import { ratioCheck } from '../../src/core/experiment/ratio-check.ts';
import { random } from '../../src/sample/random.ts';
import { binomial, share } from './draws.ts';

const tries = 200_000;
/** What 0.1 % may be by chance in so many tries: three standard errors to each side. */
const most = 0.001 + 3 * Math.sqrt((0.001 * 0.999) / tries);
const least = 0.001 - 3 * Math.sqrt((0.001 * 0.999) / tries);

describe('false alarms about sizes of arms', () => {
  test('come in at most one of a thousand tests of two arms, 80 to 20', () => {
    const chance = random(21, 'two arms');
    const first = binomial(5000, 0.8);
    const alarms = share(tries, () => {
      const count = first(chance);
      return ratioCheck([count, 5000 - count], [80, 20])?.isMismatch ?? false;
    });
    expect(alarms).toBeLessThanOrEqual(most);
    expect(alarms).toBeGreaterThan(least);
  });

  test('come in at most one of a thousand tests of three arms', () => {
    const chance = random(22, 'three arms');
    // Ten blocks of 300 customers: of each, so many in the first arm, and of the rest in the second.
    const first = binomial(300, 1 / 3);
    const rest = Array.from({ length: 301 }, (_, left) => binomial(left, 1 / 2));
    const alarms = share(tries, () => {
      let [a, b, c] = [0, 0, 0];
      for (let block = 0; block < 10; block++) {
        const ofA = first(chance);
        const ofB = rest[300 - ofA]?.(chance) ?? 0;
        a += ofA;
        b += ofB;
        c += 300 - ofA - ofB;
      }
      return ratioCheck([a, b, c], [1, 1, 1])?.isMismatch ?? false;
    });
    expect(alarms).toBeLessThanOrEqual(most);
    expect(alarms).toBeGreaterThan(least);
  });
});

test('One customer in twenty-five lost by an arm of fifty thousand is nearly always seen', () => {
  const chance = random(23, 'lost');
  const kept = binomial(50_000, 0.96);
  const first = binomial(1000, 0.5);
  const seen = share(2000, () => {
    let all = 0;
    for (let block = 0; block < 100; block++) all += first(chance);
    const lost = 50_000 - kept(chance);
    return ratioCheck([all, 100_000 - all - lost], [1, 1])?.isMismatch ?? false;
  });
  // 2,000 of 98,000 are 6.4 standard deviations from even; p < 0.001 takes 3.29.
  expect(seen).toBeGreaterThan(0.99);
});
