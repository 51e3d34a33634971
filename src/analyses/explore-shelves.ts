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
export { decimals, type Look } from './explore/look.ts';
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
export {
  exploreParams,
  mostFields,
  mostMeasures,
  shapes,
  type ExploreParams,
} from './explore/params.ts';
export { offeredShapes } from './explore/picture-shapes.ts';
export { hasAggregate, hasField, hasMeasure, shelvesOf } from './explore/shelves.ts';
export { readSort, sortTexts } from './explore/sort.ts';
export { shelvedFieldName } from './explore/describe.ts';
export { measureName } from './explore/names.ts';
export type { ExploreLabels } from './explore/labels/en.ts';
