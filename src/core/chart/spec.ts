import type { TopLevelSpec } from 'vega-lite';

/** A Vega-Lite specification whose rows are finished: no bins, time units or aggregates left to do. */
export type ChartSpec = TopLevelSpec;
