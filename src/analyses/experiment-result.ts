export { resultScreen } from './experiment/result-screen.ts';
export { resultTables } from './experiment/result-tables.ts';
export type { ResultContext } from './experiment/context.ts';
export type { ResultMetric, ResultView } from './experiment/result.ts';
export type { ExperimentLabels } from './experiment/labels/types.ts';
export { en as experimentEnglish } from './experiment/labels/en.ts';
