import type { DimensionInfo } from '../model/info.ts';
import { faultsOf, readSegmentRules, writeSegmentRules } from '../model/rfm-segment-rules.ts';
import type { SegmentRules } from '../model/rfm-segments.ts';
import { readRule, writeRule } from '../segment/rule-text.ts';
import type { Rule } from '../segment/rule.ts';
import { isDay } from '../sql/index.ts';

/**
 * One parameter of an analysis. A descriptor is the only declaration: the form, the validation, the
 * URL and the documentation table are made from it.
 */
export type Descriptor<T> = [T] extends [boolean]
  ? FlagParam
  : [T] extends [string]
    ? ChoiceParam<T> | DayParam | DimensionParam | TextParam
    : [T] extends [number]
      ? NumberParam
      : [T] extends [readonly string[]]
        ? ListParam
        : [T] extends [readonly number[]]
          ? CutsParam
          : [T] extends [SegmentRules]
            ? SegmentsParam
            : [T] extends [Rule]
              ? RuleParam
              : never;

/** One of a fixed set of names. */
export interface ChoiceParam<T extends string> {
  readonly kind: 'choice';
  readonly options: readonly T[];
  readonly initial: T;
  /** Those of the options that are definitions of one and the same number, which people argue about. */
  readonly definitions?: readonly T[];
  /** What the data must have for an option to be offered; nothing where it is left out. */
  readonly needs?: Readonly<Partial<Record<T, readonly Needed[]>>>;
  readonly only?: OnlyWhere;
}

/** What not all data have. */
export type Needed = 'hasMargin' | 'hasServiceCost';

/** A whole number or a decimal within bounds. */
export interface NumberParam {
  readonly kind: 'number';
  readonly minimum: number;
  readonly maximum: number;
  readonly integer: boolean;
  readonly initial: number;
  readonly only?: OnlyWhere;
}

/** On or off. */
export interface FlagParam {
  readonly kind: 'flag';
  readonly initial: boolean;
}

/** Beyond it, what a cut-point comes to in minor units is no longer exact. */
const largestCut = 1e15;

/** Ascending cut-points, within `largestCut` of zero; where the initial list is empty, an empty list means "from the data". */
export interface CutsParam {
  readonly kind: 'cuts';
  readonly length: number;
  readonly initial: readonly number[];
  readonly only?: OnlyWhere;
}

/** Rules that name every cell of scores: a partition of the 125 cells. */
export interface SegmentsParam {
  readonly kind: 'segments';
  readonly initial: SegmentRules;
}

/** The rule of a segment. */
export interface RuleParam {
  readonly kind: 'rule';
  readonly initial: Rule;
}

/** Any text of so many characters, such as a name: nothing around it, and no signs that control anything. */
export interface TextParam {
  readonly kind: 'text';
  readonly most: number;
  readonly initial: string;
}

/**
 * Several texts, in an order that means something. Which ones, the analysis knows; those that name
 * dimensions are written as `dimensionValue` does.
 */
export interface ListParam {
  readonly kind: 'list';
  readonly most: number;
  /** Whether the text at a place of the list may stand there. */
  readonly accepts: (text: string, place: number, texts: readonly string[]) => boolean;
  readonly initial: readonly string[];
}

/** A parameter only matters where another one has this value. */
export interface OnlyWhere {
  readonly name: string;
  readonly is: string;
}

/** A calendar day; where the initial one is empty, an empty one means "from the data". */
export interface DayParam {
  readonly kind: 'day';
  readonly initial: string;
  readonly only?: OnlyWhere;
}

/**
 * What rows are told apart by: one of the analysis' own names, or a dimension of the data, written
 * `dimension:<id>`. Which dimensions there are, only the data know; see `dimensionOf`.
 */
export interface DimensionParam {
  readonly kind: 'dimension';
  readonly options: readonly string[];
  /** Which dimensions are offered: those of lines, of customers, or both. */
  readonly offers: readonly DimensionInfo['source'][];
  readonly initial: string;
  readonly only?: OnlyWhere;
}

export type ParamValue =
  string | number | boolean | readonly number[] | readonly string[] | SegmentRules | Rule;
export type AnyDescriptor =
  | ChoiceParam<string>
  | NumberParam
  | FlagParam
  | CutsParam
  | DayParam
  | DimensionParam
  | SegmentsParam
  | RuleParam
  | TextParam
  | ListParam;

/** The declaration of all parameters of an analysis. */
export type Params<P> = { readonly [K in keyof P]: Descriptor<P[K]> };

/** The same, where the analysis is not known statically. */
export type AnyParams = Readonly<Record<string, AnyDescriptor>>;
export type ParamValues = Readonly<Record<string, ParamValue>>;

