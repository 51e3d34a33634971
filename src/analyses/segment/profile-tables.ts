import type { CustomerGroupKind } from '../../core/model/customer-groups.ts';
import { ratio } from '../../core/ratio.ts';
import type { CellValue, TableColumn, TableData, ValueKind } from '../../core/spec/screen.ts';
import { fieldId } from './fields.ts';
import type { SegmentColumn, SegmentLabels } from './labels/en.ts';
import { valueInMark, writeMark } from './marks.ts';
import type { ProfileView, SegmentGroup, Trait } from './profile-view.ts';
import { fieldName, nameOf, traitValue } from './words.ts';

/** Every number of a profile. */
export function profileTables(view: ProfileView, labels: SegmentLabels): readonly TableData[] {
  return [
    figureTable(view, labels),
    courseTable(view, labels),
    mixTable('segment', view, labels),
    mixTable('tier', view, labels),
    traitTable(view, labels),
  ];
}

/** A column under the head that tables share. */
export function column(id: SegmentColumn, kind: ValueKind, labels: SegmentLabels): TableColumn {
  return { id, label: labels.columns[id], kind };
}

/** The segment beside everyone else; below them everyone, and what adds up to the control total. */
export function figureTable(view: ProfileView, labels: SegmentLabels): TableData {
  const row = (name: string, group: SegmentGroup): readonly CellValue[] => [
    name,
    group.customers,
    ratio(group.customers, view.everyone.customers),
    group.buyers,
    group.customers - group.buyers,
    group.orders,
    group.revenue,
    ratio(Number(group.revenue), Number(view.total)),
    perBuyer(group),
    orderValue(group),
  ];
  const rest = (name: string, revenue: bigint): readonly CellValue[] => [
    ...[name, null, null, null, null, null, revenue],
    ...[ratio(Number(revenue), Number(view.total)), null, null],
  ];
  return {
    id: 'figures',
    title: labels.figuresTitle,
    columns: [
      column('group', 'text', labels),
      column('customers', 'integer', labels),
      column('share', 'share', labels),
      column('buyers', 'integer', labels),
      column('never', 'integer', labels),
      column('orders', 'integer', labels),
      column('revenue', 'money', labels),
      column('revenueShare', 'share', labels),
      column('perBuyer', 'moneyAverage', labels),
      column('orderValue', 'moneyAverage', labels),
    ],
    rows: [row(nameOf(view.params, labels), view.segment), row(labels.rest, view.rest)],
    marks: [
      view.segment.customers > 0 ? writeMark({ kind: 'in' }) : null,
      view.rest.customers > 0 ? writeMark({ kind: 'out' }) : null,
    ],
    footer: [
      row(labels.everyone, view.everyone),
      rest(labels.withoutCustomer, view.guestRevenue),
      rest(labels.total, view.total),
    ],
  };
}

/** What a buyer of a group brought on average, in minor units. */
export function perBuyer({ paid, buyers }: SegmentGroup): number | null {
  return ratio(Number(paid), buyers);
}

/** Net revenue by qualifying order. */
export function orderValue({ paid, orders }: SegmentGroup): number | null {
  return ratio(Number(paid), orders);
}

/** One row per day of the course. */
export function courseTable(view: ProfileView, labels: SegmentLabels): TableData {
  return {
    id: 'course',
    title: labels.courseTitle,
    columns: [
      column('day', 'day', labels),
      { id: 'size', label: labels.columns.customers, kind: 'integer' },
      column('buyers', 'integer', labels),
      column('revenue', 'money', labels),
    ],
    rows: view.course.map(({ day, customers, buyers, revenue }) => [
      day,
      customers,
      buyers,
      revenue,
    ]),
    // Who they were then, no filter of today finds.
    marks: view.course.map(() => null),
    footer: [],
  };
}

/** The groups of one kind: how many members are in each, beside everyone. */
export function mixTable(
  kind: CustomerGroupKind,
  view: ProfileView,
  labels: SegmentLabels,
): TableData {
  const traits = view.mixes[kind];
  const sum = (of: (trait: Trait) => number): number =>
    traits.reduce((total, trait) => total + of(trait), 0);
  return {
    id: `mix-${kind}`,
    title: labels.mixTitle[kind],
    columns: [column('group', 'text', labels), ...traitColumns(labels)],
    rows: traits.map((trait) => [traitValue(trait, labels), ...traitCells(trait)]),
    marks: traits.map(markOfTrait),
    footer: [
      [
        labels.total,
        sum(({ customers }) => customers),
        ratio(
          sum(({ customers }) => customers),
          view.segment.buyers,
        ),
        sum(({ everyone }) => everyone),
        ratio(
          sum(({ everyone }) => everyone),
          view.everyone.buyers,
        ),
        ...[null, null, null],
      ],
    ],
  };
}

/** Every value of every field, the most certain differences first. */
export function traitTable(view: ProfileView, labels: SegmentLabels): TableData {
  return {
    id: 'traits',
    title: labels.traitsTitle,
    columns: [
      column('field', 'text', labels),
      column('value', 'text', labels),
      ...traitColumns(labels),
    ],
    rows: view.traits.map((trait) => [
      fieldName(trait.field, labels),
      traitValue(trait, labels),
      ...traitCells(trait),
    ]),
    marks: view.traits.map(markOfTrait),
    footer: [],
  };
}

function traitColumns(labels: SegmentLabels): readonly TableColumn[] {
  return [
    column('customers', 'integer', labels),
    column('share', 'shareFine', labels),
    column('everyone', 'integer', labels),
    column('everyoneShare', 'shareFine', labels),
    column('index', 'number', labels),
    { id: 'low', label: labels.low, kind: 'number' },
    { id: 'high', label: labels.high, kind: 'number' },
  ];
}

function traitCells(trait: Trait): readonly CellValue[] {
  return [
    trait.customers,
    ratio(trait.customers, trait.of),
    trait.everyone,
    ratio(trait.everyone, trait.ofEveryone),
    trait.index?.index ?? null,
    trait.index?.interval?.low ?? null,
    trait.index?.interval?.high ?? null,
  ];
}

/** The members who have a value; null where nobody of them has. */
export function markOfTrait({ field, value, customers }: Trait): string | null {
  if (customers === 0) return null;
  return writeMark({ kind: 'value', field: fieldId(field), value: valueInMark(field, value) });
}
