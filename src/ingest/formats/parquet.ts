import {
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  type SchemaTree,
} from 'hyparquet';
import { compressors as codecs } from 'hyparquet-compressors';
import { AppFailure, fail } from '../../core/error.ts';
import { checkCancelled, readBytes } from '../bytes.ts';
import type { WorkHooks } from '../types.ts';
import type { CellRows, CellTable, OpenTables } from './cell-table.ts';
import { parquetColumns, pruned, storedSchema, type ParquetColumn } from './parquet-columns.ts';
import { flatPages, storedParsers, type ColumnChunk } from './parquet-pages.ts';

const batchRows = 4096;
/** A page is about a megabyte; one that claims to unpack to more than this is not a page. */
const mostPageBytes = 1024 ** 3;

/**
 * Opens an Apache Parquet file: one table without a name. Only the end of the file is read, where
 * its schema stands; rows are read row group by row group, and of each only the wanted columns.
 * Fails with `file.broken`, with `file.password` for an encrypted file, and with
 * `file.unsupported` for a compression nobody uses any more (LZO).
 */
export const openParquet: OpenTables = async (file, name) => {
  const end = await readBytes(file, Math.max(0, file.size - 4), file.size);
  // Encrypted footers end in PARE instead of PAR1.
  if (String.fromCharCode(...end) === 'PARE') fail('file.password', { name });
  return orBroken(name, async () => {
    const metadata = await parquetMetadataAsync(byteRanges(file), { geoparquet: false });
    const chunks = metadata.row_groups.flatMap((group) => group.columns);
    if (chunks.some((chunk) => chunk.crypto_metadata ?? chunk.encrypted_column_metadata)) {
      fail('file.password', { name });
    }
    const stored = { ...metadata, schema: storedSchema(metadata.schema) };
    const columns = parquetColumns(parquetSchema(stored), metadata.schema);
    return [parquetTable(file, name, stored, columns)];
  });
};

function parquetTable(
  file: Blob,
  name: string,
  metadata: FileMetaData,
  columns: readonly ParquetColumn[],
): CellTable {
  return {
    name: '',
    isHidden: false,
    rows: metadata.row_groups.reduce((rows, group) => rows + Number(group.num_rows), 0),
    columns: columns.map((column) => column.name),
    async *readRows(hooks, wanted = columns.map((_, at) => at)) {
      const source: RowSource = { file, name, metadata, columns, wanted };
      const batches = readBatches(source, hooks);
      for (;;) {
        checkCancelled(hooks);
        const { value, done } = await orBroken(name, () => batches.next());
        if (done === true) return;
        yield value;
      }
    },
  };
}

interface RowSource {
  readonly file: Blob;
  readonly name: string;
  readonly metadata: FileMetaData;
  readonly columns: readonly ParquetColumn[];
  /** Positions in `columns`. */
  readonly wanted: readonly number[];
}

/** Values of one column of one row group, in pieces of any length. */
type Pieces = Iterator<ArrayLike<unknown>, unknown>;

interface ColumnCursor {
  readonly at: number;
  readonly column: ParquetColumn;
  readonly pieces: Pieces;
  piece: ArrayLike<unknown>;
  next: number;
}

async function* readBatches(source: RowSource, hooks: WorkHooks): AsyncGenerator<CellRows, void> {
  const { file, metadata, columns } = source;
  const total = metadata.row_groups.reduce((rows, group) => rows + Number(group.num_rows), 0);
  const openGroup = await groupOpener(source);
  let start = 0;
  for (const [index, group] of metadata.row_groups.entries()) {
    const groupRows = Number(group.num_rows);
    const cursors = await openGroup(index, start, hooks);
    for (let row = 0; row < groupRows; row += batchRows) {
      checkCancelled(hooks);
      const size = Math.min(batchRows, groupRows - row);
      const rows = Array.from({ length: size }, () => new Array<string>(columns.length).fill(''));
      for (const cursor of cursors) fillColumn(rows, cursor);
      yield rows;
      hooks.progress?.(
        Math.round((file.size * (start + row + size)) / total),
        file.size,
        'convert',
      );
    }
    start += groupRows;
  }
}

