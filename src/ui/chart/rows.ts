import type { ChartSpec } from './types.ts';

/** Rows of a chart by the name of the data set they belong to. */
export type NamedRows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/**
 * Parts a specification from its rows: in the copy, data are only named. Compiling looks at the
 * marks alone, but would clone every row and whatever hangs on it.
 */
export function takeRows(spec: ChartSpec): { spec: ChartSpec; rows: NamedRows } {
  const rows: Record<string, NamedRows[string]> = {};
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, child]: [string, unknown]) => {
        if (key !== 'data' || !isInline(child)) return [key, visit(child)];
        const name = `rows-${Object.keys(rows).length}`;
        rows[name] = child.values;
        return [key, { name }];
      }),
    );
  };
  return { spec: visit(spec) as ChartSpec, rows };
}

/** How many rows there are, as a measure of how many marks they are drawn as. */
export function countRows(rows: NamedRows): number {
  return Object.values(rows).reduce((sum, { length }) => sum + length, 0);
}

function isInline(data: unknown): data is { readonly values: NamedRows[string] } {
  return (
    typeof data === 'object' && data !== null && 'values' in data && Array.isArray(data.values)
  );
}
