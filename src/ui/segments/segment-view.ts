import { everyone, type Rule } from '../../core/segment/rule.ts';
import { writeRule } from '../../core/segment/rule-text.ts';
import {
  noFilters,
  type CustomerSet,
  type Filters,
  type ViewState,
} from '../../core/spec/filters.ts';

/** The page of one segment. */
export const segmentPage = 'segment';
/** The page that lists the saved ones. */
export const segmentsPage = 'segments';
/** The page that hands their people on. */
export const audiencesPage = 'audiences';

/** The page of a segment, under some filters. */
export function segmentView(name: string, rule: Rule, filters: Filters): ViewState {
  const text = writeRule(rule);
  return {
    page: segmentPage,
    params: {
      ...(name === '' ? {} : { name }),
      ...(text === writeRule(everyone) ? {} : { rule: text }),
    },
    filters,
  };
}

/** The people of a segment as a set, judged against everyone unless filters say otherwise. */
export function segmentSet(name: string, rule: Rule, filters: Filters = noFilters): CustomerSet {
  return { mark: 'in', view: segmentView(name, rule, filters) };
}

/** Another page, its customers narrowed to those of a set too. */
export function pageOf(page: string, set: CustomerSet, filters: Filters): ViewState {
  return { page, params: {}, filters: { ...filters, customers: [...filters.customers, set] } };
}
