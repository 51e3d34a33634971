import {
  hasMeasure,
  kindText,
  readField,
  readMeasure,
  readSort,
  sortTexts,
} from '../../analyses/explore-shelves.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import type { Shelved } from './edits.ts';

/** What refers to the shelves: the measure and column that rows are sorted by, and the closed groups. */
export interface Referring {
  readonly sort: readonly string[];
  readonly closed: readonly string[];
}

/**
 * What is left of it once the shelves have changed. The sort follows its measure to its new place and
 * goes with it, or with the column that it names; closed groups go with the fields that they are of.
 */
export function afterEdit(
  before: Shelved,
  after: Shelved,
  { sort, closed }: Referring,
  model: ModelInfo,
): Referring {
  return {
    sort: sortAfter(before, after, sort, model),
    closed: startsAlike(kinds(before.rows), kinds(after.rows)) ? closed : [],
  };
}

function sortAfter(
  before: Shelved,
  after: Shelved,
  texts: readonly string[],
  model: ModelInfo,
): readonly string[] {
  const sort = readSort(texts);
  if (!sort) return [];
  const measure = counted(before.measures, model)[sort.measure];
  const place = measure === undefined ? -1 : counted(after.measures, model).indexOf(measure);
  const [then, now] = [kinds(before.columns), kinds(after.columns)];
  const isThere = sort.column.every((_, depth) => then[depth] === now[depth]);
  return place < 0 || !isThere ? [] : sortTexts({ ...sort, measure: place });
}

/** The measures that places of a sort count: those that the data have. */
function counted(texts: readonly string[], model: ModelInfo): readonly string[] {
  return [...new Set(texts)].filter((text) => {
    const measure = readMeasure(text);
    return measure !== null && hasMeasure(measure, model);
  });
}

function kinds(texts: readonly string[]): readonly string[] {
  return texts.map((text) => {
    const field = readField(text);
    return field ? kindText(field.on) : text;
  });
}

/** Whether one list goes on where the other ends, so that paths along the shorter one stay. */
function startsAlike(left: readonly string[], right: readonly string[]): boolean {
  return left.every((one, place) => place >= right.length || one === right[place]);
}
