import { dropReasons, type DropReason } from '../../core/audience/plan.ts';

/** A file that was made, as it can be known again. */
export interface LedgerFile {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** One export to one platform, as the ledger keeps it. Nothing in it is about one person. */
export interface LedgerEntry {
  readonly id: string;
  /** When, ISO 8601. */
  readonly made: string;
  readonly segment: string;
  /** The definition of the segment: a view's address without the host. */
  readonly address: string;
  readonly dataVersion: string;
  readonly asOf: string;
  readonly platform: string;
  readonly purpose: 'add' | 'remove';
  readonly isHashed: boolean;
  /** The header of the consent column, or the statement. */
  readonly consent: string;
  readonly people: number;
  readonly out: number;
  readonly dropped: Readonly<Partial<Record<DropReason, number>>>;
  /** Groups of a split with their people; empty without one. */
  readonly arms: readonly { readonly name: string; readonly people: number }[];
  readonly files: readonly LedgerFile[];
}

/** Texts that are longer are cut: no part of an entry is a place to keep data in. */
const longest = 2000;

/** An entry from a store of which nothing is known; null for what is none. */
export function readLedgerEntry(value: unknown): LedgerEntry | null {
  const of = asRecord(value);
  if (!of) return null;
  const files = listOf(of['files'], (one) => {
    const sha256 = text(one['sha256']);
    if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
    return {
      name: text(one['name']),
      rows: count(one['rows']),
      bytes: count(one['bytes']),
      sha256,
    };
  });
  const id = text(of['id']);
  const made = text(of['made']);
  if (id === '' || Number.isNaN(Date.parse(made)) || !files) return null;
  const dropped = asRecord(of['dropped']) ?? {};
  return {
    ...{ id, made, files },
    segment: text(of['segment']),
    address: text(of['address']),
    dataVersion: text(of['dataVersion']),
    asOf: text(of['asOf']),
    platform: text(of['platform']),
    purpose: of['purpose'] === 'remove' ? 'remove' : 'add',
    isHashed: of['isHashed'] === true,
    consent: text(of['consent']),
    people: count(of['people']),
    out: count(of['out']),
    dropped: Object.fromEntries(
      dropReasons
        .map((reason) => [reason, count(dropped[reason])] as const)
        .filter(([, people]) => people > 0),
    ),
    arms:
      listOf(of['arms'], (one) => ({ name: text(one['name']), people: count(one['people']) })) ??
      [],
  };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
}

/** A list of which every item is read; null where one is not, or it is no list. */
function listOf<T>(
  value: unknown,
  read: (one: Readonly<Record<string, unknown>>) => T | null,
): readonly T[] | null {
  if (!Array.isArray(value)) return null;
  const items = value.map((one) => read(asRecord(one) ?? {}));
  const known = items.filter((item) => item !== null);
  return known.length === items.length ? known : null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, longest) : '';
}

function count(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;
}
