import type { ScreenContext } from '../../core/spec/analysis.ts';
import { readArm } from '../../core/audience/split-text.ts';
import { segmentsOf } from './arms.ts';
import type { ExperimentLabels } from './labels/types.ts';
import type { ExperimentParams } from './params.ts';
import { metricName } from './words.ts';

/** A list of the parameters in words: metrics, names of segments, planned shares. */
export function describeList(
  name: string,
  params: ExperimentParams,
  { labels, formats }: ScreenContext<ExperimentLabels>,
): string {
  switch (name) {
    case 'metrics':
    case 'guardrails':
      return formats.items(params[name].map((id) => metricName({ id }, labels)));
    case 'groups':
      return formats.items(
        segmentsOf(params).map((one, place) => one.name || labels.unnamed(place + 1)),
      );
    case 'weights':
      return formats.items(
        params.weights
          .flatMap((text) => readArm(text) ?? [])
          .map((arm) => formats.term(arm.name, formats.value('measure', arm.share))),
      );
    default:
      return '';
  }
}
