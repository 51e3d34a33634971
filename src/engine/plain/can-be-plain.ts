import { columnFor, type SourcePlan } from '../../core/model/plan.ts';
import type { DateRecipe, NumberRecipe } from '../../core/model/recipe.ts';
import { isStripped, stageColumns } from '../../core/model/stage-columns.ts';
import { hasByteMarks } from './record-cutter.ts';

/** Whether a source can be read as plain lines at all; its cells then decide whether it is. */
export function canBePlain(source: SourcePlan): boolean {
  const { date, numbers, discounts, refunded, orderNet, costs } = stageColumns(source);
  const recipe = date.recipe as DateRecipe;
  return (
    columnFor(source, 'order') !== null &&
    columnFor(source, 'originalOrder') === null &&
    discounts.length <= 1 &&
    !(discounts.length > 0 && columnFor(source, 'amount')) &&
    refunded === null &&
    orderNet === null &&
    costs.length === 0 &&
    source.leaveOut === undefined &&
    source.onlyCurrency === undefined &&
    source.days === undefined &&
    source.grain === undefined &&
    !source.columns.some((column) => column.perOrder) &&
    source.refunds.kind === 'negativeOnly' &&
    source.totalLabels.length === 0 &&
    recipe.order === 'ymd' &&
    recipe.rocYears !== true &&
    recipe.zone === undefined &&
    numbers.every((column) => (column.recipe as NumberRecipe).decimalMark === '.') &&
    !source.columns.some(isStripped) &&
    hasByteMarks(source.dialect)
  );
}
