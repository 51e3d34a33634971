import type { CustomerGroupKind } from '../model/customer-groups.ts';
import type { SegmentId } from '../model/rfm-segments.ts';
import type { Standing } from '../model/tiers.ts';

/** The words for groups of customers that the app itself makes: the same on every screen. */
export interface CustomerGroupWords {
  readonly tier: Readonly<Record<Standing, string>>;
  readonly segment: Readonly<Record<SegmentId, string>>;
  /** A kind of groups as an option of a choice, and inside a sentence. */
  readonly options: Readonly<Record<CustomerGroupKind, string>>;
  readonly kinds: Readonly<Record<CustomerGroupKind, string>>;
  /** How the groups of a kind are made, for "How is this counted?". */
  readonly definitions: Readonly<
    Record<CustomerGroupKind, { readonly term: string; readonly text: string }>
  >;
}

export const customerGroups: CustomerGroupWords = {
  tier: {
    top: 'Top 1%',
    big: 'Big 4%',
    medium: 'Medium 15%',
    small: 'Small 80%',
    inactive: 'Inactive',
    never: 'Only refunded',
  },
  segment: {
    champions: 'Champions',
    loyal: 'Loyal',
    potentialLoyalists: 'Potential loyalists',
    new: 'New',
    promising: 'Promising',
    needAttention: 'Need attention',
    aboutToSleep: 'About to sleep',
    cantLoseThem: 'Can’t lose them',
    atRisk: 'At risk',
    hibernating: 'Hibernating',
    lost: 'Lost',
  },
  options: { tier: 'Pyramid tier', segment: 'RFM segment' },
  kinds: { tier: 'pyramid tier', segment: 'RFM segment' },
  definitions: {
    tier: {
      term: 'Pyramid tier',
      text: 'As in the pyramid: customers with a purchase in the twelve months up to the as-of date, by net revenue in them. Top is the first 1%, Big the next 4%, Medium the next 15%, Small the rest. Inactive: bought, but not in these months.',
    },
    segment: {
      term: 'RFM segment',
      text: 'As in RFM before anything is changed there: equal values together, purchase days, net revenue, and the default rules of the eleven segments.',
    },
  },
};
