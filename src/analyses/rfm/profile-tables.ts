import { ratio } from '../../core/ratio.ts';
import type { TableColumn, TableData } from '../../core/spec/screen.ts';
import type { RfmLabels } from './labels/en.ts';
import type { RfmView } from './view.ts';

/** One row per segment: its size, and what its customers are like. */
export function profileTable(view: RfmView, labels: RfmLabels): TableData {
  return {
    id: 'profile',
    title: labels.profileTitle,
    columns: [
      { id: 'segment', label: labels.segment, kind: 'text' },
      { id: 'customers', label: labels.customers, kind: 'integer' },
      { id: 'customerShare', label: labels.customerShare, kind: 'share' },
      { id: 'revenueShare', label: labels.revenueShare, kind: 'share' },
      { id: 'perCustomer', label: labels.perCustomer, kind: 'moneyAverage' },
      { id: 'ordersPerCustomer', label: labels.ordersPerCustomer, kind: 'number' },
      { id: 'averageOrder', label: labels.averageOrder, kind: 'moneyAverage' },
      { id: 'daysSince', label: labels.daysSince, kind: 'integer' },
    ],
    rows: view.profiles.map((profile) => [
      labels.segments[profile.segment],
      profile.customers,
      ratio(profile.customers, view.bought.customers),
      ratio(Number(profile.revenue), Number(view.total)),
      ratio(Number(profile.revenue), profile.customers),
      ratio(profile.purchases, profile.customers),
      ratio(Number(profile.revenue), profile.purchases),
      profile.daysSince === null ? null : Math.round(profile.daysSince),
    ]),
    marks: view.profiles.map(markOf),
    footer: [],
  };
}

/** One row per segment: by product and by dimension the value that brings it most. */
export function tasteTable(view: RfmView, labels: RfmLabels): TableData {
  return {
    id: 'tastes',
    title: labels.tasteTitle,
    columns: [
      { id: 'segment', label: labels.segment, kind: 'text' },
      ...view.tasteNames.flatMap((name, index): TableColumn[] => [
        { id: `value${index}`, label: name ?? labels.product, kind: 'text' },
        { id: `share${index}`, label: labels.ofSegment, kind: 'share' },
      ]),
    ],
    rows: view.profiles.map((profile) => [
      labels.segments[profile.segment],
      ...profile.tastes.flatMap((taste) => [
        taste?.value ?? null,
        taste ? ratio(Number(taste.revenue), Number(profile.revenue)) : null,
      ]),
    ]),
    marks: view.profiles.map(markOf),
    footer: [],
  };
}

function markOf({ segment, customers }: RfmView['profiles'][number]): string | null {
  return customers > 0 ? `segment:${segment}` : null;
}