/** Every parameter at its default. */
export function initialParams<P>(params: Params<P>): P {
  return Object.fromEntries(
    descriptors(params).map(([name, descriptor]) => [name, descriptor.initial]),
  ) as P;
}

/** The declarations with their names, in the order in which they were written. */
export function descriptors(params: object): readonly (readonly [string, AnyDescriptor])[] {
  return Object.entries(params as AnyParams);
}

/** The text of a value in a URL. */
export function encodeParam(value: ParamValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object') return String(value);
  if ('kind' in value) return writeRule(value);
  return isRules(value) ? writeSegmentRules(value) : value.map(encodeItem).join('~');
}

/** The value of a text from a URL, or null where the descriptor does not allow it. */
export function decodeParam(descriptor: AnyDescriptor, text: string): ParamValue | null {
  switch (descriptor.kind) {
    case 'choice':
      return descriptor.options.includes(text) ? text : null;
    case 'flag':
      return text === 'yes' ? true : text === 'no' ? false : null;
    case 'day':
      return isDay(text) || (text === '' && descriptor.initial === '') ? text : null;
    case 'dimension':
      return descriptor.options.includes(text) || /^dimension:.{1,200}$/u.test(text) ? text : null;
    case 'number': {
      const value = readNumber(text);
      if (value === null || value < descriptor.minimum || value > descriptor.maximum) return null;
      return descriptor.integer && !Number.isInteger(value) ? null : value;
    }
    case 'segments': {
      const rules = readSegmentRules(text);
      return rules && faultsOf(rules).length === 0 ? rules : null;
    }
    case 'rule':
      return readRule(text);
    case 'text':
      return isText(text, descriptor.most) ? text : null;
    case 'list': {
      const texts = text === '' ? [] : text.split('~').map(decodeItem);
      if (texts.length > descriptor.most) return null;
      const known = texts.filter((one) => one !== null);
      if (known.length !== texts.length) return null;
      return known.every((one, place) => descriptor.accepts(one, place, known)) ? known : null;
    }
    case 'cuts': {
      if (text === '') return descriptor.initial.length === 0 ? [] : null;
      const values = text.split('~').map(readNumber);
      const numbers = values.filter((value) => value !== null);
      if (numbers.some((value) => Math.abs(value) > largestCut)) return null;
      if (numbers.length !== values.length || numbers.length !== descriptor.length) return null;
      return numbers.every((value, index) => index === 0 || value >= (numbers[index - 1] ?? value))
        ? numbers
        : null;
    }
  }
}

/** Whether a text may be the value of a `TextParam`. */
function isText(text: string, most: number): boolean {
  return text.length <= most && text === text.trim() && !/[\u0000-\u001f\u007f-\u009f]/.test(text);
}

/** An item of a list, in which `~` ends it and `!` introduces what stands for itself. */
function encodeItem(item: number | string): string {
  return String(item).replaceAll('!', '!!').replaceAll('~', '!-');
}

function decodeItem(text: string): string | null {
  if (/^(?:[^!]|!!|!-)+$/su.test(text))
    return text.replace(/!([!-])/g, (_, sign: string) => (sign === '!' ? '!' : '~'));
  return null;
}

function isRules(value: readonly (number | string)[] | SegmentRules): value is SegmentRules {
  return typeof value[0] === 'object';
}

/** The dimension that the value of a `DimensionParam` names; null for a name of the analysis' own. */
export function dimensionOf(
  value: string,
  { dimensions }: { readonly dimensions: readonly DimensionInfo[] },
): DimensionInfo | null {
  return dimensions.find(({ id }) => value === dimensionValue(id)) ?? null;
}

/** The dimension that an item of a list names, whatever is said of it behind `^`; null where it names none. */
export function dimensionNamed(item: string): string | null {
  return /^dimension:(.{1,200}?)(?:\^\d{1,4})?$/su.exec(item)?.[1] ?? null;
}

/** The value of a `DimensionParam` that names a dimension. */
export function dimensionValue(id: string): string {
  return `dimension:${id}`;
}

/** The options of a choice that the data allow. */
export function offeredOptions(
  { options, needs }: ChoiceParam<string>,
  data: Readonly<Record<Needed, boolean>>,
): readonly string[] {
  return options.filter((option) => (needs?.[option] ?? []).every((needed) => data[needed]));
}

/** Whether a parameter matters, given the values of the others. */
export function matters(descriptor: AnyDescriptor, values: ParamValues): boolean {
  const only = 'only' in descriptor ? descriptor.only : undefined;
  return only === undefined || values[only.name] === only.is;
}

/** Whether two values of a parameter are the same. */
export function sameParam(left: ParamValue | undefined, right: ParamValue): boolean {
  return left !== undefined && encodeParam(left) === encodeParam(right);
}

function readNumber(text: string): number | null {
  if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
