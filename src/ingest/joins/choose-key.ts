import { joinField, type JoinedRole, type LookupField } from '../../core/model/fields.ts';
import { columnFor, type ColumnPlan } from '../../core/model/plan.ts';
import { none } from '../../core/text-codes.ts';
import type { Inspection, WorkHooks } from '../types.ts';
import { eachRecordBytes } from './record-bytes.ts';
import { keyCandidates, type KeyColumn } from './key-columns.ts';
import { KeySet } from './key-set.ts';
import type { SalesKeys } from './sales-keys.ts';
import { sharedKeys, shareOf, type SharedKeys } from './shared-keys.ts';

/** A column of a table that has keys of the sales. */
export interface KeyChoice {
  readonly column: ColumnPlan;
  readonly sales: SalesKeys;
  readonly shared: SharedKeys;
  /** Whether it hardly repeats: one row per key. */
  readonly isUnique: boolean;
  /** Geometric mean of the share of the sales' keys that it has and the share of its own that they have. */
  readonly score: number;
}

/** Share of keys (0–1) that stand once in a column that identifies rows. */
const uniqueFrom = 0.95;
/** Share of the sales' keys (0–1) from which on values alone tell what a column is. */
const tellingShare = 0.5;
/** Fewer common keys than this are chance. */
const fewestKeys = 3;
/** By how much the score of another column has to be better than that of the one the headers name. */
const margin = 0.25;

/** Compares the columns of a table that may be its key with all keys of the sales, over the whole of both. */
export async function keyChoices(
  table: Inspection,
  sales: readonly SalesKeys[],
  hooks: WorkHooks,
): Promise<readonly KeyChoice[]> {
  const { plan, data } = table;
  const candidates = keyCandidates(table);
  if (!data || candidates.length === 0) return [];
  const columns = candidates.map(({ index }) => index);
  const found = candidates.map((candidate) => ({ ...candidate, filled: 0, keys: new KeySet() }));
  await eachRecordBytes(
    data,
    { dialect: plan.dialect, width: plan.columns.length, columns },
    hooks,
    (bytes, view, cells) => {
      found.forEach((one, place) => {
        const [from, to] = [cells[2 * place] as number, cells[2 * place + 1] as number];
        if (one.keys.add(bytes, view, from, to, one.isFloat) !== none) one.filled++;
      });
    },
  );
  return found
    .flatMap((one) => sales.map((other) => choiceOf(table, one, other)))
    .filter(({ shared }) => shared.keys.known > 0);
}

function choiceOf(
  { plan }: Inspection,
  { index, keys, filled }: KeyColumn & { readonly keys: KeySet; readonly filled: number },
  sales: SalesKeys,
): KeyChoice {
  const shared = sharedKeys(sales.keys, keys);
  const used = shareOf({ known: shared.keys.known, all: shared.own });
  return {
    column: plan.columns[index] as ColumnPlan,
    sales,
    shared,
    // Of a set that holds a part, the counted cells are a part too.
    isUnique: keys.size >= uniqueFrom * filled,
    score: Math.sqrt(shareOf(shared.keys) * used),
  };
}

/** What the values say of a table: its role and the column that joins it. */
export interface Verdict {
  readonly role: JoinedRole;
  readonly choice: KeyChoice;
}

const roleOf: Readonly<Record<LookupField, JoinedRole>> = {
  customer: 'customers',
  order: 'orders',
  product: 'products',
};

/**
 * Whether values tell more than headers did; null where the plan stays as it is. A unique column with
 * at least half of the sales' keys tells; it has to be clearly better than what the headers name.
 */
export function verdictOf(
  { plan }: Inspection,
  choices: readonly KeyChoice[],
  isRoleChosen: boolean,
): Verdict | null {
  const field = joinField(plan.role);
  const named = field === null ? null : columnFor(plan, field);
  const isSettled = named?.reason.code === 'chosenByUser' || named?.reason.code === 'remembered';
  if (isSettled || (isRoleChosen && field === null)) return null;
  const current = choices.find(
    ({ column, sales }) => column === named && sales.field === field && field !== null,
  );
  const best = bestOf(
    choices.filter((choice) => {
      const isAllowed =
        choice.sales.field !== null && (!isRoleChosen || choice.sales.field === field);
      return isAllowed && isTelling(choice);
    }),
  );
  if (!best || best === current || (current && best.score < current.score + margin)) return null;
  const role = roleOf[best.sales.field as LookupField];
  // An experiment names its customers too.
  return {
    role: plan.role === 'assignments' && role === 'customers' ? plan.role : role,
    choice: best,
  };
}

/** A column of the sales without a meaning that has the keys of a table; the best one, or null. */
export function openColumn(choices: readonly KeyChoice[]): KeyChoice | null {
  return bestOf(choices.filter((choice) => choice.sales.field === null && isTelling(choice)));
}

function isTelling({ shared, isUnique }: KeyChoice): boolean {
  return isUnique && shared.keys.known >= fewestKeys && shareOf(shared.keys) >= tellingShare;
}

function bestOf(choices: readonly KeyChoice[]): KeyChoice | null {
  return choices.reduce<KeyChoice | null>(
    (top, one) => (one.score > (top?.score ?? 0) ? one : top),
    null,
  );
}
