/** What the shelves of an exploration hold and what it is called, for the page that fills them. */
export {
  binned,
  cycleParts,
  customerParts,
  fieldText,
  isOrdered,
  kindText,
  mostTop,
  readField,
  timeParts,
  visitParts,
  type Binned,
  type Field,
} from './explore/field.ts';
export {
  aggregates,
  comparisons,
  formulaNames,
  isAdditive,
  madeOf,
  measureText,
  readMeasure,
  type Comparing,
  type Measure,
} from './explore/measure.ts';
export { mostFields, mostMeasures, shapes, type ExploreParams } from './explore/params.ts';
export { hasAggregate, hasField, hasMeasure } from './explore/shelves.ts';
export { readSort, sortTexts } from './explore/sort.ts';
export { shelvedFieldName } from './explore/describe.ts';
export { measureName } from './explore/names.ts';
export type { ExploreLabels } from './explore/labels/en.ts';
