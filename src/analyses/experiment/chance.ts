import type { Comparison, Estimate } from '../../core/experiment/readout.ts';
import type { Interval } from '../../core/stats/wilson.ts';
import type { ResultContext } from './context.ts';
import type { ResultView } from './result.ts';

/** The p-value that a decision is made by: adjusted for the family of tests where it is in one. */
export function decidingP({ adjustedP, main }: Comparison): number | null {
  return adjustedP ?? main.absolute?.test.p ?? null;
}

/** How often chance alone goes so far, as so many of a hundred or a thousand tests. */
export function chanceText(p: number, { labels, formats }: ResultContext): string {
  const write = (count: number): string => formats.value('integer', count);
  if (p < 0.001) return labels.chanceRare(write(1000));
  if (p < 0.01) return labels.chance(write(Math.max(1, Math.round(p * 1000))), write(1000));
  return labels.chance(write(Math.min(100, Math.round(p * 100))), write(100));
}

/** A p-value inside a sentence: “p < 0.001” or “p = 0.031”. */
export function pText(p: number, { formats }: Pick<ResultContext, 'formats'>): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${formats.value('number', p, 3)}`;
}

/** The level of intervals in words: 95%. */
export function levelText(alpha: number, { formats }: Pick<ResultContext, 'formats'>): string {
  const percent = (1 - alpha) * 100;
  const decimals = Math.abs(percent - Math.round(percent)) < 1e-9 ? 0 : 1;
  return formats.value('share', 1 - alpha, decimals);
}

/** The interval that a decision goes with: the always valid one where a test may be read at any time. */
export function decidingInterval(
  { design }: Pick<ResultView, 'design'>,
  { sequential, main }: Comparison,
): Interval | null {
  return design.mode === 'sequential' ? sequential : (main.absolute?.interval ?? null);
}

/** Whether a difference goes the way that is hoped for. */
export function isHoped(
  { design }: Pick<ResultView, 'design'>,
  metric: number,
  difference: Pick<Estimate, 'value'>,
): boolean {
  const isUp = design.metrics[metric]?.goodWhen !== 'down';
  return isUp ? difference.value > 0 : difference.value < 0;
}
