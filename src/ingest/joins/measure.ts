import { joinField, type JoinedRole } from '../../core/model/fields.ts';
import { mostContradictions, type JoinFound } from '../../core/model/join.ts';
import { columnFor, type ColumnPlan, type SourcePlan } from '../../core/model/plan.ts';
import { dimensionIds } from '../../core/model/union.ts';
import { hashOf, none } from '../../core/text-codes.ts';
import { isMissing } from '../narrow.ts';
import type { Inspection, WorkHooks } from '../types.ts';
import { eachRecordBytes } from './record-bytes.ts';
import { hintFor } from './hints.ts';
import { keyColumn } from './key-columns.ts';
import { KeySet } from './key-set.ts';
import type { SalesKeys } from './sales-keys.ts';
import { sharedKeys, unknownKeys } from './shared-keys.ts';

/** Files of one layout that are read as one table, by their positions. */
export interface JoinGroup {
  readonly role: JoinedRole;
  readonly tables: readonly number[];
  readonly inspections: readonly Inspection[];
}

const shownExamples = 3;

/**
 * Counts how a table meets the sales, in one pass over its files: the keys that find each other, and
 * the keys whose rows contradict each other. Null where it has no key, or the sales lack the field.
 */
export async function measureJoin(
  group: JoinGroup,
  sales: readonly SalesKeys[],
  hooks: WorkHooks,
): Promise<JoinFound | null> {
  const field = joinField(group.role);
  const own = sales.find((one) => one.field === field);
  if (!own || field === null) return null;
  let found: JoinFound | null = null;
  // As the import does: people whose ids no sale has are told by their e-mail.
  for (const use of group.role === 'customers' ? (['customer', 'email'] as const) : [field]) {
    if (found && found.keys.known > 0) break;
    const keys = group.inspections.map(({ plan }) => columnFor(plan, use));
    const [first] = keys;
    if (!first || keys.includes(null)) continue;
    const next = describe(group, await readTable(group, keys as ColumnPlan[], hooks), own);
    if (!found || next.keys.known > 0)
      found = {
        ...next,
        field,
        column: first.header || first.id,
        salesColumn: own.header || own.id,
      };
  }
  return found;
}

interface TableKeys {
  /** Integers per key: its rows, whether they contradict each other, a hash per dimension. */
  readonly set: KeySet;
  /** Rows with a key that the set holds. */
  readonly filled: number;
}

async function readTable(
  { role, inspections }: JoinGroup,
  keys: readonly ColumnPlan[],
  hooks: WorkHooks,
): Promise<TableKeys> {
  const ids = [...new Set(inspections.flatMap(({ plan }) => facetsOf(role, plan)))];
  const set = new KeySet(2 + ids.length);
  for (const [file, { plan, columns, data }] of inspections.entries()) {
    const key = keys[file];
    if (!data || !key) continue;
    const { isFloat, index } = keyColumn(key, columns[key.index]);
    const facets = ids.flatMap((id, place) => {
      const column = plan.columns.find((one) => one.id === id && one.index !== index);
      return column ? [{ index: column.index, place: 2 + place }] : [];
    });
    const wanted = [index, ...facets.map((facet) => facet.index)];
    await eachRecordBytes(
      data,
      { dialect: plan.dialect, width: plan.columns.length, columns: wanted },
      hooks,
      (bytes, view, cells) => {
        const at = set.add(bytes, view, cells[0] as number, cells[1] as number, isFloat);
        if (at === none) return;
        facets.forEach(({ place }, n) => {
          const [from, to] = [cells[2 * n + 2] as number, cells[2 * n + 3] as number];
          const hash = hashOfCell(bytes, view, from, to);
          const before = set.ints[at + place] as number;
          if (before === 0) set.ints[at + place] = hash;
          else if (hash !== 0 && hash !== before) set.ints[at + 1] = 1;
        });
      },
    );
  }
  let filled = 0;
  set.each(0, (at) => (filled += set.ints[at] as number));
  return { set, filled };
}

/** Ids of the columns in which rows of one key may contradict each other. */
function facetsOf(role: JoinedRole, plan: SourcePlan): readonly string[] {
  if (role !== 'assignments') return dimensionIds(plan);
  const variant = columnFor(plan, 'variant');
  return variant ? [variant.id] : [];
}

/** A hash of a cell without the space around it; 0 for a missing one. */
function hashOfCell(
  bytes: Uint8Array<ArrayBuffer>,
  view: DataView,
  from: number,
  to: number,
): number {
  let [start, end] = [from, to];
  while (start < end && (bytes[start] as number) <= 0x20) start++;
  while (end > start && (bytes[end - 1] as number) <= 0x20) end--;
  if (end - start <= 4 && isMissing(decoder.decode(bytes.subarray(start, end)))) return 0;
  return hashOf(view, start, end) || 1;
}

const decoder = new TextDecoder();

function describe(
  { role, tables }: JoinGroup,
  { set, filled }: TableKeys,
  sales: SalesKeys,
): Omit<JoinFound, 'field' | 'column' | 'salesColumn'> {
  const shared = sharedKeys(sales.keys, set);
  const every = 2 ** set.level;
  const contradictions: number[] = [];
  let contradicting = 0;
  set.each(0, (at) => {
    if (set.ints[at + 1] === 0) return;
    contradicting++;
    if (contradictions.length < shownExamples) contradictions.push(at);
  });
  return {
    kind: 'joined',
    ...{ tables, role },
    keys: shared.keys,
    lines: shared.cells,
    own: shared.own,
    unused: shared.own - shared.keys.known,
    isEstimate: shared.isEstimate,
    repeated: (filled - set.size) * every,
    contradicting: contradicting * every,
    isRefused: role !== 'assignments' && contradicting > mostContradictions * set.size,
    unknown: sales.keys.texts(unknownKeys(sales.keys, set, shownExamples)),
    contradictions: set.texts(contradictions),
    hint: hintFor(sales.keys, set, shared.keys),
  };
}
