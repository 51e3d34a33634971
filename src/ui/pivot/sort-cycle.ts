/** Which way rows are sorted by a column. */
export type Direction = 'ascending' | 'descending';

/** How rows are sorted by a column, from the sort in force; null where they are sorted by another. */
export function directionOf(
  sort: readonly string[],
  sortTexts: readonly string[],
): Direction | null {
  if (sort.length === 0) return null;
  if (isSame(sort, sortTexts)) return 'descending';
  return isSame(sort, upwards(sortTexts)) ? 'ascending' : null;
}

/** What a click on a column's head makes of the sort: downwards, then upwards, then none. */
export function nextSort(sort: readonly string[], sortTexts: readonly string[]): readonly string[] {
  const direction = directionOf(sort, sortTexts);
  if (direction === null) return sortTexts;
  return direction === 'descending' ? upwards(sortTexts) : [];
}

function upwards(sortTexts: readonly string[]): readonly string[] {
  const at = sortTexts.indexOf('desc');
  return sortTexts.map((text, place) => (place === at ? 'asc' : text));
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((text, place) => text === right[place]);
}
