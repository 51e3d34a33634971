import { controlAmong } from '../../core/experiment/control.ts';
import type { ArmDesign, Design } from '../../core/experiment/design.ts';
import { readArm } from '../../core/audience/split-text.ts';
import { addDays, daysBetween } from '../../core/calendar.ts';
import type { DimensionInfo, ExperimentInfo, ModelInfo } from '../../core/model/info.ts';
import { readNamedRule, type NamedRule } from '../../core/segment/named-rule.ts';
import { dimensionOf } from '../../core/spec/params.ts';
import { goodWhen, kindOf, metricText, readMetric, type Metric } from './metrics.ts';
import { mostArms, type ExperimentParams } from './params.ts';

/** Days before exposure that outcomes are adjusted by where the rhythm of purchases is not known. */
const usualDays = 30;

/** The experiment that is read: the one of the name, or the first; null where there is none. */
export function experimentOf(
  { experiment }: Pick<ExperimentParams, 'experiment'>,
  { experiments }: Pick<ModelInfo, 'experiments'>,
): ExperimentInfo | null {
  if (experiment === '') return experiments[0] ?? null;
  return experiments.find(({ name }) => name === experiment) ?? null;
}

/** The column of customers whose values are arms; null where none is chosen or the data have none such. */
export function armColumnOf(
  { column }: Pick<ExperimentParams, 'column'>,
  model: Pick<ModelInfo, 'dimensions'>,
): DimensionInfo | null {
  const dimension = dimensionOf(column, model);
  return dimension?.source === 'customer' ? dimension : null;
}

/** The segments that are compared, in order. */
export function segmentsOf({ groups }: Pick<ExperimentParams, 'groups'>): readonly NamedRule[] {
  return groups.flatMap((text) => readNamedRule(text) ?? []).slice(0, mostArms);
}

/** The names of the arms: of more than ten the largest, in order of name; of segments in their own order. */
export function armNames(params: ExperimentParams, model: ModelInfo): readonly string[] {
  switch (params.from) {
    case 'assignments': {
      const variants = experimentOf(params, model)?.variants ?? [];
      return largest(variants.map(({ variant, customers }) => [variant, customers]));
    }
    case 'column': {
      const values = armColumnOf(params, model)?.values ?? [];
      return largest(values.flatMap(({ value, rows }) => (value === null ? [] : [[value, rows]])));
    }
    case 'segments':
      return segmentsOf(params).map(({ name }) => name);
  }
}

function largest(sizes: readonly (readonly [string, number])[]): readonly string[] {
  const kept = sizes.toSorted(([, left], [, right]) => right - left).slice(0, mostArms);
  return kept.map(([name]) => name).sort();
}

/**
 * The arms with their planned shares. An arm that the shares leave out has the mean of those that are
 * given, so that no shares at all mean equal ones.
 */
export function armsOf(params: ExperimentParams, model: ModelInfo): readonly ArmDesign[] {
  const names = armNames(params, model);
  const given = params.weights.flatMap((text) => readArm(text) ?? []);
  const shares = names.map((name) => given.find((one) => one.name === name)?.share ?? null);
  const known = shares.filter((share) => share !== null);
  const mean = known.length === 0 ? 1 : known.reduce((sum, one) => sum + one, 0) / known.length;
  return names.map((name, place) => ({ name, weight: shares[place] ?? mean }));
}

/** The place of the arm that others are compared with: the one named, one that says so, or the first. */
export function controlOf(
  arms: readonly Pick<ArmDesign, 'name'>[],
  { control }: Pick<ExperimentParams, 'control'>,
): number {
  return controlAmong(
    arms.map(({ name }) => name),
    control,
  );
}

/** Metrics and then guardrails, each once. */
export function metricsOf({
  metrics,
  guardrails,
}: Pick<ExperimentParams, 'metrics' | 'guardrails'>): readonly Metric[] {
  const texts = [...new Set([...metrics, ...guardrails])];
  return texts.flatMap((text) => readMetric(text) ?? []);
}

/** The metric that course, parts and spread are about, with its place; null where there is none. */
export function aboutOf(
  params: Pick<ExperimentParams, 'metrics' | 'guardrails' | 'about'>,
): { readonly metric: Metric; readonly place: number } | null {
  const metrics = metricsOf(params);
  const place = Math.min(params.about, metrics.length) - 1;
  const metric = metrics[place];
  return metric ? { metric, place } : null;
}

/** How the test is read. */
export function designOf(params: ExperimentParams, model: ModelInfo): Design {
  const arms = armsOf(params, model);
  return {
    arms,
    hasShares: params.weights.length > 0,
    control: controlOf(arms, params),
    metrics: metricsOf(params).map((metric) => ({
      id: metricText(metric),
      kind: kindOf(metric),
      goodWhen: goodWhen(metric),
      isGuardrail: !params.metrics.includes(metricText(metric)),
    })),
    alpha: params.alpha / 100,
    sides: params.sides,
    correction: params.correction,
    mode: params.mode,
    planned: params.planned === 0 ? null : params.planned,
    isAdjusted: params.adjust,
    isObservational: params.from === 'segments',
  };
}

/** How many days before exposure outcomes are adjusted by: those chosen, or one median cycle. */
export function beforeDays(
  { before }: Pick<ExperimentParams, 'before'>,
  { medianGapDays }: Pick<ModelInfo, 'medianGapDays'>,
): number {
  return before > 0 ? before : Math.max(1, Math.round(medianGapDays ?? usualDays));
}

/** The first day on which anybody was exposed, as far as files and settings say; null: no day is known. */
export function firstExposure(params: ExperimentParams, model: ModelInfo): string | null {
  const since = params.since === '' ? null : params.since;
  if (params.from !== 'assignments') return since;
  const info = experimentOf(params, model);
  const days = [info?.firstDay ?? null, (info?.undated ?? 0) > 0 ? since : null];
  return days.filter((one) => one !== null).sort()[0] ?? null;
}

/** At most so many days of a course, see `lookDays`. */
export const mostLooks = 60;

/** The days of the course: evenly spaced from about the first exposure on, the last is the as-of day. */
export function lookDays(
  params: ExperimentParams,
  { model, asOf }: { readonly model: ModelInfo; readonly asOf: string },
): { readonly days: readonly string[]; readonly step: number } {
  const first = firstExposure(params, model) ?? asOf;
  const span = Math.max(0, daysBetween(first, asOf));
  const step = Math.max(1, Math.ceil((span + 1) / mostLooks));
  const count = Math.floor(span / step) + 1;
  const days = Array.from({ length: count }, (_, place) =>
    addDays(asOf, -step * (count - 1 - place)),
  );
  return { days, step };
}
