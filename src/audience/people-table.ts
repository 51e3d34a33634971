import { tableFromIPC, type Table } from 'apache-arrow';
import type { CellPart, PeopleLayout } from '../core/audience/people-layout.ts';
import type { AudienceField } from '../core/audience/plan.ts';
import { namePartsOf } from './name-parts.ts';
import type { People } from './types.ts';

/** Reads the text of a row; null for none. */
type Cells = (row: number) => string | null;

/** The answer to the query for people, column by column; nothing is copied until it is asked for. */
export function peopleOf(bytes: Uint8Array, layout: PeopleLayout): People {
  const table = tableFromIPC(bytes);
  const fields = new Map<AudienceField, Cells>();
  for (const [field, { column, part }] of Object.entries(layout.fields))
    fields.set(field as AudienceField, cellsOf(table, column, part));
  const ids = cellsOf(table, 'id', 'whole');
  const consent = layout.consent === null ? null : cellsOf(table, layout.consent, 'whole');
  const strata = Array.from({ length: layout.strata }, (_, k) => cellsOf(table, `s${k}`, 'whole'));
  const amounts = table.getChild('amount');
  const recent = table.getChild('is_recent');
  const excluded = table.getChild('is_excluded');
  const unit = 10 ** layout.scale;
  return {
    size: table.numRows,
    fields: [...fields.keys()],
    id: (row) => ids(row) ?? '',
    cell: (field, row) => fields.get(field)?.(row) ?? null,
    consent: (row) => consent?.(row) ?? null,
    amount(row) {
      const amount: unknown = amounts?.get(row);
      return amount === null || amount === undefined ? null : Number(amount) / unit;
    },
    // No value holds the sign between them.
    stratum: (row) => strata.map((cells) => cells(row) ?? '').join('\u001f'),
    isRecent: (row) => recent?.get(row) === true,
    isExcluded: (row) => excluded?.get(row) === true,
  };
}

function cellsOf(table: Table, column: string, part: CellPart): Cells {
  const values = table.getChild(column);
  const whole = (row: number): string | null => (values?.get(row) ?? null) as string | null;
  if (part === 'whole') return whole;
  return (row) => {
    const name = whole(row);
    return name === null ? null : namePartsOf(name)[part];
  };
}
