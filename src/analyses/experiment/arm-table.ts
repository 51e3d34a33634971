import { ratio } from '../../core/ratio.ts';
import type { TableData } from '../../core/spec/screen.ts';
import { column } from './columns.ts';
import type { ExperimentLabels } from './labels/types.ts';
import { writeMark } from './marks.ts';
import { allCustomers, customersOf, type ResultView } from './result.ts';

/** The arms: how many customers were given to each and count, beside what was planned. */
export function armTable(view: ResultView, labels: ExperimentLabels): TableData {
  const { design, health, arms } = view;
  const all = allCustomers(view);
  const weights = design.arms.reduce((sum, { weight }) => sum + weight, 0);
  const planned = (arm: number): number | null =>
    design.isObservational ? null : ratio(design.arms[arm]?.weight ?? 0, weights);
  return {
    id: 'arms',
    title: labels.armsTitle,
    columns: [
      column('arm', 'text', labels),
      column('role', 'text', labels),
      ...(health ? [column('assigned', 'integer', labels)] : []),
      column('customers', 'integer', labels),
      column('share', 'shareFine', labels),
      column('plannedShare', 'shareFine', labels),
    ],
    rows: arms.map((name, arm) => [
      name,
      arm === design.control ? labels.control : labels.treatment(design.isObservational),
      ...(health ? [health.assigned.arms[arm] ?? 0] : []),
      customersOf(view, arm),
      ratio(customersOf(view, arm), all),
      planned(arm),
    ]),
    marks: arms.map((_, arm) =>
      health && customersOf(view, arm) > 0 ? writeMark({ kind: 'arm', arm }) : null,
    ),
    footer: [
      [labels.total, null, ...(health ? [health.assigned.all] : []), all, all > 0 ? 1 : null, null],
    ],
  };
}
