import type { AudienceRequest } from './types.ts';
import { peopleRows, platformRows } from './csv-row.ts';
import type { Decisions } from './decide.ts';
import type { Groups } from './groups.ts';
import type { Hasher } from './hash.ts';
import { cellOf } from './identifiers.ts';
import { written, type Layout } from './layout.ts';
import { PartWriter, type FileKind } from './part-writer.ts';
import { valueText } from './read/value.ts';
import type { Readings } from './readings.ts';
import type { Slices } from './slices.ts';
import type { AudienceFile, ExportHooks, People } from './types.ts';

type Write = NonNullable<ExportHooks['write']>;

/** What the writing of any file needs. */
export interface WriteContext {
  readonly request: AudienceRequest;
  readonly people: People;
  readonly readings: Readings;
  readonly groups: Groups | null;
  readonly hasher: Hasher;
  readonly slices: Slices;
  readonly write: Write;
  /** The next number for a file. */
  readonly nextId: () => number;
}

/** Writes a platform's files: one list per group that is no holdout, or one of everybody. */
export async function writePlatform(
  decided: Decisions,
  context: WriteContext,
): Promise<readonly AudienceFile[]> {
  const { groups, slices, people } = context;
  const arms = groups?.split.arms ?? [null];
  const writers: (PartWriter | null)[] = [];
  for (const arm of arms) {
    if (arm?.isHoldout === true) writers.push(null);
    else {
      const kind = kindOf(decided.layout, arm?.name ?? null, context);
      writers.push(await PartWriter.open(kind, context.write, context.nextId));
    }
  }
  const cells = rowOf(decided.layout, context);
  await slices.over(
    people.size,
    (row) => {
      if (decided.isOut(row)) writers[groups?.armOf(row) ?? 0]?.row(cells(row));
    },
    async () => {
      for (const writer of writers) await writer?.settle();
    },
  );
  const files: AudienceFile[] = [];
  for (const writer of writers) files.push(...((await writer?.end()) ?? []));
  return files;
}

/** The cells of a person's row, hashed where they are to be. */
function rowOf(layout: Layout, context: WriteContext): (row: number) => readonly string[] {
  const { people, readings, hasher } = context;
  const hex = (text: string): string => hasher.hex(text);
  return (row) =>
    layout.columns.map((column, place) =>
      column.column.field === 'value'
        ? valueText(people.amount(row))
        : written(column, cellOf(layout, place, readings, row), hex),
    );
}

function kindOf(layout: Layout, arm: string | null, context: WriteContext): FileKind {
  const { platform } = layout;
  const { facts, plan } = context.request;
  const what = plan.purpose === 'remove' ? `${platform.id}-remove` : platform.id;
  return {
    ...{ kind: 'platform', platform: platform.id, arm },
    naming: { what, segment: facts.name, arm, day: facts.asOf },
    style: platform.isForPeople === true ? peopleRows : platformRows,
    header: platform.hasHeader ? headersOf(layout, context) : null,
    mostRows: platform.mostRows ?? Infinity,
    mostBytes: platform.mostBytes ?? Infinity,
  };
}

/** The first row: the header of hashed values where a column holds such, and the reader's language. */
function headersOf(layout: Layout, { request, readings }: WriteContext): readonly string[] {
  return layout.columns.map(({ column, isHashed }) => {
    const { header, hashedHeader, field, isHashable } = column;
    const cameHashed = field !== 'value' && (readings.column(field)?.hashed ?? 0) > 0;
    if (hashedHeader !== undefined && isHashable && (isHashed || cameHashed)) return hashedHeader;
    return typeof header === 'string' ? header : header[request.facts.locale];
  });
}
