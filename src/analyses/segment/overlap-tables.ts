import { ratio } from '../../core/ratio.ts';
import type { CellValue, TableData } from '../../core/spec/screen.ts';
import type { SegmentLabels } from './labels/en.ts';
import { writeMark } from './marks.ts';
import type { Intersection, OverlapGroup, OverlapView } from './overlap-view.ts';
import { column } from './profile-tables.ts';
import { nameAt } from './words.ts';

/** Every number of an overlap. */
export function overlapTables(view: OverlapView, labels: SegmentLabels): readonly TableData[] {
  return [intersectionTable(view, labels), setTable(view, labels), pairTable(view, labels)];
}

/** The segments of an intersection in words. */
export function intersectionName(
  { within }: Intersection,
  { segments }: OverlapView,
  labels: SegmentLabels,
): string {
  const names = segments.flatMap(({ name }, place) =>
    within[place] === true ? [nameAt(place, name, labels)] : [],
  );
  const [first = '', ...others] = names;
  if (others.length === 0) return segments.length > 1 ? labels.only(first) : first;
  return names.join(' + ');
}

/** Every combination with anybody, largest first. They share no customer, so that they add up. */
export function intersectionTable(view: OverlapView, labels: SegmentLabels): TableData {
  const row = (name: string, group: OverlapGroup): readonly CellValue[] => [
    name,
    group.customers,
    ratio(group.customers, view.any.customers),
    group.buyers,
    group.revenue,
  ];
  const below = (name: string, group: OverlapGroup): readonly CellValue[] => [
    ...[name, group.customers, null, group.buyers, group.revenue],
  ];
  return {
    id: 'intersections',
    title: labels.upsetTitle,
    columns: [
      column('segments', 'text', labels),
      column('customers', 'integer', labels),
      column('share', 'share', labels),
      column('buyers', 'integer', labels),
      column('revenue', 'money', labels),
    ],
    rows: view.intersections.map((one) => row(intersectionName(one, view, labels), one)),
    marks: view.intersections.map(({ within }) => writeMark({ kind: 'only', within })),
    footer: [
      row(labels.anySegment, view.any),
      below(labels.noSegment, view.none),
      below(labels.everyone, view.everyone),
    ],
  };
}

/** One row per segment, which may share customers. */
export function setTable(view: OverlapView, labels: SegmentLabels): TableData {
  return {
    id: 'sets',
    title: labels.setsTitle,
    columns: [
      column('segments', 'text', labels),
      column('customers', 'integer', labels),
      column('share', 'share', labels),
      column('buyers', 'integer', labels),
      column('revenue', 'money', labels),
    ],
    rows: view.segments.map((one, place) => [
      nameAt(place, one.name, labels),
      one.customers,
      ratio(one.customers, view.everyone.customers),
      one.buyers,
      one.revenue,
    ]),
    marks: view.segments.map(({ customers }, place) =>
      customers > 0 ? writeMark({ kind: 'of', segments: [place] }) : null,
    ),
    footer: [],
  };
}

/** One row per two segments: how many of the first are in the second, too. */
export function pairTable(view: OverlapView, labels: SegmentLabels): TableData {
  const pairs = view.segments.flatMap((from, row) =>
    view.segments.flatMap((to, place) =>
      place === row ? [] : [{ from, to, row, place, both: view.shared[row]?.[place] ?? 0 }],
    ),
  );
  return {
    id: 'pairs',
    title: labels.pairsTitle,
    columns: [
      column('segments', 'text', labels),
      column('with', 'text', labels),
      { id: 'customers', label: labels.columns.both, kind: 'integer' },
      column('share', 'share', labels),
    ],
    rows: pairs.map(({ from, to, row, place, both }) => [
      nameAt(row, from.name, labels),
      nameAt(place, to.name, labels),
      both,
      ratio(both, from.customers),
    ]),
    marks: pairs.map(({ row, place, both }) => (both > 0 ? pairMark(row, place) : null)),
    footer: [],
  };
}

/** The customers in both of two segments. */
export function pairMark(one: number, other: number): string {
  const segments = one === other ? [one] : [Math.min(one, other), Math.max(one, other)];
  return writeMark({ kind: 'of', segments });
}
