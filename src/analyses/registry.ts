import type { AnyAnalysis } from '../core/spec/analysis.ts';
import { overview } from './overview/index.ts';
import { rfm } from './rfm/index.ts';

/** Every analysis, in the order of the navigation. Nothing else lists them. */
export const analyses: readonly AnyAnalysis[] = [overview, rfm];

/** The analysis of a page, or null where the page is none. */
export function analysisOf(page: string): AnyAnalysis | null {
  return analyses.find((analysis) => analysis.id === page) ?? null;
}
