import { conditionsOf } from '../../core/segment/rule-walk.ts';
import type { Rule } from '../../core/segment/rule.ts';
import { dimensionValue } from '../../core/spec/params.ts';

/** Whether a rule names calendar days, which stay where they are when the as-of day moves. */
export function namesDays(rule: Rule): boolean {
  return conditionsOf(rule).some((one) => {
    switch (one.kind) {
      case 'day':
        return true;
      case 'range':
        return one.as === 'day';
      case 'bought':
        return one.within.kind === 'days';
      case 'moved':
        return 'day' in one.since;
      default:
        return false;
    }
  });
}

/** Whether a rule asks for values of a dimension, so that to have them is no finding. */
export function namesField(rule: Rule, dimension: string): boolean {
  return conditionsOf(rule).some((one) => {
    switch (one.kind) {
      case 'bought':
        return one.lines.some(({ field }) => field === dimensionValue(dimension));
      case 'column':
      case 'range':
        return one.column === dimension;
      case 'set':
        // What a set was made of, its view may hide.
        return JSON.stringify(one.set).includes(dimension);
      default:
        return false;
    }
  });
}