/** Opens the wanted columns of a row group, given its number and its first row. */
async function groupOpener(
  source: RowSource,
): Promise<(group: number, firstRow: number, hooks: WorkHooks) => Promise<ColumnCursor[]>> {
  const { file, name, columns, wanted } = source;
  const leaves = new Set(wanted.flatMap((at) => columns[at]?.leaves ?? []));
  const metadata = pruned(source.metadata, parquetSchema(source.metadata), leaves);
  const root = parquetSchema(metadata);
  const flat = new Map(
    root.children
      .filter((node) => node.children.length === 0 && node.element.repetition_type !== 'REPEATED')
      .map((node) => [node.element.name, node]),
  );
  const scan = await parquetScan({
    file: byteRanges(file),
    metadata,
    compressors: guarded,
    parsers: storedParsers,
    utf8: false,
    useOffsetIndex: false,
  });
  return async (group, firstRow, hooks) => {
    const { columns: chunks = [], num_rows: groupRows = 0n } = metadata.row_groups[group] ?? {};
    checkCodecs(chunks, name);
    const nested = new Map<string, ArrayLike<unknown>>();
    const cursors: ColumnCursor[] = [];
    for (const at of wanted) {
      const column = columns[at];
      if (column === undefined || groupRows === 0n) continue;
      checkCancelled(hooks);
      const node = flat.get(column.top);
      let pieces: Pieces;
      if (node) {
        pieces = await openPages(file, chunks, root, node, Number(groupRows));
      } else {
        const rowEnd = firstRow + Number(groupRows);
        const values =
          nested.get(column.top) ??
          (await scan.readColumn({ column: column.top, rowStart: firstRow, rowEnd }));
        nested.set(column.top, values);
        pieces = [values][Symbol.iterator]();
      }
      cursors.push({ at, column, pieces, piece: [], next: 0 });
    }
    return cursors;
  };
}

async function openPages(
  file: Blob,
  chunks: readonly ColumnChunk[],
  root: SchemaTree,
  node: SchemaTree,
  rows: number,
): Promise<Pieces> {
  const chunk = chunks.find((one) => one.meta_data?.path_in_schema[0] === node.element.name);
  const meta = chunk?.meta_data;
  if (chunk === undefined || meta === undefined) throw new Error('column is missing');
  if (chunk.file_path) throw new Error('column is in another file');
  // Some writers put 0 where there is no dictionary.
  const dictionary = meta.dictionary_page_offset ?? 0n;
  const start = Number(dictionary > 0n ? dictionary : meta.data_page_offset);
  const bytes = await readRange(file, start, start + Number(meta.total_compressed_size));
  return flatPages(bytes, chunk, [root, node], guarded, rows);
}

function fillColumn(rows: string[][], cursor: ColumnCursor): void {
  const { at, column } = cursor;
  for (const row of rows) {
    while (cursor.next >= cursor.piece.length) {
      const { value, done } = cursor.pieces.next();
      if (done === true) throw new Error('fewer values than rows');
      cursor.piece = value;
      cursor.next = 0;
    }
    let value = cursor.piece[cursor.next++];
    for (const field of column.fields) {
      value = (value as Record<string, unknown> | null | undefined)?.[field];
    }
    row[at] = column.text(value);
  }
}

/** What points out of the file is damaged; the file itself can be read well enough. */
function readRange(file: Blob, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  if (start < 0 || end < start || end > file.size) throw new Error('out of the file');
  return readBytes(file, start, end);
}

/** The file's bytes as the decoder asks for them. */
function byteRanges(file: Blob): AsyncBuffer {
  return {
    byteLength: file.size,
    slice: async (start, end = file.size) => (await readRange(file, start, end)).buffer,
  };
}

const guarded: Compressors = Object.fromEntries(
  Object.entries(codecs).map(([codec, unpack]) => [
    codec,
    (input: Uint8Array, length: number) => {
      if (length > mostPageBytes) throw new Error('page is too large');
      return unpack(input, length);
    },
  ]),
);

function checkCodecs(chunks: readonly ColumnChunk[], name: string): void {
  for (const { meta_data: meta } of chunks) {
    if (meta === undefined || meta.codec === 'UNCOMPRESSED' || meta.codec in codecs) continue;
    fail('file.unsupported', { format: 'Parquet', feature: meta.codec, name });
  }
}

/** Whatever the decoder trips over is a broken file; our own errors pass through. */
async function orBroken<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof AppFailure) throw cause;
    return fail('file.broken', { format: 'Parquet', name });
  }
}
