import { everyone, type Rule } from '../../core/segment/rule.ts';
import type { Params } from '../../core/spec/params.ts';
import {
  longestSegmentName,
  mostBeside,
  readNamedRule,
  type NamedRule,
} from '../../core/segment/named-rule.ts';

/** Which segment a view is about, and what it shows of it. */
export interface SegmentParams {
  /** What is shown: who they are, whom they share with other segments, a comparison, or what they buy next. */
  readonly show: 'profile' | 'overlap' | 'compare' | 'next';
  /** What the segment is called; empty for one without a name. */
  readonly name: string;
  readonly rule: Rule;
  /** Up to four more segments, each as `writeNamedRule` writes it. */
  readonly others: readonly string[];
  /** Month ends that the course goes back. */
  readonly months: number;
  /** `auto`, `product`, or a dimension of the lines, as `dimension:<id>`. */
  readonly item: string;
  /** Days within which the next purchase has to come; 0: three quarters of all gaps are no longer. */
  readonly within: number;
}

const ofNext = { name: 'show', is: 'next' } as const;

export const segmentParams: Params<SegmentParams> = {
  show: {
    kind: 'choice',
    options: ['profile', 'overlap', 'compare', 'next'],
    initial: 'profile',
  },
  name: { kind: 'text', most: longestSegmentName, initial: '' },
  rule: { kind: 'rule', initial: everyone },
  others: {
    kind: 'list',
    most: mostBeside - 1,
    accepts: (text) => readNamedRule(text) !== null,
    initial: [],
  },
  months: {
    kind: 'number',
    minimum: 3,
    maximum: 36,
    integer: true,
    initial: 12,
    only: { name: 'show', is: 'profile' },
  },
  item: {
    kind: 'dimension',
    options: ['auto', 'product'],
    offers: ['line'],
    initial: 'auto',
    only: ofNext,
  },
  within: { kind: 'number', minimum: 0, maximum: 1095, integer: true, initial: 0, only: ofNext },
};

/** This segment and the others, in the order in which a view names them. */
export function segmentsOf({ name, rule, others }: SegmentParams): readonly NamedRule[] {
  return [{ name, rule }, ...others.map(readNamedRule).filter((other) => other !== null)];
}
