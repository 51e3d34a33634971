import type { Comparison } from '../../core/experiment/readout.ts';
import type { CellValue, TableData } from '../../core/spec/screen.ts';
import { decidingP } from './chance.ts';
import { column, ends } from './columns.ts';
import type { ExperimentLabels } from './labels/types.ts';
import type { ResultView } from './result.ts';
import { metricName } from './words.ts';

/** What is decided about a comparison, in a word; groups that chance did not make are only higher or lower. */
export function decisionWord(
  { design }: Pick<ResultView, 'design'>,
  { decision, main }: Comparison,
  labels: ExperimentLabels,
): string {
  if (!design.isObservational || (decision !== 'better' && decision !== 'worse'))
    return labels.decisions[decision];
  return (main.absolute?.value ?? 0) > 0 ? labels.observedHigher : labels.observedLower;
}

/** The relative differences of all comparisons, which have no unit: one row per metric and arm. */
export function effectTable(
  view: ResultView,
  labels: ExperimentLabels,
  part: 'effects' | 'guardrails',
): TableData {
  const rows = comparisonsOf(view, part);
  return {
    id: part,
    title: part === 'effects' ? labels.effectsTitle : labels.guardrailsTitle,
    columns: [
      column('metric', 'text', labels),
      column('arm', 'text', labels),
      column('relative', 'shareFine', labels),
      column('relativeLow', 'shareFine', labels),
      column('relativeHigh', 'shareFine', labels),
      { id: 'p', label: labels.decidingP(view.readout.family), kind: 'probability' },
      column('chanceToWin', 'shareFine', labels),
      column('decision', 'text', labels),
    ],
    rows: rows.map((one): readonly CellValue[] => {
      const metric = view.metrics[one.metric];
      return [
        metric ? metricName(metric, labels) : '',
        view.arms[one.arm] ?? '',
        one.main.relative?.value ?? null,
        ...ends(one.main.relative?.interval),
        decidingP(one),
        one.belief?.chanceToWin ?? null,
        decisionWord(view, one, labels),
      ];
    }),
    marks: rows.map(() => null),
    footer: [],
  };
}

/** The comparisons of metrics, or those of guardrails: by metric, then by arm. */
export function comparisonsOf(
  { readout, design }: Pick<ResultView, 'readout' | 'design'>,
  part: 'effects' | 'guardrails',
): readonly Comparison[] {
  return readout.comparisons
    .filter(
      ({ metric }) => (design.metrics[metric]?.isGuardrail ?? false) === (part === 'guardrails'),
    )
    .toSorted((one, other) => one.metric - other.metric || one.arm - other.arm);
}
