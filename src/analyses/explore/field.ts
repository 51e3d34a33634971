import { dimensionValue } from '../../core/spec/params.ts';

/** Parts of a line's day: those that go on with time, and those that come again. */
export const timeParts = ['year', 'quarter', 'month', 'week', 'day'] as const;
export const cycleParts = [
  'quarterOfYear',
  'monthOfYear',
  'dayOfMonth',
  'weekday',
  'hour',
] as const;
export type TimePart = (typeof timeParts)[number];
export type CyclePart = (typeof cycleParts)[number];

/** What the app knows of the customer of a line, as of the view's last day. */
export const customerParts = ['tier', 'segment', 'firstMonth', 'recency'] as const;
export type CustomerPart = (typeof customerParts)[number];

/** What a line's purchase is to its customer: the first or a later one, and which. */
export const visitParts = ['visit', 'visitNumber'] as const;
export type VisitPart = (typeof visitParts)[number];

/** What is compared side by side: the dates with those before, two sets of customers. */
export const sideParts = ['comparedDates', 'comparedSets'] as const;
export type SidePart = (typeof sideParts)[number];

/** Numbers of a line, in steps of equal width. */
export const binned = ['amount', 'quantity'] as const;
export type Binned = (typeof binned)[number];

/** What lines are told apart by. */
export type FieldKind =
  | { readonly kind: 'dimension'; readonly id: string }
  | { readonly kind: 'product' }
  | { readonly kind: 'time'; readonly part: TimePart }
  | { readonly kind: 'cycle'; readonly part: CyclePart }
  | { readonly kind: 'customer'; readonly part: CustomerPart }
  | { readonly kind: 'visit'; readonly part: VisitPart }
  | { readonly kind: 'side'; readonly part: SidePart }
  /** `width` in units of the data: 100 pounds, 5 pieces. */
  | { readonly kind: 'bin'; readonly of: Binned; readonly width: number };

/** A field on a shelf: at most `top` of its values apart, the rest as one (null: all apart). */
export interface Field {
  readonly on: FieldKind;
  readonly top: number | null;
}

/** Names of the fields that need nothing more to be said. */
export const plainFields = [
  'product',
  ...timeParts,
  ...cycleParts,
  ...customerParts,
  ...visitParts,
  ...sideParts,
] as const;
export type PlainField = (typeof plainFields)[number];

/** More values than this are not "the top". */
export const mostTop = 1000;

/** The text of a field in a link: `month`, `dimension:country^10`, `bin:amount:50`. */
export function fieldText({ on, top }: Field): string {
  return top === null ? kindText(on) : `${kindText(on)}^${top}`;
}

/** The same without how many are shown apart: what a field is, whatever its settings. */
export function kindText(on: FieldKind): string {
  switch (on.kind) {
    case 'dimension':
      return dimensionValue(on.id);
    case 'product':
      return 'product';
    case 'bin':
      return `bin:${on.of}:${on.width}`;
    default:
      return on.part;
  }
}

/** The field of a text; null where it is none. Whether the data have its dimension is not asked. */
export function readField(text: string): Field | null {
  const [, counted, top] = /^(.+)\^([1-9]\d{0,3})$/su.exec(text) ?? [];
  const number = top === undefined ? null : Number(top);
  if (number !== null && number > mostTop) return null;
  const on = readKind(counted ?? text);
  return on && { on, top: number };
}

function readKind(text: string): FieldKind | null {
  const [, id] = /^dimension:(.{1,200})$/su.exec(text) ?? [];
  if (id !== undefined) return { kind: 'dimension', id };
  const [, of, width] = /^bin:([a-z]+):(\d{1,9}(?:\.\d{1,6})?)$/.exec(text) ?? [];
  const bin = binned.find((one) => one === of);
  if (bin) return Number(width) > 0 ? { kind: 'bin', of: bin, width: Number(width) } : null;
  if (text === 'product') return { kind: 'product' };
  return (
    partOf('time', timeParts, text) ??
    partOf('cycle', cycleParts, text) ??
    partOf('customer', customerParts, text) ??
    partOf('visit', visitParts, text) ??
    partOf('side', sideParts, text)
  );
}

function partOf<K extends string, P extends string>(
  kind: K,
  parts: readonly P[],
  text: string,
): { readonly kind: K; readonly part: P } | null {
  const part = parts.find((one) => one === text);
  return part === undefined ? null : { kind, part };
}

/** Whether the values of a field follow one another by themselves: periods, steps, tiers. */
export function isOrdered({ kind }: FieldKind): boolean {
  return kind !== 'dimension' && kind !== 'product';
}

/** How many steps of a field make a year, where it goes on with time and years have equally many. */
export function stepsPerYear(on: FieldKind): number | null {
  if (on.kind !== 'time') return null;
  const steps: Readonly<Record<TimePart, number | null>> = {
    ...{ year: 1, quarter: 4, month: 12 },
    ...{ week: null, day: null },
  };
  return steps[on.part];
}
