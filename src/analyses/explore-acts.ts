/** What can be done with a mark of an exploration, for the page that offers it. */
export { breakDown, keepOnly, leaveOut, markedKinds, type Drill } from './explore/drill.ts';
export { keptName } from './explore/describe.ts';
export { cellOfMark } from './explore/marks.ts';
export { markName } from './explore/names.ts';
export { nextFields, tellsApart } from './explore/next-field.ts';
export { plainValue } from './explore/values.ts';
export { kindOf } from './explore/kinds.ts';
export type { ExploreView } from './explore/view.ts';
export {
  keptOf,
  keysWithin,
  namesWithin,
  wholeField,
  type FieldValue,
} from './explore/field-values.ts';
export { readKept } from './explore/kept-text.ts';
export { mostKept } from './explore/params.ts';
