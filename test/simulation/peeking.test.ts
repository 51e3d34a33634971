/** Looking at a test again and again: what it costs by plain p-values, and not by the sequence. */
import { describe, expect, test } from 'vitest';
import { effectOf } from '../../src/core/experiment/effects.ts';
import { sequentialInterval } from '../../src/core/experiment/sequential-interval.ts';
import {
  addSums,
  noSums,
  type MetricKind,
  type MetricSums,
} from '../../src/core/experiment/sums.ts';
import { random, type Random } from '../../src/sample/random.ts';
import { binomial, shareSums, spent, type Spending } from './draws.ts';

const options = { level: 0.95, sides: 'two', goodWhen: 'up' } as const;
const looks = 20;
/** Customers that come in between two looks, by arm; the whole was planned. */
const between = 250;
const planned = 2 * between * looks;

interface Found {
  readonly naive: number;
  readonly sequential: number;
}

/** How many tests find a difference at any look: by p ≤ 5 %, and by the sequence. */
function found(kind: MetricKind, tries: number, [a, b]: readonly (() => MetricSums)[]): Found {
  let [naive, sequential] = [0, 0];
  for (let one = 0; one < tries; one++) {
    let [control, treatment] = [noSums, noSums];
    let [byP, bySequence] = [false, false];
    for (let look = 0; look < looks; look++) {
      control = addSums(control, a?.() ?? noSums);
      treatment = addSums(treatment, b?.() ?? noSums);
      const effect = effectOf({ kind }, control, treatment, options);
      const n = control.n + treatment.n;
      const interval = sequentialInterval(effect, n, { alpha: 0.05 }, planned);
      byP ||= (effect.absolute?.test.p ?? 1) <= 0.05;
      bySequence ||= interval !== null && (interval.low > 0 || interval.high < 0);
    }
    naive += byP ? 1 : 0;
    sequential += bySequence ? 1 : 0;
  }
  return { naive: naive / tries, sequential: sequential / tries };
}

const usual: Spending = { share: 0.1, median: 40, spread: 0.5 };

function revenue(chance: Random, spending: Spending): () => MetricSums {
  const buyers = binomial(between, spending.share);
  return () => spent(chance, between, buyers(chance), spending);
}

function bought(chance: Random, p: number): () => MetricSums {
  const buyers = binomial(between, p);
  return () => shareSums(buyers(chance), between);
}

describe('twenty looks at a test without any difference', () => {
  test.each([
    ['revenue', 'mean', (chance: Random) => revenue(chance, usual)],
    ['conversion', 'share', (chance: Random) => bought(chance, 0.1)],
  ] as const)(
    'find one in %s in a quarter of all tests by p, and in at most 5 % by the sequence',
    (name, kind, arm) => {
      const chance = random(11, name);
      const { naive, sequential } = found(kind, 6000, [arm(chance), arm(chance)]);
      expect(naive).toBeGreaterThan(0.2);
      expect(naive).toBeLessThan(0.3);
      expect(sequential).toBeLessThanOrEqual(0.05);
      // It makes use of the errors that it may make: a sequence that never decides is worth nothing.
      expect(sequential).toBeGreaterThan(0.005);
    },
  );
});

test('The sequence finds a difference that is there', () => {
  const chance = random(12, 'there');
  const { sequential } = found('share', 500, [bought(chance, 0.1), bought(chance, 0.125)]);
  expect(sequential).toBeGreaterThan(0.8);
});
