import type { TableData } from '../../core/spec/screen.ts';
import type { CampaignLabels } from './labels/en.ts';
import { writeMark } from './marks.ts';
import { column } from './result-tables.ts';
import type { WhoView } from './who-view.ts';
import { traitValue } from './words.ts';

/** Buyers of both sides by each field. */
export function whoTable(view: WhoView, labels: CampaignLabels): TableData {
  const marksOf = (side: 'reached' | 'rest'): readonly (string | null)[] =>
    view.traits.map((trait) =>
      trait[side] > 0
        ? writeMark({ kind: 'who', side, field: trait.field, value: trait.value })
        : null,
    );
  return {
    id: 'who',
    title: labels.whoTitle,
    columns: [
      column('field', 'text', labels),
      column('value', 'text', labels),
      column('reached', 'integer', labels),
      column('rest', 'integer', labels),
      column('reachedShare', 'shareFine', labels),
      column('restShare', 'shareFine', labels),
      column('ratio', 'number', labels),
      column('low', 'number', labels),
      column('high', 'number', labels),
    ],
    rows: view.traits.map((trait) => [
      trait.field === 'item' && view.dimension !== null
        ? view.dimension
        : labels.fields[trait.field],
      traitValue(trait, labels),
      trait.reached,
      trait.rest,
      trait.reachedShare,
      trait.restShare,
      trait.index?.ratio ?? null,
      trait.index?.interval.low ?? null,
      trait.index?.interval.high ?? null,
    ]),
    marks: view.traits.map(() => null),
    cellMarks: { reached: marksOf('reached'), rest: marksOf('rest') },
    footer: [],
  };
}

/** The buyers of both sides in all. */
export function buyerTable(view: WhoView, labels: CampaignLabels): TableData {
  const rows = (['reached', 'rest'] as const).map((side) => ({
    name: labels.sideMark(labels.sides[side], labels.parts.bought),
    customers: view[side],
    mark: view[side] > 0 ? writeMark({ kind: 'side', side, part: 'bought' }) : null,
  }));
  return {
    id: 'buyers',
    title: labels.sizesTitle,
    columns: [column('group', 'text', labels), column('customers', 'integer', labels)],
    rows: rows.map(({ name, customers }) => [name, customers]),
    marks: rows.map(({ mark }) => mark),
    footer: [],
  };
}
