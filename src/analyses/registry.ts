import type { AnyAnalysis } from '../core/spec/analysis.ts';
import { abc } from './abc/index.ts';
import { campaign } from './campaign/index.ts';
import { cohorts } from './cohorts/index.ts';
import { distribution } from './distribution/index.ts';
import { experiment } from './experiment/index.ts';
import { explore } from './explore/index.ts';
import { lifecycle } from './lifecycle/index.ts';
import { overview } from './overview/index.ts';
import { plan } from './plan/index.ts';
import { products } from './products/index.ts';
import { pyramid } from './pyramid/index.ts';
import { repurchase } from './repurchase/index.ts';
import { rfm } from './rfm/index.ts';
import { sample } from './sample/index.ts';
import { segment } from './segment/index.ts';

/** Every analysis, in the order of the navigation. Nothing else lists them. */
export const analyses: readonly AnyAnalysis[] = [
  overview,
  explore,
  lifecycle,
  distribution,
  abc,
  rfm,
  pyramid,
  cohorts,
  repurchase,
  products,
  sample,
  segment,
  plan,
  experiment,
  campaign,
];

/** The analysis of a page, or null where the page is none. */
export function analysisOf(page: string): AnyAnalysis | null {
  return analyses.find((analysis) => analysis.id === page) ?? null;
}
