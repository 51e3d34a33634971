import type { ModelInfo } from '../core/model/info.ts';
import type { AnyAnalysis } from '../core/spec/analysis.ts';
import type { CustomerSet, Filters } from '../core/spec/filters.ts';
import type { AudienceWords } from './audience-words.ts';
import { nameOfFilter, nameOfSet, type Naming } from './filter-names.ts';

/** What a segment is called, and what it is in one sentence. */
export interface NamedSegment {
  readonly name: string;
  readonly definition: string;
}

/** Words that a set is named by, and which analysis its marks are of. */
export interface SegmentNaming extends Naming {
  readonly analysisOf: (page: string) => AnyAnalysis | null;
}

/** A set of customers by its own name, where it is a segment that has one, or by the view that it is of. */
export function nameOfSegment(set: CustomerSet, naming: SegmentNaming): string {
  const own = set.view.page === 'segment' ? (set.view.params['name'] ?? '') : '';
  return own === '' ? nameOfSet(set, naming.analysisOf(set.view.page), naming) : own;
}

/** The customers whom filters leave, in words: by the sets that are chosen, then by what they bought. */
export function segmentOfFilters(
  filters: Filters,
  model: Pick<ModelInfo, 'dimensions'>,
  words: AudienceWords,
  naming: SegmentNaming,
  /** What a set means in a sentence, where that is known; null where its name has to do. */
  sentenceOf: (set: CustomerSet) => string | null = () => null,
): NamedSegment {
  const sets = filters.customers.map((set) => nameOfSegment(set, naming));
  const sentences = filters.customers.map((set, place) => sentenceOf(set) ?? sets[place] ?? '');
  const dimensions = filters.dimensions.map((one) => nameOfFilter(one, model.dimensions, naming));
  const all = [...sentences, ...dimensions];
  if (all.length === 0) return { name: words.everyone, definition: words.everyone };
  return { name: sets[0] ?? words.everyone, definition: all.join('; ') };
}
