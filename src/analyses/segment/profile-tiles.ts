import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Tile } from '../../core/spec/screen.ts';
import type { SegmentColumn, SegmentLabels } from './labels/en.ts';
import { orderValue, perBuyer } from './profile-tables.ts';
import type { ProfileView, SegmentGroup } from './profile-view.ts';

type Context = ScreenContext<SegmentLabels>;

/** The key figures of the segment, each beside everyone's. */
export function tilesOf(view: ProfileView, { labels, formats }: Context): readonly Tile[] {
  const { segment, everyone, total } = view;
  const tile = (
    id: SegmentColumn,
    kind: Tile['kind'],
    value: Tile['value'],
    note: string | null,
  ): Tile => ({
    ...{ id, label: labels.columns[id], kind, value, note },
    ...{ change: null, changeKind: 'relative', goodWhen: 'neutral', course: [], lastIsOpen: false },
  });
  const average = (
    id: 'perBuyer' | 'orderValue',
    of: (group: SegmentGroup) => number | null,
  ): Tile =>
    tile(
      id,
      'moneyAverage',
      of(segment),
      labels.everyoneHas(formats.value('moneyAverage', of(everyone))),
    );
  const never = segment.customers - segment.buyers;
  const size = tile(
    'customers',
    'integer',
    segment.customers,
    labels.ofEveryone(formats.value('shareFine', ratio(segment.customers, everyone.customers))),
  );
  return [
    { ...size, course: view.course.map(({ customers }) => customers) },
    tile(
      'revenue',
      'money',
      segment.revenue,
      labels.ofRevenue(formats.value('shareFine', ratio(Number(segment.revenue), Number(total)))),
    ),
    average('perBuyer', perBuyer),
    tile('orders', 'integer', segment.orders, null),
    average('orderValue', orderValue),
    ...(never > 0 ? [tile('never', 'integer', never, null)] : []),
  ];
}
