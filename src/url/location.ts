import type { AppError } from '../core/error.ts';
import { decodeView, encodeView } from '../core/spec/codec.ts';
import { noFilters, type ViewState } from '../core/spec/filters.ts';

/** The page that is shown where the address names none. */
export const startPage: ViewState = { page: '', params: {}, filters: noFilters };

/**
 * The view of an address. It stands in the hash fragment, which browsers never send to a server:
 * `https://…/#/rfm?v=1&frequency=orders`.
 */
export function readLocation(hash: string): {
  readonly view: ViewState;
  /** Whether the link was made from the sample shop, which can be opened without a file. */
  readonly sample: boolean;
  readonly notices: readonly AppError[];
} {
  const text = hash.replace(/^#?\/?/, '');
  if (text === '') return { view: startPage, sample: false, notices: [] };
  const { value, notices } = decodeView(text);
  const { data, ...params } = value.params;
  return { view: { ...value, params }, sample: data === 'sample', notices };
}

/** The hash fragment of a view. */
export function writeLocation(view: ViewState, sample: boolean): string {
  if (view.page === '') return '#/';
  return `#/${encodeView(sample ? { ...view, params: { ...view.params, data: 'sample' } } : view)}`;
}
