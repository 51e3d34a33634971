import type { CustomerSet } from '../../core/spec/filters.ts';
import { markSeparator } from '../../core/spec/filters.ts';
import { segmentIds } from '../../core/model/rfm-segments.ts';
import { customerGroupIds } from '../../core/model/customer-groups.ts';
import { everyone, type Rule } from '../../core/segment/rule.ts';
import { readRule } from '../../core/segment/rule-text.ts';
import { segmentPage } from './segment-view.ts';

/**
 * The rule of a set of customers: a condition that reads well where it finds the same people always, else
 * the set itself, which is found by the view that shows it.
 */
export function ruleOfSet(set: CustomerSet): Rule {
  const rules = isPlain(set)
    ? set.mark.split(markSeparator).map((mark) => ruleOfMark(mark, set))
    : [];
  const known = rules.filter((rule) => rule !== null);
  if (known.length === 0 || known.length < rules.length) return { kind: 'set', set };
  const [only] = known;
  return only && known.length === 1 ? only : { kind: 'any', rules: known };
}

/** Whether a view counts as conditions do: everything, as of the last order, by its defaults. */
function isPlain({ view: { page, params, filters } }: CustomerSet): boolean {
  const { asOf, dates, dimensions, customers } = filters;
  if (asOf !== null || dates !== null || dimensions.length > 0 || customers.length > 0)
    return false;
  if (page === segmentPage)
    return Object.keys(params).every((name) => name === 'name' || name === 'rule');
  // Which figures of RFM are shown does not change who is in a segment.
  return Object.keys(params).every((name) => page === 'rfm' && name === 'show');
}

function ruleOfMark(mark: string, { view: { page, params } }: CustomerSet): Rule | null {
  if (page === segmentPage) {
    const rule = params['rule'] === undefined ? everyone : readRule(params['rule']);
    return mark === 'in' ? rule : mark === 'out' && rule ? { kind: 'not', rule } : null;
  }
  if (page === 'rfm') return ruleOfScores(mark);
  if (page !== 'pyramid') return null;
  const tier = customerGroupIds.tier.find((id) => mark === `tier:${id}`);
  return tier === undefined ? null : { kind: 'group', of: 'tier', ids: [tier] };
}

function ruleOfScores(mark: string): Rule | null {
  const segment = segmentIds.find((id) => mark === `segment:${id}`);
  if (segment !== undefined) return { kind: 'group', of: 'segment', ids: [segment] };
  const [, of, digit] = /^score:([rfm])([1-5])$/.exec(mark) ?? [];
  if (of === 'r' || of === 'f' || of === 'm') return score(of, Number(digit));
  const [, r, f] = /^cell:([1-5])-([1-5])$/.exec(mark) ?? [];
  if (r === undefined || f === undefined) return null;
  return { kind: 'all', rules: [score('r', Number(r)), score('f', Number(f))] };
}

function score(of: 'r' | 'f' | 'm', value: number): Rule {
  return { kind: 'number', of, from: value, to: value };
}
