import {
  intervalChart,
  intervalHeight,
  seriesBeside,
  type IntervalRow,
} from '../../core/chart/interval-chart.ts';
import { fewCustomers } from '../../core/caveats.ts';
import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Block } from '../../core/spec/screen.ts';
import { isOfPeople } from './fields.ts';
import type { SegmentLabels } from './labels/en.ts';
import { markOfTrait, traitTable } from './profile-tables.ts';
import type { ProfileView, SegmentGroup, Trait } from './profile-view.ts';
import { namesField } from './rule-facts.ts';
import { traitName } from './words.ts';

type Context = ScreenContext<SegmentLabels>;

/** How many traits the picture shows. */
const mostDrawn = 16;
/** From so many times as many orders, what was bought is rather a matter of how often. */
const unlike = 1.25;

/** What sets the segment apart: a picture of the most certain differences, and the table of all. */
export function traitBlocks(
  view: ProfileView,
  context: Context,
  alternative: string,
): readonly Block[] {
  const { labels, formats } = context;
  const table = traitTable(view, labels);
  const drawn = drawnTraits(view);
  const shared = {
    id: 'traits',
    title: labels.traitsTitle,
    subtitle: labels.traitsSubtitle,
  } as const;
  if (drawn.length === 0)
    return table.rows.length === 0
      ? []
      : [{ kind: 'table', ...shared, subtitle: labels.traitsNone, width: 'full', table }];
  const rows = drawn.map((trait) => intervalRow(trait, context));
  return [
    {
      kind: 'chart',
      ...shared,
      width: 'full',
      alternative,
      spec: intervalChart(rows, {
        ...{ scale: 'log', none: 1, title: labels.traitsAxis, format: 'number' },
      }),
      height: intervalHeight(rows),
      legend: [],
      notes:
        drawn.length < table.rows.length
          ? [
              labels.traitsLeftOut(
                formats.value('integer', drawn.length),
                formats.value('integer', table.rows.length),
              ),
            ]
          : [],
      table,
    },
  ];
}

/** Traits of enough people whose index has an interval, the most certain differences first. */
function drawnTraits({ traits }: ProfileView): readonly Trait[] {
  return traits
    .filter(({ index, everyone }) => index?.interval && everyone >= fewCustomers)
    .slice(0, mostDrawn);
}

function intervalRow(trait: Trait, { labels, formats }: Context): IntervalRow {
  const { index = 0, interval } = trait.index ?? {};
  const { low = 0, high = 0 } = interval ?? {};
  const number = (value: number): string => formats.value('number', value);
  const name = traitName(trait, labels);
  return {
    ...{ name, value: index, low, high, mark: markOfTrait(trait) },
    series: seriesBeside(1, { low, high }),
    tip: {
      title: name,
      rows: [
        { label: labels.columns.index, value: number(index) },
        { label: labels.interval, value: `${number(low)} – ${number(high)}` },
        { label: labels.columns.customers, value: formats.value('integer', trait.customers) },
        {
          label: labels.columns.share,
          value: formats.value('shareFine', ratio(trait.customers, trait.of)),
        },
        {
          label: labels.columns.everyoneShare,
          value: formats.value('shareFine', ratio(trait.everyone, trait.ofEveryone)),
        },
      ],
    },
  };
}

/**
 * The trait that the answer names: the most certain difference that is neither what the rule itself asks for
 * nor more of everything from more orders. Null where there is none.
 */
export function tellingTrait(view: ProfileView): Trait | null {
  const trait = drawnTraits(view).find(
    ({ field, index }) =>
      field.kind === 'dimension' &&
      (isOfPeople(field) || ordersAlike(view)) &&
      !namesField(view.params.rule, field.dimension.id) &&
      index?.interval &&
      (index.interval.low > 1 || index.interval.high < 1),
  );
  return trait ?? null;
}

/** Orders per buyer. */
export function ordersEach({ orders, buyers }: SegmentGroup): number | null {
  return ratio(orders, buyers);
}

/** Whether members order about as often as everyone, so that what they bought can be held against 1. */
export function ordersAlike({ segment, everyone }: ProfileView): boolean {
  const [own, everyones] = [ordersEach(segment), ordersEach(everyone)];
  if (own === null || everyones === null || own === 0) return true;
  return own <= everyones * unlike && everyones <= own * unlike;
}
