import type { AppError } from '../error.ts';
import { readSet, setText, type Decoded } from '../spec/codec.ts';
import type { CustomerSet, ViewState } from '../spec/filters.ts';
import {
  audienceFields,
  valueBases,
  type AudienceField,
  type AudiencePlan,
  type Consent,
  type FieldSource,
  type Split,
} from './plan.ts';
import { armText, readArm } from './split-text.ts';
import { joinTexts, splitTexts } from './text-list.ts';

/** The page that exports the customers of its filters. */
export const audiencePage = 'audiences';

/** An export of which nothing is chosen yet. */
export const initialPlan: AudiencePlan = {
  platforms: [],
  isHashed: false,
  country: null,
  sources: {},
  consent: null,
  purpose: 'add',
  withoutBuyersOfDays: null,
  without: [],
  value: 'none',
  split: null,
};

/** Days that may be left out at most: ten years. */
export const mostBuyerDays = 3650;
/** Groups that a split may have. */
export const mostArms = 10;
/** Seeds are whole numbers from 0 to this. */
export const largestSeed = 2 ** 31 - 1;

type Params = ViewState['params'];

/**
 * The parameters of the page: `to=meta~line`, `hash=yes`, `country=TW`, `map=email=contact:email_2`,
 * `consent=contact:consent` or `consent=said:…`, `yes=是`, `buyers=30`, `without=…`, `value=net`,
 * `purpose=remove`, `split=80:A~20:B~10*control`, `experiment=…`, `seed=7`, `strata=tier`. Defaults are
 * left out. Nothing in them is a person, unless somebody writes one into a statement.
 */
export function writePlan(plan: AudiencePlan): Params {
  const pairs: readonly (readonly [string, string | null])[] = [
    ['to', plan.platforms.length === 0 ? null : joinTexts(plan.platforms)],
    ['hash', plan.isHashed ? 'yes' : null],
    ['country', plan.country],
    ['map', mapText(plan.sources)],
    ...consentPairs(plan.consent),
    ['purpose', plan.purpose === 'add' ? null : plan.purpose],
    ['buyers', plan.withoutBuyersOfDays === null ? null : String(plan.withoutBuyersOfDays)],
    ['without', plan.without.length === 0 ? null : joinTexts(plan.without.map(setText))],
    ['value', plan.value === 'none' ? null : plan.value],
    ...splitPairs(plan.split),
  ];
  return Object.fromEntries(pairs.flatMap(([key, text]) => (text === null ? [] : [[key, text]])));
}

/** Reads the parameters; what can not be read stays at its default and becomes a notice. */
export function readPlan(params: Params): Decoded<AudiencePlan> {
  const notices: AppError[] = [];
  const used = new Set<string>();
  const read = <T>(key: string, initial: T, parse: (text: string) => T | null): T => {
    used.add(key);
    const text = params[key];
    if (text === undefined) return initial;
    const value = parse(text);
    if (value === null)
      notices.push({ code: 'view.badValue', detail: { key, value: text.slice(0, 60) } });
    return value ?? initial;
  };
  const value: AudiencePlan = {
    platforms: read('to', initialPlan.platforms, readPlatforms),
    isHashed: read('hash', false, (text) => (text === 'yes' ? true : text === 'no' ? false : null)),
    country: read<string | null>('country', null, (text) =>
      /^[A-Z]{2}$/.test(text) ? text : null,
    ),
    sources: read('map', initialPlan.sources, readMap),
    consent: withYes(
      read<Consent | null>('consent', null, readConsent),
      read<readonly string[] | null>('yes', null, splitTexts),
    ),
    purpose: read('purpose', 'add', (text) => (text === 'add' || text === 'remove' ? text : null)),
    withoutBuyersOfDays: read<number | null>('buyers', null, (text) =>
      wholeNumber(text, 1, mostBuyerDays),
    ),
    without: read('without', initialPlan.without, (text) => readSets(text, notices)),
    value: read('value', 'none', (text) => valueBases.find((basis) => basis === text) ?? null),
    split: readSplit(read),
  };
  for (const key of Object.keys(params))
    if (!used.has(key))
      notices.push({ code: 'view.unknownKey', detail: { key: key.slice(0, 60) } });
  return { value, notices };
}

