import { sourceOf } from '../analyses/audience-sources.ts';
import { largestSeed, mostBuyerDays, readPlan } from '../core/audience/plan-params.ts';
import {
  valueBases,
  type AudiencePlan,
  type Consent,
  type Split,
  type SplitArm,
} from '../core/audience/plan.ts';
import { longestArmName } from '../core/audience/split-text.ts';
import { fail } from '../core/error.ts';
import type { ModelInfo } from '../core/model/info.ts';
import type { ViewState } from '../core/spec/filters.ts';

/** What the command line says of an export; null where it says nothing. */
export interface AudienceOptions {
  /** Ids of platforms. */
  readonly platforms: readonly string[];
  /** The header of the column that tells of consent. */
  readonly consent: string | null;
  readonly statement: string | null;
  /** Paths of suppression files. */
  readonly suppress: readonly string[];
  readonly country: string | null;
  readonly isHashed: boolean;
  /** As `A:80,B:20`. */
  readonly split: string | null;
  /** Names of groups that are held out. */
  readonly holdout: readonly string[];
  readonly seed: string | null;
  /** `tier`, `segment`, or headers of customers' columns. */
  readonly strata: readonly string[];
  readonly purpose: string | null;
  readonly excludeBuyers: string | null;
  readonly value: string | null;
}

/** The plan of an export: what the address says, where the options say nothing else. */
export function planOf(
  view: ViewState,
  options: AudienceOptions,
  model: Pick<ModelInfo, 'contacts' | 'dimensions'>,
): AudiencePlan {
  const { value: given } = view.page === 'audiences' ? readPlan(view.params) : readPlan({});
  const { country, purpose, excludeBuyers, value } = options;
  return {
    ...given,
    platforms: options.platforms,
    isHashed: options.isHashed || given.isHashed,
    country: country === null ? given.country : oneOf('--country', country, /^[A-Z]{2}$/),
    consent: consentOf(options, model) ?? known(given.consent, model),
    purpose: purpose === null ? given.purpose : named('--purpose', purpose, ['add', 'remove']),
    withoutBuyersOfDays:
      excludeBuyers === null
        ? given.withoutBuyersOfDays
        : whole('--exclude-buyers', excludeBuyers, 1, mostBuyerDays),
    value: value === null ? given.value : named('--value', value, valueBases),
    split: options.split === null ? given.split : splitOf(options.split, options, model),
  };
}

function consentOf(
  { consent, statement }: AudienceOptions,
  model: Pick<ModelInfo, 'contacts' | 'dimensions'>,
): Consent | null {
  if (statement !== null) return { kind: 'statement', text: statement };
  if (consent === null) return null;
  const contact = model.contacts.find(({ label }) => sameHeader(label, consent));
  const dimension = model.dimensions.find(({ label }) => sameHeader(label, consent));
  const source = contact
    ? `contact:${contact.id}`
    : dimension
      ? `dimension:${dimension.id}`
      : bad('--consent', consent);
  return { kind: 'column', source, yes: null };
}

/** Consent of an address; a column that these data do not have allows nothing. */
function known(
  consent: Consent | null,
  model: Pick<ModelInfo, 'contacts' | 'dimensions'>,
): Consent | null {
  return consent?.kind === 'column' && !sourceOf(consent.source, model) ? null : consent;
}

function splitOf(
  text: string,
  { holdout, seed, strata }: AudienceOptions,
  { dimensions }: Pick<ModelInfo, 'dimensions'>,
): Split {
  const arms = text.split(',').map((part): SplitArm => {
    const [, name = '', share = ''] = /^\s*(.+?)\s*:\s*(\d+(?:\.\d+)?)\s*$/u.exec(part) ?? [];
    if (name === '' || !(Number(share) > 0) || Array.from(name).length > longestArmName)
      bad('--split', part);
    return { name, share: Number(share), isHoldout: holdout.includes(name) };
  });
  if (arms.length < 2 || new Set(arms.map(({ name }) => name)).size < arms.length)
    bad('--split', text);
  for (const name of holdout) if (!arms.some((arm) => arm.name === name)) bad('--holdout', name);
  return {
    ...{ name: '', arms },
    seed: seed === null ? 1 : whole('--seed', seed, 0, largestSeed),
    strata: strata.map((one) => {
      if (one === 'tier' || one === 'segment') return one;
      const dimension = dimensions.find(({ label, source }) => {
        return source === 'customer' && sameHeader(label, one);
      });
      return dimension ? `dimension:${dimension.id}` : bad('--strata', one);
    }),
  };
}

function sameHeader(label: string, wanted: string): boolean {
  return label.trim().toLowerCase() === wanted.trim().toLowerCase();
}

function named<T extends string>(key: string, text: string, names: readonly T[]): T {
  return names.find((name) => name === text) ?? bad(key, text);
}

function oneOf(key: string, text: string, pattern: RegExp): string {
  return pattern.test(text) ? text : bad(key, text);
}

function whole(key: string, text: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  return value >= least && value <= most ? value : bad(key, text);
}

function bad(key: string, value: string): never {
  return fail('view.badValue', { key, value: value.slice(0, 60) });
}
