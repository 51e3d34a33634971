import { defaultScoring, type Scoring } from '../../core/model/rfm-scores.ts';
import { segmentRules, type SegmentRules } from '../../core/model/rfm-segments.ts';
import type { Params } from '../../core/spec/params.ts';

/** How an RFM view scores customers, and what it shows of them. */
export interface RfmParams extends Scoring {
  /** What is shown: segments and cells, what each segment buys, the measures, or the segments of two days. */
  readonly show: 'segments' | 'profile' | 'spread' | 'change';
  /** Which scores make which segment. */
  readonly segments: SegmentRules;
  /** The earlier day; empty is one year before the as-of day. */
  readonly before: string;
}

const byCuts = { name: 'scoring', is: 'cuts' } as const;

export const rfmParams: Params<RfmParams> = {
  show: {
    kind: 'choice',
    options: ['segments', 'profile', 'spread', 'change'],
    initial: 'segments',
  },
  scoring: {
    kind: 'choice',
    options: ['share', 'ntile', 'cuts'],
    initial: defaultScoring.scoring,
    definitions: ['share', 'ntile'],
  },
  frequency: {
    kind: 'choice',
    options: ['days', 'orders'],
    initial: defaultScoring.frequency,
    definitions: ['days', 'orders'],
  },
  monetary: {
    kind: 'choice',
    options: ['net', 'sales', 'average'],
    initial: defaultScoring.monetary,
    definitions: ['net', 'sales', 'average'],
  },
  recencyCuts: { kind: 'cuts', length: 4, initial: defaultScoring.recencyCuts, only: byCuts },
  frequencyCuts: { kind: 'cuts', length: 4, initial: defaultScoring.frequencyCuts, only: byCuts },
  monetaryCuts: { kind: 'cuts', length: 4, initial: defaultScoring.monetaryCuts, only: byCuts },
  segments: { kind: 'segments', initial: segmentRules },
  before: { kind: 'day', initial: '', only: { name: 'show', is: 'change' } },
};
