import type { ArmResult, Design } from '../../core/experiment/design.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import { dimensionOf } from '../../core/spec/params.ts';
import type { Health } from './health.ts';
import type { ExperimentParams } from './params.ts';
import { customersOf } from './result.ts';

/** Why a test can not be read, each with what is to be done about it. */
export const lacks = [
  'noExperiment',
  'unknownExperiment',
  'noColumn',
  'fewSegments',
  'oneArm',
  'noMetrics',
  'noExposure',
  'later',
  'open',
  'nobody',
] as const;
export type Lack = (typeof lacks)[number];

/** The first reason why there is nothing to read; null where there is something. */
export function lackOf(
  params: ExperimentParams,
  model: Pick<ModelInfo, 'experiments' | 'dimensions'>,
  counted: {
    readonly design: Design;
    readonly results: readonly ArmResult[];
    readonly health: Health;
  },
): Lack | null {
  const { design, results, health } = counted;
  const named = lackOfSource(params, model);
  if (named) return named;
  if (design.arms.length < 2) return 'oneArm';
  if (design.metrics.every(({ isGuardrail }) => isGuardrail)) return 'noMetrics';
  if (design.arms.some((_, arm) => customersOf({ results }, arm) > 0)) return null;
  // Nobody counts: what most were left out for.
  const { noExposure, later, open, isWhole } = health;
  const most = Math.max(noExposure.all, later.all, isWhole ? open.all : 0);
  if (most === 0) return 'nobody';
  return most === noExposure.all ? 'noExposure' : most === later.all ? 'later' : 'open';
}

function lackOfSource(
  { from, experiment, column, groups }: ExperimentParams,
  model: Pick<ModelInfo, 'experiments' | 'dimensions'>,
): Lack | null {
  switch (from) {
    case 'assignments':
      if (model.experiments.length === 0) return 'noExperiment';
      return experiment === '' || model.experiments.some(({ name }) => name === experiment)
        ? null
        : 'unknownExperiment';
    case 'column':
      return dimensionOf(column, model) ? null : 'noColumn';
    case 'segments':
      return groups.length < 2 ? 'fewSegments' : null;
  }
}
