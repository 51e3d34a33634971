import { mostBeside, writeNamedRule } from '../../core/segment/named-rule.ts';
import type { Rule } from '../../core/segment/rule.ts';
import { encodeParam } from '../../core/spec/params.ts';
import type { Filters, ViewState } from '../../core/spec/filters.ts';
import { ruleOf } from '../../state/segments.svelte.ts';
import { segmentName, type SavedSegment } from '../../url/saved-segment.ts';
import type { I18n } from '../i18n.ts';
import { segmentView } from './segment-view.ts';

/** How saved segments are put together. */
export type Combination = 'and' | 'or' | 'minus';

/** As many as a page sets beside each other. */
export const mostCombined = mostBeside;

const embedded = (one: SavedSegment): Rule => ({
  ...{ kind: 'segment', name: one.name },
  rule: ruleOf(one),
});

/** The page of several segments put together; of `minus`, the first without the others. */
export function combined(
  how: Combination,
  segments: readonly SavedSegment[],
  filters: Filters,
  { t, format }: I18n,
): ViewState {
  const rules = segments.map(embedded);
  const names = segments.map(({ name }) => name);
  const [first = { kind: 'all', rules: [] } as const, ...others] = rules;
  const [firstName = '', ...otherNames] = names;
  const words = t.segmentBuilder.combined;
  const name =
    how === 'minus'
      ? words.minus(firstName, format.items(otherNames))
      : words[how](format.items(names));
  const rule: Rule =
    how === 'and'
      ? { kind: 'all', rules }
      : how === 'or'
        ? { kind: 'any', rules }
        : { kind: 'all', rules: [first, { kind: 'not', rule: { kind: 'any', rules: others } }] };
  return segmentView(segmentName(name) ?? '', rule, filters);
}

/** The page of the first segment that sets the others beside it. */
export function besideOthers(
  show: 'compare' | 'overlap',
  segments: readonly SavedSegment[],
  filters: Filters,
): ViewState | null {
  const [first, ...others] = segments;
  if (!first) return null;
  const { page, params } = segmentView(first.name, ruleOf(first), filters);
  const texts = others.map((one) => writeNamedRule({ name: one.name, rule: ruleOf(one) }));
  return { page, params: { ...params, show, others: encodeParam(texts) }, filters };
}
