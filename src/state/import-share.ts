import type { LoadProgress } from '../engine/engine.ts';

type Step = LoadProgress['step'];

/** How long the steps take beside one another, measured at 5 M rows on both ways to the star. */
const weights: Readonly<Record<Step, number>> = {
  read: 0.45,
  orders: 0.1,
  customers: 0.05,
  lines: 0.28,
  rollups: 0.1,
  check: 0.02,
};
const steps = Object.keys(weights) as readonly Step[];

/**
 * How far an import is, from 0 to 1. Reading is told by its bytes; what follows by the time that it
 * should take after a reading of `readMs`, `stepMs` of which have passed. It never goes back, and it
 * slows down where a step takes longer than it should, instead of standing still.
 */
export function importShare(progress: LoadProgress, readMs: number, stepMs: number): number {
  const { step, bytes, totalBytes } = progress;
  const before = steps
    .slice(0, steps.indexOf(step))
    .reduce((sum, earlier) => sum + weights[earlier], 0);
  const expected = Math.max(1, (readMs * weights[step]) / weights.read);
  const within =
    step === 'read' ? bytes / Math.max(1, totalBytes) : 1 - Math.exp((-1.5 * stepMs) / expected);
  return before + weights[step] * Math.min(1, within);
}
