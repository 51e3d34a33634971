import type { AppError } from '../error.ts';
import type { Decoded } from '../spec/codec.ts';
import type { ViewState } from '../spec/filters.ts';
import {
  decodeParam,
  descriptors,
  encodeParam,
  sameParam,
  type Params,
  type ParamValue,
} from '../spec/params.ts';
import { corrections, readingModes, sideKinds } from './design.ts';
import {
  groupText,
  metricItem,
  readGroup,
  readMetricItem,
  readValues,
  valuesText,
} from './summary-items.ts';
import { cellsOf, type Summary, type SummaryMetric, type SummarySettings } from './summary.ts';

/** The page that reads a test from its sums. */
export const summariesPage = 'summaries';

/** As many groups and metrics at most. */
export const mostGroups = 10;
export const mostSummaryMetrics = 10;

/** The settings that typed sums and tables of persons share. */
export const settingParams: Params<SummarySettings> = {
  alpha: { kind: 'number', minimum: 0.1, maximum: 20, integer: false, initial: 5 },
  sides: { kind: 'choice', options: sideKinds, initial: 'two' },
  correction: { kind: 'choice', options: corrections, initial: 'holm' },
  mode: { kind: 'choice', options: readingModes, initial: 'fixed' },
  planned: { kind: 'number', minimum: 0, maximum: 1e9, integer: true, initial: 0 },
  adjust: { kind: 'flag', initial: true },
  drawn: { kind: 'flag', initial: true },
};

/** A summary as an address holds it: `groups=21306:No E-Mail~80*21307:B`, `metrics=share:Visits`. */
interface SummaryTexts extends SummarySettings {
  readonly question: string;
  readonly control: string;
  /** `weight*people:name`; a weight of 1 is left out, people who are not typed yet too. */
  readonly groups: readonly string[];
  /** `form` with `-` (less is better), `*` (guardrail), `+` (sums before exposure), then `:name`. */
  readonly metrics: readonly string[];
  /** One per group: metrics apart by `/`, their cells by `_`. */
  readonly values: readonly string[];
}

const name = { kind: 'text', most: 200, initial: '' } as const;
export const summaryParams: Params<SummaryTexts> = {
  question: name,
  control: name,
  groups: {
    ...{ kind: 'list', most: mostGroups, initial: [] },
    accepts: (text) => readGroup(text) !== null,
  },
  metrics: {
    ...{ kind: 'list', most: mostSummaryMetrics, initial: [] },
    accepts: (text) => readMetricItem(text) !== null,
  },
  values: {
    ...{ kind: 'list', most: mostGroups, initial: [] },
    accepts: (text) => readValues(text) !== null,
  },
  ...settingParams,
};

/** Reads parameters by their declarations; what cannot be read stays at its default and is said. */
export function readParams<P>(params: Params<P>, texts: ViewState['params']): Decoded<P> {
  const notices: AppError[] = [];
  const entries = descriptors(params).map(([key, descriptor]): [string, ParamValue] => {
    const text = texts[key];
    const value = text === undefined ? descriptor.initial : decodeParam(descriptor, text);
    if (value === null)
      notices.push({ code: 'view.badValue', detail: { key, value: (text ?? '').slice(0, 60) } });
    return [key, value ?? descriptor.initial];
  });
  const known = new Set(entries.map(([key]) => key));
  for (const key of Object.keys(texts))
    if (!known.has(key))
      notices.push({ code: 'view.unknownKey', detail: { key: key.slice(0, 60) } });
  return { value: Object.fromEntries(entries) as P, notices };
}

/** The texts of parameters; defaults are left out. */
export function writeParams<P extends object>(params: Params<P>, values: P): ViewState['params'] {
  const given = values as Readonly<Record<string, ParamValue>>;
  return Object.fromEntries(
    descriptors(params).flatMap(([key, { initial }]) => {
      const value = given[key] ?? initial;
      return sameParam(initial, value) ? [] : [[key, encodeParam(value)]];
    }),
  );
}

/** The summary of an address. */
export function readSummary(texts: ViewState['params']): Decoded<Summary> {
  const { value, notices } = readParams(summaryParams, texts);
  const { groups, metrics, values, ...rest } = value;
  const read = metrics.map(readMetricItem).filter((metric) => metric !== null);
  return {
    value: {
      ...rest,
      metrics: read,
      groups: groups.map(readGroup).flatMap((group, place) => {
        if (group === null) return [];
        const typed = readValues(values[place] ?? '') ?? [];
        return [{ ...group, values: read.map((metric, at) => fitted(typed[at] ?? [], metric)) }];
      }),
    },
    notices,
  };
}

/** The parameters of a summary. */
export function writeSummary(summary: Summary): ViewState['params'] {
  const { groups, metrics, ...rest } = summary;
  return writeParams(summaryParams, {
    ...rest,
    groups: groups.map(groupText),
    metrics: metrics.map(metricItem),
    values: groups.some(({ values }) => values.flat().some((value) => value !== null))
      ? groups.map(valuesText)
      : [],
  });
}

/** As many cells as the metric has. */
function fitted(
  typed: readonly (number | null)[],
  metric: SummaryMetric,
): readonly (number | null)[] {
  return cellsOf(metric).map((_, place) => typed[place] ?? null);
}

/** A table with two groups and one metric, all cells empty. */
export function emptySummary(names: readonly [string, string], metric: string): Summary {
  return {
    ...{ question: '', control: '', alpha: 5, sides: 'two', correction: 'holm', mode: 'fixed' },
    ...{ planned: 0, adjust: true, drawn: true },
    metrics: [
      { name: metric, form: 'share', goodWhen: 'up', isGuardrail: false, hasBefore: false },
    ],
    groups: names.map((own) => ({ name: own, weight: 1, n: null, values: [[null]] })),
  };
}
