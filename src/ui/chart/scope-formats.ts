import type { ChartSpec } from './types.ts';

/**
 * A copy of a specification in which the format types `names` end in `_scope`. Vega keeps its
 * expression functions in one table for the whole page; two charts may both say `money` and mean
 * different currencies.
 */
export function scopeFormats(spec: ChartSpec, names: readonly string[], scope: string): ChartSpec {
  const own = new Set(names);
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, child]: [string, unknown]) => {
        if (key === 'formatType' && typeof child === 'string' && own.has(child))
          return [key, `${child}_${scope}`];
        return [key, visit(child)];
      }),
    );
  };
  return visit(spec) as ChartSpec;
}
