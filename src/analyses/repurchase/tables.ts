import type { TableData } from '../../core/spec/screen.ts';
import { curveTable } from './curve-table.ts';
import { gapTable } from './gap-table.ts';
import type { RepurchaseLabels } from './labels/en.ts';
import { lateTable } from './late-table.ts';
import { stepTable } from './step-table.ts';
import { figureTable, groupTable, logRankTable, mediansTable } from './summary-tables.ts';
import type { RepurchaseView } from './view.ts';

/** Every number of a repurchase view. */
export function tablesOfRepurchase(
  view: RepurchaseView,
  labels: RepurchaseLabels,
): readonly TableData[] {
  return [
    figureTable(view, labels),
    mediansTable(view, labels),
    curveTable(view, labels),
    gapTable(view, labels),
    groupTable(view, labels),
    logRankTable(view, labels),
    stepTable(view, labels),
    lateTable(view, labels),
  ];
}
