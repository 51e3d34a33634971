import { columnFor, type SourcePlan } from '../../core/model/plan.ts';
import type { DateRecipe, NumberRecipe } from '../../core/model/recipe.ts';
import { isStripped, stageColumns } from '../../core/model/stage-columns.ts';
import { hasByteMarks } from './record-cutter.ts';

/** Whether a source can be read as plain lines at all; its cells then decide whether it is. */
export function canBePlain(source: SourcePlan): boolean {
  const { date, numbers, discounts, refunded } = stageColumns(source);
  return (
    columnFor(source, 'order') !== null &&
    columnFor(source, 'originalOrder') === null &&
    discounts.length <= 1 &&
    !(discounts.length > 0 && columnFor(source, 'amount')) &&
    refunded === null &&
    source.leaveOut === undefined &&
    !source.columns.some((column) => column.perOrder) &&
    source.refunds.kind === 'negativeOnly' &&
    source.totalLabels.length === 0 &&
    (date.recipe as DateRecipe).order === 'ymd' &&
    numbers.every((column) => (column.recipe as NumberRecipe).decimalMark === '.') &&
    !source.columns.some(isStripped) &&
    hasByteMarks(source.dialect)
  );
}
