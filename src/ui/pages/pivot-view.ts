import { descriptors, type ParamValue } from '../../core/spec/params.ts';
import type { PivotView } from '../pivot/types.ts';

/** The sort and the closed groups of a pivot, for an analysis that has parameters of these names. */
export function pivotViewOf(
  declared: object,
  values: object,
  set: (name: string, value: ParamValue) => void,
): PivotView | undefined {
  const lists = new Map(
    descriptors(declared)
      .filter(([, { kind }]) => kind === 'list')
      .map(([name]) => [name, (values as Record<string, readonly string[]>)[name] ?? []]),
  );
  const [sort, closed] = [lists.get('sort'), lists.get('closed')];
  return sort && closed
    ? {
        ...{ sort, closed },
        onsort: (texts) => set('sort', texts),
        onclosed: (ids) => set('closed', ids),
      }
    : undefined;
}
