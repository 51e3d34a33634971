import { fail } from '../core/error.ts';
import type { ModelInfo } from '../core/model/info.ts';
import { faultsOfRule } from '../core/segment/faults.ts';
import { conditionsOf } from '../core/segment/rule-walk.ts';
import type { Rule } from '../core/segment/rule.ts';
import type { CustomerSet, ViewState } from '../core/spec/filters.ts';
import type { ParamValues } from '../core/spec/params.ts';
import { readParams, unknownDimensions } from './open-view.ts';
import { analysisOf } from './registry.ts';
import { segmentsOf, type SegmentParams } from './segment/params.ts';

/**
 * Refuses to export whom a view narrows in a way that these data can not follow. A screen goes on without
 * what it does not know and says so; an export would reach people who were not meant, since everyone meets
 * the opposite of a condition that nobody meets. Fails with `audience.unknownPart` where a filter, or a
 * rule at any depth, names a column, an experiment or a group that the data lack, and with a `view.…` code
 * where a set can not be read.
 */
export function refuseUnknown(
  view: ViewState,
  without: readonly CustomerSet[],
  model: ModelInfo,
): void {
  refuseNames(unknownDimensions(view, {}, model));
  for (const set of [...view.filters.customers, ...without]) refuseSet(set, model);
}

function refuseSet({ view }: CustomerSet, model: ModelInfo): void {
  const analysis = analysisOf(view.page);
  if (!analysis) fail('view.unknownPage', { page: view.page.slice(0, 60) });
  const { params, notices } = readParams(analysis, view.params, model);
  const [notice] = notices;
  if (notice) fail(notice.code, notice.detail);
  for (const rule of rulesIn(view.page, params)) refuseRule(rule, model);
  refuseNames(unknownDimensions(view, params, model));
  const { customers, sides } = view.filters;
  for (const set of [...customers, sides?.a, sides?.b]) if (set) refuseSet(set, model);
}

/** The rules that a view of a segment is about: of another view there are none. */
function rulesIn(page: string, params: ParamValues): readonly Rule[] {
  if (page !== 'segment') return [];
  return segmentsOf(params as unknown as SegmentParams).map(({ rule }) => rule);
}

function refuseRule(rule: Rule, model: ModelInfo): void {
  refuseNames(faultsOfRule(rule, model));
  for (const one of conditionsOf(rule)) if (one.kind === 'set') refuseSet(one.set, model);
}

function refuseNames(unknown: ReturnType<typeof unknownDimensions>): void {
  const [first] = unknown;
  if (first) fail('audience.unknownPart', { name: first.detail['key'] ?? '' });
}