type Read = <T>(key: string, initial: T, parse: (text: string) => T | null) => T;

function readPlatforms(text: string): readonly string[] | null {
  const ids = splitTexts(text);
  return ids?.every((one) => /^[A-Za-z][A-Za-z0-9]{0,29}$/.test(one)) ? [...new Set(ids)] : null;
}

function mapText(sources: AudiencePlan['sources']): string | null {
  const items = audienceFields.flatMap((field) => {
    const source = sources[field];
    return source === undefined ? [] : [`${field}=${source}`];
  });
  return items.length === 0 ? null : joinTexts(items);
}

function readMap(text: string): AudiencePlan['sources'] | null {
  const sources: Partial<Record<AudienceField, FieldSource>> = {};
  for (const item of splitTexts(text) ?? ['']) {
    const at = item.indexOf('=');
    const field = audienceFields.find((name) => name === item.slice(0, Math.max(at, 0)));
    const source = item.slice(at + 1);
    if (!field || !isSource(source)) return null;
    sources[field] = source;
  }
  return sources;
}

/** Whether a text has the form of a source; an empty one is none. */
export function isSource(text: string): boolean {
  return /^(?:|customer|(?:family:|given:)?contact:.{1,200}|dimension:.{1,200})$/su.test(text);
}

function consentPairs(consent: Consent | null): readonly (readonly [string, string | null])[] {
  if (!consent) return [];
  if (consent.kind === 'statement') return [['consent', `said:${consent.text}`]];
  return [
    ['consent', consent.source],
    ['yes', consent.yes && joinTexts(consent.yes)],
  ];
}

function readConsent(text: string): Consent | null {
  if (text.startsWith('said:')) return { kind: 'statement', text: text.slice('said:'.length) };
  if (!/^(?:contact|dimension):/.test(text) || !isSource(text)) return null;
  return { kind: 'column', source: text, yes: null };
}

function withYes(consent: Consent | null, yes: readonly string[] | null): Consent | null {
  return consent?.kind === 'column' ? { ...consent, yes } : consent;
}

function readSets(text: string, notices: AppError[]): readonly CustomerSet[] | null {
  const sets: CustomerSet[] = [];
  for (const item of splitTexts(text) ?? ['']) {
    const read = readSet(item);
    if (!read.value) return null;
    notices.push(...read.notices);
    sets.push(read.value);
  }
  return sets;
}

function splitPairs(split: Split | null): readonly (readonly [string, string | null])[] {
  if (!split) return [];
  return [
    ['split', joinTexts(split.arms.map(armText))],
    ['experiment', split.name === '' ? null : split.name],
    ['seed', split.seed === 1 ? null : String(split.seed)],
    ['strata', split.strata.length === 0 ? null : joinTexts(split.strata)],
  ];
}

function readSplit(read: Read): Split | null {
  const arms = read<Split['arms'] | null>('split', null, (text) => {
    const found = (splitTexts(text) ?? []).map(readArm);
    const known = found.filter((arm) => arm !== null);
    const names = new Set(known.map(({ name }) => name));
    const isWhole = known.length === found.length && names.size === known.length;
    return isWhole && known.length >= 2 && known.length <= mostArms ? known : null;
  });
  const name = read('experiment', '', (text) => text);
  const seed = read('seed', 1, (text) => wholeNumber(text, 0, largestSeed));
  const strata = read<readonly string[]>('strata', [], (text) => {
    const found = splitTexts(text);
    return found?.every((one) => /^(?:tier|segment|dimension:.{1,200})$/su.test(one))
      ? found
      : null;
  });
  return arms && { name, seed, arms, strata };
}

function wholeNumber(text: string, least: number, most: number): number | null {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  return value >= least && value <= most ? value : null;
}
