import { fail, type AppError } from '../error.ts';
import { isDay } from '../sql/index.ts';
import type {
  Comparison,
  CustomerSet,
  DayRange,
  DimensionFilter,
  Filters,
  ViewState,
} from './filters.ts';
import { migrate, viewVersion } from './migrations.ts';

/** A decoded link: what was understood, and a notice for everything that was not. */
export interface Decoded<T> {
  readonly value: T;
  readonly notices: readonly AppError[];
}

const comparisons: readonly Comparison[] = ['previous', 'year', 'none'];
/** Sets within sets deeper than this are refused: no screen builds them. */
const deepestSet = 4;

/**
 * The text of a view, for a hash fragment: `rfm?v=1&frequency=orders&dates=2011-09-01..2011-11-30`.
 * Defaults are left out, keys are sorted, so the same view has one text.
 */
export function encodeView(view: ViewState): string {
  const { filters } = view;
  const pairs: [string, string][] = [['v', String(viewVersion)]];
  for (const [name, text] of Object.entries(view.params).sort(byKey))
    pairs.push([name, escape(text)]);
  if (filters.dates) pairs.push(['dates', `${filters.dates.from}..${filters.dates.to}`]);
  if (filters.compare) pairs.push(['compare', filters.compare]);
  if (filters.asOf) pairs.push(['asof', filters.asOf]);
  for (const filter of filters.dimensions)
    pairs.push([
      `${filter.exclude ? 'not' : 'is'}.${escape(filter.dimension)}`,
      filter.values.map((value) => (value === null ? '' : escape(value))).join(','),
    ]);
  for (const set of filters.customers) pairs.push(['in', setText(set)]);
  for (const side of ['a', 'b'] as const) {
    const set = filters.sides?.[side];
    if (set) pairs.push([`in.${side}`, setText(set)]);
  }
  return `${escape(view.page)}?${pairs.map(([key, value]) => `${key}=${value}`).join('&')}`;
}

/** The text of a set of customers, as it stands in an address and in parameters. */
export function setText({ mark, view }: CustomerSet): string {
  return `${escape(mark)},${escape(encodeView(view))}`;
}

/** Reads the text of a set that stands inside `depth` others; null for what is none. */
export function readSet(text: string, depth = 0): Decoded<CustomerSet | null> {
  const [mark, view] = splitOnce(text, ',').map(unescape);
  if (!mark || !view || depth >= deepestSet) return { value: null, notices: [] };
  const { value, notices } = decodeView(view, depth + 1);
  return { value: { mark, view: value }, notices };
}

/** Reads a view; never throws. Unknown keys, broken values and later versions become notices. */
export function decodeView(text: string, depth = 0): Decoded<ViewState> {
  const notices: AppError[] = [];
  const [rawPage = '', query = ''] = splitOnce(text, '?');
  const page = unescape(rawPage) ?? '';
  if (unescape(rawPage) === null)
    notices.push({ code: 'view.badValue', detail: { key: 'page', value: clip(rawPage) } });
  const params: Record<string, string> = Object.create(null) as Record<string, string>;
  let dates: DayRange | null = null;
  let compare: Comparison | null = null;
  let asOf: string | null = null;
  const dimensions: DimensionFilter[] = [];
  const customers: CustomerSet[] = [];
  const sides: { a: CustomerSet | null; b: CustomerSet | null } = { a: null, b: null };
  let version = viewVersion;
  const seen = new Set<string>();
  const refuse = (key: string, value: string): void => {
    notices.push({ code: 'view.badValue', detail: { key: clip(key), value: clip(value) } });
  };

  for (const pair of query.split('&').filter((part) => part !== '')) {
    const [key = '', raw = ''] = splitOnce(pair, '=');
    const value = unescape(raw);
    if (value === null) {
      refuse(key, raw);
      continue;
    }
    const dimension = /^(is|not)\.(.+)$/.exec(key);
    // Of filters and sets there may be several; of what can be said once, the first counts.
    if (!dimension && key !== 'in') {
      if (seen.has(key)) {
        notices.push({ code: 'view.repeatedKey', detail: { key: clip(key) } });
        continue;
      }
      seen.add(key);
    }
    if (key === 'v') {
      if (/^\d{1,4}$/.test(value) && Number(value) <= viewVersion) version = Number(value);
      else notices.push({ code: 'view.oldVersion', detail: { version: clip(value) } });
    } else if (key === 'dates') {
      dates = readRange(value);
      if (!dates) refuse(key, value);
    } else if (key === 'compare') {
      compare = comparisons.find((name) => name === value) ?? null;
      if (!compare) refuse(key, value);
    } else if (key === 'asof') {
      asOf = isDay(value) ? value : null;
      if (!asOf) refuse(key, value);
    } else if (dimension) {
      const filter = readDimension(dimension[1] === 'not', dimension[2] ?? '', raw);
      if (filter) dimensions.push(filter);
      else refuse(key, value);
    } else if (key === 'in' || key === 'in.a' || key === 'in.b') {
      const { value: set, notices: inner } = readSet(raw, depth);
      notices.push(...inner);
      if (!set) refuse(key, value);
      else if (key === 'in') customers.push(set);
      else sides[key === 'in.a' ? 'a' : 'b'] = set;
    } else params[key] = value;
  }
  const filters: Filters = {
    ...{ dates, compare, asOf, dimensions, customers },
    ...(sides.a || sides.b ? { sides } : {}),
  };
  return { value: migrate({ page, params: { ...params }, filters }, version), notices };
}

/** The filters as the URL text of one view, for comparing two states. */
export function sameFilters(left: Filters, right: Filters): boolean {
  return (
    encodeView({ page: 'x', params: {}, filters: left }) ===
    encodeView({ page: 'x', params: {}, filters: right })
  );
}

/** Keeps what a URL needs escaped, and leaves the rest readable, Chinese included. */
function escape(text: string): string {
  if (!text.isWellFormed()) fail('view.badValue', { key: 'text', value: '�' });
  return text
    .replace(/[^\p{L}\p{N}\-._~!$()*:@/ ]/gu, (character) =>
      // encodeURIComponent leaves the apostrophe, at which mail programs end a link.
      character === "'" ? '%27' : encodeURIComponent(character),
    )
    .replaceAll(' ', '+');
}

function unescape(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

function readRange(text: string): DayRange | null {
  const [from = '', to = ''] = splitOnce(text, '..');
  return isDay(from) && isDay(to) && from <= to ? { from, to } : null;
}

function readDimension(exclude: boolean, rawName: string, raw: string): DimensionFilter | null {
  const dimension = unescape(rawName);
  const values = raw.split(',').map((part) => (part === '' ? null : unescape(part)));
  if (!dimension) return null;
  return { dimension, exclude, values };
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** Notices show what was in the link, but not a novel. */
function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function byKey(left: readonly [string, string], right: readonly [string, string]): number {
  return left[0] < right[0] ? -1 : 1;
}
