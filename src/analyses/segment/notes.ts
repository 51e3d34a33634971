import { faultsOfRule } from '../../core/segment/faults.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { SegmentLabels } from './labels/en.ts';
import { segmentsOf, type SegmentParams } from './params.ts';

/** What is to be said of a view whatever it shows: what its rules ask and these data do not have. */
export function sharedNotes(
  { params }: { readonly params: SegmentParams },
  { labels, formats, data }: ScreenContext<SegmentLabels>,
): readonly string[] {
  const asked = params.show === 'overlap' || params.show === 'compare';
  const rules = asked ? segmentsOf(params).map(({ rule }) => rule) : [params.rule];
  const names = rules
    .flatMap((rule) => faultsOfRule(rule, data.model))
    .map(({ detail }) => String(detail['key'] ?? ''));
  const unknown = [...new Set(names)];
  return unknown.length === 0 ? [] : [labels.unknown(formats.items(unknown))];
}
