import type { AppError } from '../core/error.ts';
import { decodeView, encodeView } from '../core/spec/codec.ts';
import { noFilters, type ViewState } from '../core/spec/filters.ts';
import { isPacked, lengthInAddress, pack, unpack } from './packed.ts';

/** The page that is shown where the address names none. */
export const startPage: ViewState = { page: '', params: {}, filters: noFilters };

/** A view that is longer in an address is packed: mail and chat programs cut links at 2,000 characters. */
const mostReadable = 1200;
/** What a link may take, with the site's own address before it. */
const mostSent = 1_940;
/** Longer text than this is no link: not looked at, so that it cannot hold up the page. */
const mostText = 200_000;
/** Of more remarks than this on one link nobody reads the rest. */
const mostNotices = 8;

/** What an address says. */
export interface Located {
  readonly view: ViewState;
  /** Whether the link was made from the sample shop, which can be opened without a file. */
  readonly sample: boolean;
  readonly notices: readonly AppError[];
}

/**
 * The view of an address. It stands in the hash fragment, which browsers never send to a server:
 * `https://…/#/rfm?v=1&frequency=orders`, or packed, `https://…/#/~z1…`. Never throws: what cannot be
 * read becomes a notice.
 */
export function readLocation(hash: string): Located {
  const text = hash.replace(/^#?\/?/, '');
  if (text === '') return { view: startPage, sample: false, notices: [] };
  const readable = isPacked(text) ? unpack(text) : text;
  if (readable === null || readable.length > mostText)
    return { view: startPage, sample: false, notices: [{ code: 'view.damaged', detail: {} }] };
  const { value, notices } = decodeView(readable);
  const { data, ...params } = value.params;
  return {
    view: { ...value, params },
    sample: data === 'sample',
    notices: notices.slice(0, mostNotices),
  };
}

/** The hash fragment of a view: one text for one view, readable unless it is long. */
export function writeLocation(view: ViewState, sample: boolean): string {
  if (view.page === '') return '#/';
  const text = encodeView(sample ? { ...view, params: { ...view.params, data: 'sample' } } : view);
  return `#/${lengthInAddress(text) > mostReadable ? pack(text) : text}`;
}

/** Whether an address is short enough to arrive wherever it is sent. */
export function fitsLink(hash: string): boolean {
  return lengthInAddress(hash) <= mostSent;
}
