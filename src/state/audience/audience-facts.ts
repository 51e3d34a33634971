import { analysisOf } from '../../analyses/registry.ts';
import type { AudienceFacts } from '../../audience/types.ts';
import { isIdentifying } from '../../core/model/identifying.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import { product } from '../../core/product.ts';
import { readRule } from '../../core/segment/rule-text.ts';
import type { CustomerSet, Filters } from '../../core/spec/filters.ts';
import { shareable } from '../../core/spec/shareable.ts';
import {
  nameOfSegment,
  segmentOfFilters,
  type NamedSegment,
  type SegmentNaming,
} from '../../i18n/audience-segment.ts';
import { audienceWords } from '../../i18n/audience-words.ts';
import { dimensionLabel } from '../../i18n/filter-names.ts';
import { ruleInWords } from '../../i18n/rule-in-words.ts';
import type { Speaking } from '../../i18n/view-settings.ts';
import { writeLocation } from '../../url/location.ts';

/** The customers of an export, in whichever language, and where from and when they are taken. */
export interface FactsRequest {
  readonly filters: Filters;
  readonly model: ModelInfo;
  readonly speaking: Speaking;
  /** Whether the data are those of the sample, which an address says. */
  readonly isSample: boolean;
  /** When the export is made, ISO 8601; empty while it is only counted. */
  readonly made: string;
}

/** What a manifest says beside the plan: the same for the same export, on the page and without one. */
export function audienceFacts(request: FactsRequest): AudienceFacts {
  const { filters, model, speaking, isSample, made } = request;
  const view = { page: 'audiences', params: {}, filters };
  return {
    ...{ product, ...segmentInWords(request), made, locale: speaking.locale },
    address: writeLocation(shareable(view, identifyingIn(model)).view, isSample),
    ...{ dataVersion: model.dataVersion, asOf: filters.asOf ?? model.lastDay },
  };
}

/**
 * What a segment is called, and its rule as a sentence. Of a column whose values tell who somebody is only
 * the name is said, and of what is chosen by it nothing else.
 */
export function segmentInWords({
  filters,
  model,
  speaking,
}: Pick<FactsRequest, 'filters' | 'model' | 'speaking'>): NamedSegment {
  const naming: SegmentNaming = { ...speaking, analysisOf };
  const words = audienceWords[speaking.locale];
  const named = (some: Filters): NamedSegment =>
    segmentOfFilters(some, model, words, naming, (set) => sentenceOf(set, model, naming, speaking));
  const view = { page: 'audiences', params: {}, filters };
  const { view: open, leftOut } = shareable(view, identifyingIn(model));
  if (leftOut.length === 0) return named(filters);
  const labels = leftOut.map((id) => {
    const info = model.dimensions.find((one) => one.id === id);
    return `${info ? dimensionLabel(info, speaking.t) : id}: …`;
  });
  const { customers, dimensions } = open.filters;
  const others = customers.length + dimensions.length > 0 ? [named(open.filters).definition] : [];
  const own = filters.customers.find(({ view: { page, params } }) => {
    return page === 'segment' && (params['name'] ?? '') !== '';
  });
  return {
    name: own ? nameOfSegment(own, naming) : (labels[0] ?? ''),
    definition: [...others, ...labels].join('; '),
  };
}

/** The rule of everyone in a segment, in words; null of other marks. */
function sentenceOf(
  { mark, view }: CustomerSet,
  model: ModelInfo,
  naming: SegmentNaming,
  { locale, format }: Speaking,
): string | null {
  const rule =
    view.page === 'segment' && mark === 'in' ? readRule(view.params['rule'] ?? 'all()') : null;
  if (!rule) return null;
  const nameOfSet = (set: CustomerSet): string => nameOfSegment(set, naming);
  const said = ruleInWords(rule, { model, locale, format, nameOfSet });
  return said.charAt(0).toLocaleUpperCase(locale) + said.slice(1) + (locale === 'en' ? '.' : '。');
}

function identifyingIn({ dimensions }: ModelInfo): readonly string[] {
  return dimensions.filter(isIdentifying).map(({ id }) => id);
}
