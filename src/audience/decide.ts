import type { AudiencePlan, DropReason } from '../core/audience/plan.ts';
import { dropReasons } from '../core/audience/plan.ts';
import type { Barred } from './barred.ts';
import { keysOf } from './identifiers.ts';
import type { Layout } from './layout.ts';
import type { Readings } from './readings.ts';
import type { People } from './types.ts';

/** What becomes of a person on a platform. */
export type Outcome = 'out' | 'staying' | DropReason;

const outcomes: readonly Outcome[] = ['out', 'staying', ...dropReasons];

/** What became of all people on one platform. */
export class Decisions {
  /** Places in `outcomes`. */
  readonly #outcomes: Uint8Array;
  identified = 0;

  constructor(
    readonly layout: Layout,
    readonly size: number,
  ) {
    this.#outcomes = new Uint8Array(size);
  }

  set(row: number, outcome: Outcome): void {
    this.#outcomes[row] = outcomes.indexOf(outcome);
  }

  isOut(row: number): boolean {
    return this.#outcomes[row] === 0;
  }

  is(row: number, outcome: Outcome): boolean {
    return this.#outcomes[row] === outcomes.indexOf(outcome);
  }

  count(outcome: Outcome): number {
    const place = outcomes.indexOf(outcome);
    let count = 0;
    for (const one of this.#outcomes) count += Number(one === place);
    return count;
  }
}

/** Who decides about people, one after another. */
export interface Decider {
  decide(row: number): void;
  readonly decisions: readonly Decisions[];
}

/**
 * Decides about each person, for every platform at once, in the order of the reasons: no consent, bought
 * lately, excluded, no identifier, a duplicate, suppressed. A duplicate is somebody all of whose
 * identifiers an earlier person has; whoever adds one is a row of their own. To remove are those without
 * consent and those who are suppressed; the others stay.
 */
export function openDecider(
  plan: AudiencePlan,
  people: People,
  readings: Readings,
  layouts: readonly Layout[],
  barred: Barred,
): Decider {
  const decisions = layouts.map((layout) => new Decisions(layout, people.size));
  const seen = layouts.map(() => new Set<string>());
  const isRemoval = plan.purpose === 'remove';

  /** The reason that stands before any platform. */
  const firstReason = (row: number): Outcome | null => {
    if (isRemoval) return barred.lacksConsent(row) || barred.isSuppressed(row) ? null : 'staying';
    if (barred.lacksConsent(row)) return 'noConsent';
    if (plan.withoutBuyersOfDays !== null && people.isRecent(row)) return 'recentBuyer';
    return plan.without.length > 0 && people.isExcluded(row) ? 'excluded' : null;
  };

  return {
    decisions,
    decide(row) {
      const first = firstReason(row);
      decisions.forEach((decided, place) => {
        const keys = keysOf(decided.layout, readings, row);
        if (keys.length > 0) decided.identified++;
        if (first !== null) decided.set(row, first);
        else if (keys.length === 0) decided.set(row, 'noIdentifier');
        else if (!addsTo(seen[place], keys)) decided.set(row, 'duplicate');
        else if (!isRemoval && barred.isSuppressed(row)) decided.set(row, 'suppressed');
      });
    },
  };
}

/** Whether any of a person's identifiers is new; from now on none of them is. */
function addsTo(seen: Set<string> | undefined, keys: readonly string[]): boolean {
  const before = seen?.size ?? 0;
  for (const key of keys) seen?.add(key);
  return (seen?.size ?? 0) > before;
}
