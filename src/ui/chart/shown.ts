import type { ChartHandle } from './types.ts';

/** The charts that are drawn now, in the order in which they came onto the page. */
const shown = new Set<ChartHandle>();

/** Says that a chart is drawn; returns how to say that it is gone. */
export function nowShown(chart: ChartHandle): () => void {
  shown.add(chart);
  return () => void shown.delete(chart);
}

/** The first chart of the page, or null where there is none. */
export function firstShown(): ChartHandle | null {
  const [first] = shown;
  return first ?? null;
}
