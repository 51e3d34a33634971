import { isWorthSaying } from '../../core/caveats.ts';
import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Insight } from '../../core/spec/screen.ts';
import type { OverviewLabels } from './labels/en.ts';
import { existingShare, repeatShare, type OverviewView } from './view.ts';

/** How many sentences a manager reads on a Monday. */
const shown = 3;

/**
 * Sentences worth knowing, the first three that apply: concentration, what existing customers
 * bring, revenue nobody is known for, repeat purchases, growth.
 */
export function insightsOf(
  view: OverviewView,
  context: ScreenContext<OverviewLabels>,
): readonly Insight[] {
  return [concentration, existing, guests, repeaters, growth]
    .map((insight) => insight(view, context))
    .filter((insight) => insight !== null)
    .slice(0, shown);
}

type Write = (view: OverviewView, context: ScreenContext<OverviewLabels>) => Insight | null;

const concentration: Write = (view, { labels, formats }) => {
  const share = ratio(Number(view.best.revenue), Number(view.bought.revenue));
  if (share === null || share <= 0 || view.bought.customers < 100) return null;
  return {
    title: labels.concentrationTitle(
      formats.value('share', view.params.top / 100),
      formats.value('share', share),
    ),
    text: labels.concentrationText(
      formats.value('integer', view.best.customers),
      formats.value('moneyAverage', ratio(Number(view.best.revenue), view.best.customers)),
    ),
    page: 'rfm',
    linkLabel: labels.concentrationLink,
  };
};

const existing: Write = (view, { labels, formats }) => {
  const share = existingShare(view.now);
  if (share === null) return null;
  const before = view.before ? existingShare(view.before) : null;
  return {
    title: labels.existingTitle(formats.value('share', share)),
    text:
      before !== null && view.comparison
        ? labels.existingText(
            formats.value('share', before),
            formats.range(view.comparison.from, view.comparison.to),
          )
        : labels.existingTextAlone,
    page: null,
    linkLabel: null,
  };
};

const guests: Write = (view, { labels, formats }) => {
  const { guest } = view.now.byKind;
  const share = ratio(Number(guest.revenue), Number(view.now.revenue));
  if (!isWorthSaying(share)) return null;
  return {
    title: labels.guestTitle(formats.value('share', share)),
    text: labels.guestText(formats.short('money', guest.revenue)),
    page: 'health',
    linkLabel: labels.guestLink,
  };
};

const repeaters: Write = (view, { labels, formats }) => {
  const share = repeatShare(view.now);
  if (share === null) return null;
  return {
    title: labels.repeatTitle(formats.value('share', share)),
    text: labels.repeatText[view.params.repeats](formats.value('integer', view.now.repeaters)),
    page: null,
    linkLabel: null,
  };
};

const growth: Write = (view, { labels, formats }) => {
  const { now, before } = view;
  if (!before || before.revenue <= 0n || before.customers === 0 || before.orders === 0) return null;
  const change = (after: number, earlier: number): string => formats.change(after / earlier - 1);
  return {
    title: labels.growthTitle(change(Number(now.revenue), Number(before.revenue))),
    text: labels.growthText(
      change(now.customers, before.customers),
      change(now.orders, before.orders),
    ),
    page: null,
    linkLabel: null,
  };
};
