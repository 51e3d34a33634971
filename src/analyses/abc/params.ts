import type { Params } from '../../core/spec/params.ts';

/** What is classed, and where the classes end. */
export interface AbcParams {
  readonly of: 'customers' | 'products';
  /**
   * `before`: in A while strictly larger items bring less than the threshold, so that the item that
   * crosses it is in A. `including`: in A while the cumulative share with the item is at most that.
   */
  readonly rule: 'before' | 'including';
  /** Net revenue, or sales before refunds. */
  readonly amount: 'net' | 'sales';
  /** Per cent of the positive revenue at which A ends. */
  readonly a: number;
  /** Per cent at which B ends. Where it is no more than `a`, B is empty. */
  readonly b: number;
}

export const abcParams: Params<AbcParams> = {
  of: { kind: 'choice', options: ['customers', 'products'], initial: 'customers' },
  rule: {
    kind: 'choice',
    options: ['before', 'including'],
    initial: 'before',
    definitions: ['before', 'including'],
  },
  amount: {
    kind: 'choice',
    options: ['net', 'sales'],
    initial: 'net',
    definitions: ['net', 'sales'],
  },
  a: { kind: 'number', minimum: 1, maximum: 99, integer: true, initial: 80 },
  b: { kind: 'number', minimum: 1, maximum: 100, integer: true, initial: 95 },
};
