import type { PivotColumn } from '../../core/spec/pivot.ts';

/** A head over one or more columns that are next to each other. */
export interface HeadSpan {
  readonly label: string;
  /** First column (included) and last (excluded). */
  readonly start: number;
  readonly end: number;
  /** How many levels of heads it is high: a total is as high as the fields that it adds up over. */
  readonly levels: number;
}

/**
 * The heads of every column field, outermost first. Columns of one value stand under one head; a
 * total stands under the values that it is the total of, and is called `total`.
 */
export function headSpans(
  columns: readonly PivotColumn[],
  fields: number,
  total: string,
): readonly (readonly HeadSpan[])[] {
  return Array.from({ length: fields }, (_, level) => {
    const spans: HeadSpan[] = [];
    let path = '';
    for (const [place, { heads, totalOver }] of columns.entries()) {
      const own = fields - totalOver;
      // A total of an outer level covers the levels inside.
      if (own < level) {
        path = '';
        continue;
      }
      const isTotal = own === level;
      const here = JSON.stringify([heads.slice(0, level + 1), isTotal]);
      const last = spans.at(-1);
      if (here === path && last) spans[spans.length - 1] = { ...last, end: place + 1 };
      else
        spans.push({
          label: isTotal ? total : (heads[level] ?? ''),
          start: place,
          end: place + 1,
          levels: isTotal ? totalOver : 1,
        });
      path = here;
    }
    return spans;
  });
}

/** The words over a column, outermost first, its measure last; nothing below the word of a total. */
export function headTexts(
  { heads, totalOver }: PivotColumn,
  measure: string,
  total: string,
): readonly string[] {
  const own = heads.length - totalOver;
  return [
    ...heads.map((head, level) => (level === own ? total : level < own ? head : '')),
    measure,
  ];
}
