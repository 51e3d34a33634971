import { everyone, type Rule } from '../../core/segment/rule.ts';
import type { Params } from '../../core/spec/params.ts';

/** Whom a campaign reached, since when, and what is looked at. */
export interface CampaignParams {
  /** What they did beside others like them, or which customers bought. */
  readonly show: 'result' | 'who';
  /** What the campaign is called; it changes no number. */
  readonly name: string;
  /** Who was reached: a segment, the customers of an assignments file, or those of a column. */
  readonly from: 'segment' | 'assignments' | 'column';
  /** The segment, as it stood the day before the campaign. */
  readonly rule: Rule;
  /** The experiment of the assignments files by its name (empty: the first), and its variant (empty: all). */
  readonly experiment: string;
  readonly variant: string;
  /** `none`, or a column of customers as `dimension:<id>`, and the value that reached ones have. */
  readonly column: string;
  readonly only: string;
  /** The first day of the campaign; empty: the last 30 days up to the as-of day. */
  readonly since: string;
  /** Days from then on, with the first; 0: up to the as-of day. */
  readonly window: number;
  /** Days before that are looked at beside; 0: as many as the window. */
  readonly before: number;
  /** What first purchases are told by: `auto`, `product`, or a dimension of lines as `dimension:<id>`. */
  readonly item: string;
}

export const campaignParams: Params<CampaignParams> = {
  show: { kind: 'choice', options: ['result', 'who'], initial: 'result' },
  name: { kind: 'text', most: 80, initial: '' },
  from: { kind: 'choice', options: ['segment', 'assignments', 'column'], initial: 'segment' },
  rule: { kind: 'rule', initial: everyone },
  experiment: { kind: 'text', most: 200, initial: '' },
  variant: { kind: 'text', most: 200, initial: '' },
  column: {
    kind: 'dimension',
    options: ['none'],
    offers: ['customer'],
    initial: 'none',
    only: { name: 'from', is: 'column' },
  },
  only: { kind: 'text', most: 200, initial: '' },
  since: { kind: 'day', initial: '' },
  window: { kind: 'number', minimum: 0, maximum: 1095, integer: true, initial: 0 },
  before: { kind: 'number', minimum: 0, maximum: 1095, integer: true, initial: 0 },
  item: {
    kind: 'dimension',
    options: ['auto', 'product'],
    offers: ['line'],
    initial: 'auto',
    only: { name: 'show', is: 'who' },
  },
};

/** Whether nothing was said yet of whom the campaign reached. */
export function isUnsaid({ from, rule, column }: CampaignParams): boolean {
  if (from === 'segment') return rule.kind === 'all' && rule.rules.length === 0;
  return from === 'column' && column === 'none';
}
