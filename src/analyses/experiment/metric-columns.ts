import type { Comparison, Effect } from '../../core/experiment/readout.ts';
import type { CellValue, TableColumn } from '../../core/spec/screen.ts';
import { column, ends } from './columns.ts';
import { decisionWord } from './effect-table.ts';
import type { ExperimentColumn, ExperimentLabels } from './labels/types.ts';
import type { ResultView } from './result.ts';

/** A column with the cell of a comparison. */
interface Part {
  readonly column: TableColumn;
  readonly cell: (one: Comparison) => CellValue;
}

/** What is measured: the differences, raw and adjusted, the tests, and what may be believed. */
export function rawParts(
  view: ResultView,
  place: number,
  own: readonly Comparison[],
  labels: ExperimentLabels,
): readonly Part[] {
  const kind = view.metrics[place]?.value ?? 'number';
  const isInFamily = own.some(({ adjustedP }) => adjustedP !== null);
  return [
    ...differenceParts(['difference', 'low', 'high'], (one) => one.raw, kind, labels),
    part('relative', 'shareFine', labels, ({ raw }) => raw.relative?.value),
    part('relativeLow', 'shareFine', labels, ({ raw }) => raw.relative?.interval.low),
    part('relativeHigh', 'shareFine', labels, ({ raw }) => raw.relative?.interval.high),
    part('statistic', 'significant', labels, ({ raw }) => raw.absolute?.test.statistic),
    part('p', 'probability', labels, ({ raw }) => raw.absolute?.test.p),
    ...(own.some(({ adjusted }) => adjusted !== null) ? adjustedParts(kind, labels) : []),
    ...(isInFamily
      ? [
          {
            column: {
              id: 'adjustedP',
              label: labels.familyP(view.design.correction, view.readout.family),
              kind: 'probability',
            } as const,
            cell: ({ adjustedP }: Comparison) => adjustedP,
          },
        ]
      : []),
    part('chanceToWin', 'shareFine', labels, ({ belief }) => belief?.chanceToWin),
    part('lossIfChosen', kind, labels, ({ belief }) => belief?.lossIfChosen),
    part('lossIfNot', kind, labels, ({ belief }) => belief?.lossIfNot),
  ];
}

function adjustedParts(kind: TableColumn['kind'], labels: ExperimentLabels): readonly Part[] {
  return [
    ...differenceParts(
      ['cupedDifference', 'cupedLow', 'cupedHigh'],
      (one) => one.adjusted,
      kind,
      labels,
    ),
    part('cupedP', 'probability', labels, ({ adjusted }) => adjusted?.absolute?.test.p),
    part('theta', 'significant', labels, ({ adjusted }) => adjusted?.theta),
    part('varianceCut', 'shareFine', labels, ({ adjusted }) => adjusted?.varianceCut),
  ];
}

/** What stands beside: largest outcomes cut, the interval that is always valid, how it was tested, the decision. */
export function otherParts(
  view: ResultView,
  place: number,
  own: readonly Comparison[],
  labels: ExperimentLabels,
): readonly Part[] {
  const metric = view.metrics[place];
  const kind = metric?.value ?? 'number';
  const isCut = metric?.kind === 'mean' && own.some(({ winsorised }) => winsorised !== null);
  return [
    ...(isCut
      ? [
          ...differenceParts(
            ['cutDifference', 'cutLow', 'cutHigh'],
            (one) => one.winsorised,
            kind,
            labels,
          ),
          part('cutP', 'probability', labels, (one) => one.winsorised?.absolute?.test.p),
        ]
      : []),
    ...(view.design.mode === 'sequential'
      ? [
          part('alwaysLow', kind, labels, ({ sequential }) => ends(sequential)[0]),
          part('alwaysHigh', kind, labels, ({ sequential }) => ends(sequential)[1]),
        ]
      : []),
    part('method', 'text', labels, ({ main }) => {
      const { gap, absolute } = main;
      if (!absolute && gap !== null) return labels.gaps[gap];
      return absolute?.method ? labels.methods[absolute.method] : null;
    }),
    part('decision', 'text', labels, (one) => decisionWord(view, one, labels)),
  ];
}

type EndIds = readonly [ExperimentColumn, ExperimentColumn, ExperimentColumn];

function differenceParts(
  [value, low, high]: EndIds,
  of: (one: Comparison) => Effect | null,
  kind: TableColumn['kind'],
  labels: ExperimentLabels,
): readonly Part[] {
  return [
    part(value, kind, labels, (one) => of(one)?.absolute?.value),
    part(low, kind, labels, (one) => of(one)?.absolute?.interval.low),
    part(high, kind, labels, (one) => of(one)?.absolute?.interval.high),
  ];
}

function part(
  id: ExperimentColumn,
  kind: TableColumn['kind'],
  labels: ExperimentLabels,
  cell: (one: Comparison) => CellValue | undefined,
): Part {
  return { column: column(id, kind, labels), cell: (one) => cell(one) ?? null };
}
