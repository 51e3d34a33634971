import type { Formats } from '../../core/spec/screen.ts';
import type { ExperimentLabels } from './labels/types.ts';

/** The words and formats that a result is written in. */
export interface ResultContext {
  readonly labels: ExperimentLabels;
  readonly formats: Formats;
}
